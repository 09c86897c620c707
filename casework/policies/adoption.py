"""Editions of the contact policy a division has adopted, each from a day on."""

import re
from datetime import date
from typing import ClassVar

from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from casework.common import command, refusals
from casework.common.command import Division, Given, Short
from casework.common.event import Event as Happened
from casework.common.guards import required_text
from casework.common.roles import SUPERVISION, Roles
from casework.policies.editions import Duty, Edition, UnknownPreset, preset


class Command(command.Command, frozen=True, kw_only=True):
    """An order to the policy of one ledger."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "policy_id"
    policy_id: Given


class AdoptPolicy(Command, frozen=True, kw_only=True):
    """`edition`: a preset's name, or a whole edition. `document_number` empty: the document the edition names itself.

    `division`: whose policy it is; the caller's own when left out.
    """

    edition: Short | dict[str, object]
    from_on: date
    document_number: Short
    division: Division | None = None


class PolicyAdopted(Happened, frozen=True, kw_only=True):
    """In force from `from_on` until the next; of two from the same day the one recorded later holds."""

    day_field = "from_on"

    edition: Edition
    from_on: date
    document_number: str


PolicyEvent = PolicyAdopted
Event = PolicyEvent


class Policy(Struct, frozen=True, kw_only=True):
    adopted: dict[date, PolicyAdopted] = {}


NEW = Policy()


def decide(command: Command, policy: Policy, today: date) -> list[PolicyEvent]:
    """What happens if this is asked of the policy; nothing when it happened already. Raises Refused."""
    match command:
        case AdoptPolicy():
            return adopt_policy(command, policy)
        case _:
            raise TypeError(f"{type(command).__name__} is not asked of a policy")


def adopt_policy(command: AdoptPolicy, policy: Policy) -> list[PolicyEvent]:
    """An office may adopt what has been in force for a while: the day is the document's."""
    edition = edition_asked(command.edition)
    document_number = command.document_number or edition.document
    required_text(document_number, "document_number")
    adopted = PolicyAdopted(edition=edition, from_on=command.from_on, document_number=document_number)
    return [] if policy.adopted.get(command.from_on) == adopted else [adopted]


def evolve(state: Policy, event: PolicyEvent) -> Policy:
    """The policy after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    if isinstance(event, PolicyAdopted):
        return replace(state, adopted=state.adopted | {event.from_on: event})
    return state


def edition_asked(asked: str | dict[str, object]) -> Edition:
    """The edition named or sent, if lists and figures can go by it. Raises NoSuchEdition."""
    try:
        edition = preset(asked) if isinstance(asked, str) else convert(asked, Edition)
    except (UnknownPreset, ValidationError, ValueError) as unfit:
        raise refusals.NoSuchEdition("edition") from unfit
    if not all(_usable(duty) for duty in edition.duties):
        raise refusals.NoSuchEdition("edition")
    return edition


def _usable(duty: Duty) -> bool:
    """A name that no festival has, an age that people reach."""
    named = re.fullmatch(r"[a-z][a-z_]{0,39}(:[a-z]{1,20})?", duty.duty) and not duty.duty.startswith("festival")
    return bool(named) and duty.elderly_age in range(151)
