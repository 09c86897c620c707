"""What programs are told of applications: one in a list, and one whole with its steps."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from casework.applications.events import AnnualReviewed, EvidenceAdded, FiledUpward
from casework.applications.events.deciding import Found
from casework.applications.events.submitting import Declared
from web.applications.told import Told


class Application(Struct):
    """`name` masked for those who do not look after families; `objections`: those not resolved."""

    id: UUID
    ledger: str
    person_id: UUID
    household_id: UUID
    name: str
    scheme: str
    division: str
    status: str
    submitted_on: date
    decided_on: date | None
    from_on: date | None
    exit_cause: str | None
    exit_on: date | None
    objections: int
    reviewed_year: int | None


class Paper(Struct):
    """`number` masked."""

    id: UUID
    kind: str
    added_on: date
    number: str


class Look(Struct):
    """A review or a check. `note` withheld from those who do not look after families or decide."""

    id: UUID
    on: date
    agreed: bool
    note: str


class OnNotice(Struct):
    id: UUID
    level: str
    from_on: date
    until_on: date


class Objection(Struct):
    id: UUID
    level: str
    raised_on: date
    matter: str
    resolved_on: date | None
    upheld: bool | None
    result: str


class Decision(Struct):
    """`edition`: `ledger:position` of the scheme's adoption, or `preset:name`."""

    id: UUID
    decision: str
    on: date
    from_on: date | None
    reason: str
    edition: str
    findings: list[Found]


class YearlyReview(Struct):
    id: UUID
    year: int
    on: date
    holds: bool
    findings: list[Found]


class Exit(Struct):
    id: UUID
    cause: str
    on: date
    paid_until_on: date | None
    reason: str


class Occasion(Struct):
    """A stay or a cost. `number` masked; `place` withheld from those who do not look after families or decide. `accepted` None: nobody
    decided yet; `days`, `cost_fen_accepted`: what of it is paid for at most.
    """

    id: UUID
    kind: str
    from_on: date
    until_on: date
    number: str
    cost_fen: int
    place: str
    accepted: bool | None
    decided_on: date | None
    days: int
    cost_fen_accepted: int
    reason: str


class WholeApplication(Application):
    version: int
    declared: Declared
    proposed: bool
    assisted: bool
    evidence: list[Paper]
    village_review: Look | None
    township_check: Look | None
    notices: list[OnNotice]
    objections_raised: list[Objection]
    county_decision: Decision | None
    filed_on: date | None
    annual_reviews: list[YearlyReview]
    exit: Exit | None
    occasions: list[Occasion]
    known_position: Mapping[str, int]


def steps_of(told: Told) -> dict[str, Any]:
    state = told.state
    assert state.told is not None  # noqa: S101  it has a row
    review, check, decision, exit_ = state.review, state.check, state.decision, state.exit
    filed = told.steps(FiledUpward)
    return {
        "version": told.version,
        "declared": state.told.declared,
        "proposed": state.told.proposed,
        "assisted": state.told.assisted,
        "evidence": [Paper(e.step_id, e.kind, e.added_on, told.number(e.number)) for e in told.steps(EvidenceAdded)],
        "village_review": review and Look(review.step_id, review.reviewed_on, review.agreed, told.note(review.note)),
        "township_check": check and Look(check.step_id, check.checked_on, check.agreed, told.note(check.note)),
        "notices": [OnNotice(n.notice_id, n.level, n.from_on, n.until_on) for n in state.notices.values()],
        "objections_raised": [_objection(told, id_) for id_ in state.objections],
        "county_decision": decision
        and Decision(
            decision.step_id, decision.decision, decision.decided_on, decision.from_on, told.reason(decision.reason),
            decision.edition, list(decision.findings),
        ),
        "filed_on": filed[-1].filed_on if filed else None,
        "annual_reviews": [
            YearlyReview(r.step_id, r.year, r.reviewed_on, r.holds, list(r.findings)) for r in told.steps(AnnualReviewed)
        ],
        "exit": exit_
        and Exit(exit_.step_id, exit_.cause, exit_.on, told.paid_until_on, told.reason(exit_.reason)),
        "occasions": [_occasion(told, id_) for id_ in state.occasions],
    }  # fmt: skip


def _objection(told: Told, objection_id: UUID) -> Objection:
    raised, resolved = told.state.objections[objection_id], told.state.resolved.get(objection_id)
    return Objection(
        objection_id, raised.level, raised.raised_on, told.note(raised.matter),
        resolved.resolved_on if resolved else None, resolved.upheld if resolved else None,
        told.note(resolved.result) if resolved else "",
    )  # fmt: skip


def _occasion(told: Told, occasion_id: UUID) -> Occasion:
    said, decided = told.state.occasions[occasion_id], told.state.occasions_decided.get(occasion_id)
    return Occasion(
        occasion_id, said.kind, said.from_on, said.until_on, told.number(said.number), said.cost_fen, told.note(said.place),
        decided.accepted if decided else None, decided.decided_on if decided else None, decided.days if decided else 0,
        decided.cost_fen if decided else 0, told.reason(decided.reason) if decided else "",
    )  # fmt: skip
