"""Adopting an edition of the contact policy in a division."""

import re
from datetime import date
from uuid import UUID, uuid5

from msgspec import ValidationError, convert

from casework.division_codes import ledger_of
from casework.ledger.envelope import Request
from casework.policy import Edition, UnknownPreset, preset
from casework.policy.adoption import AdoptPolicy
from web import reach
from web.access.caller import Caller
from web.actions.answer import Answer
from web.actions.bodies import Body, Code, Short
from web.errors import Problem
from web.i18n import gettext
from web.office import Office
from web.rights import SUPERVISION, demand

POLICIES = UUID("5a3f7f8e-6a53-4d51-8f0e-7a0c63a1f001")  # the namespace of the policies' streams


class PolicyBody(Body, frozen=True, kw_only=True):
    """`edition`: a preset's name, or a whole edition. `division`: the caller's own when left out."""

    edition: str | dict[str, object]
    from_on: date
    document_number: Short
    division: Code | None = None


def adopt(office: Office, caller: Caller, body: PolicyBody, request: Request) -> Answer:
    demand(caller, SUPERVISION)
    division = body.division or caller.division
    reach.demand_policy(caller, division)
    stream = policy_stream(ledger_of(division))
    command = AdoptPolicy(
        policy_id=stream, edition=_edition(body.edition), from_on=body.from_on, document_number=body.document_number
    )
    return Answer(stream, office.act(caller, command, at=reach.new(caller, division, stream), request=request))


def policy_stream(ledger: str) -> UUID:
    """The one stream of a ledger's policies."""
    return uuid5(POLICIES, ledger)


def _edition(said: str | dict[str, object]) -> Edition:
    try:
        return preset(said) if isinstance(said, str) else _usable(convert(said, Edition))
    except (UnknownPreset, ValidationError, ValueError):
        message = gettext("This is no edition: name a preset, or send one with all its duties.")
        raise Problem(422, "edition", message, errors=[{"field": "edition", "message": message}]) from None


def _usable(edition: Edition) -> Edition:
    """Names that no festival has, ages that people reach: what lists and figures can go by. Raises ValueError."""
    for duty in edition.duties:
        if not re.fullmatch(r"[a-z][a-z_]{0,39}(:[a-z]{1,20})?", duty.duty) or duty.duty.startswith("festival"):
            raise ValueError(duty.duty)
        if duty.elderly_age not in range(151):
            raise ValueError(duty.duty)
    return edition
