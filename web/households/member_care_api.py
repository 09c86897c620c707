"""A person's care as the API tells it: doctors, check-ups, the green channel, who may sign."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from casework.common import masking
from casework.common.days import holds
from casework.common.roles import SEE_NAMES
from projections.hospitals.readiness import Spans, was_ready
from projections.households.case import Case
from projections.households.tables import Member
from web.access.caller import Caller
from web.http.api.answers import end
from web.unsealing import Unsealed


class Contract(Struct):
    """`package`: codes of the items it promises; `renews`: the contract it follows; `ended_early`: before its signed end."""

    id: UUID
    kind: str
    institution: str | None
    doctor: str
    from_on: date
    until_on: date
    package: list[str]
    renews: UUID | None
    ended_early: bool


class Service(Struct):
    id: UUID
    on: date
    service: str | None
    kind: str
    items: list[str]


class Checkup(Struct):
    id: UUID
    year: int
    stage: str
    on: date
    institution: str | None


class Pass(Struct):
    """`cause`: why it ended early, where it did."""

    id: UUID
    number: str
    from_on: date
    until_on: date | None
    cause: str | None


class Feedback(Struct):
    on: date
    as_promised: bool | None
    content: bool | None


class Use(Struct):
    """`missing`: what was not there that day though it should have been: pass, hospital (its green channel was not ready)."""

    id: UUID
    hospital_id: UUID
    on: date
    steps: list[str]
    priority_given: list[str]
    priority_refused: list[str]
    escorted: bool | None
    satisfied: bool | None
    missing: list[str]
    feedback: Feedback | None


class SignatureAuthorisation(Struct):
    """Who may sign for the person at a hospital; `hospital_id` null: at any."""

    id: UUID
    signer: str
    relation: str
    matters: list[str]
    hospital_id: UUID | None
    from_on: date
    until_on: date
    revoked: bool


def given(found: Case, member: Member, texts: Unsealed, caller: Caller, ready: Spans) -> dict[str, Any]:
    """The parts of a Person that are about their care."""
    whole = caller.role in SEE_NAMES

    def mine(rows: Iterable[Any]) -> list[Any]:
        return [row for row in rows if row.member_id == member.member_id]

    return {
        "contracts": [
            Contract(
                c.contract_id, c.kind, c.institution, texts.name(c.doctor, caller), c.from_on, c.until_on, list(c.package),
                c.renews, c.ended,
            )
            for c in mine(found.contracts)
        ],
        "services": [
            Service(s.service_id, s.served_on, texts.text(s.service) if whole else None, s.kind, list(s.items))
            for s in mine(found.services)
        ],
        "checkups": [
            Checkup(c.checkup_id, c.year, c.stage, c.occurred_on, c.institution) for c in mine(found.checkups)
        ],
        "passes": [
            Pass(p.pass_id, _number(texts.text(p.number), whole), p.from_on, end(p.until_on), p.cause)
            for p in mine(found.passes)
        ],
        "uses": [_use(use, mine(found.passes), ready) for use in mine(found.uses)],
        "signature_authorisations": [
            SignatureAuthorisation(
                a.authorisation_id, texts.name(a.signer, caller), a.relation, list(a.matters), a.hospital_id, a.from_on,
                a.until_on, a.revoked,
            )
            for a in mine(found.authorisations)
        ],
    }  # fmt: skip


def _use(use: Any, passes: Iterable[Any], ready: Spans) -> Use:
    held = any(holds(one.from_on, one.until_on, use.used_on) for one in passes)
    there = {"pass": held, "hospital": was_ready(ready, use.hospital_id, use.used_on)}
    feedback = Feedback(use.rated_on, use.as_promised, use.content) if use.rated_on else None
    return Use(
        use.use_id, use.hospital_id, use.used_on, list(use.steps), list(use.priority_given), list(use.priority_refused),
        use.escorted, use.satisfied, [what for what, is_there in there.items() if not is_there], feedback,
    )  # fmt: skip


def _number(number: str, whole: bool) -> str:
    return number if whole else masking.masked_account(number)
