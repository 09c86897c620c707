"""Applications: one row each, as it reads now. What was withdrawn is told anew without it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args
from uuid import UUID

import msgspec
from msgspec.structs import replace

from casework.applications.events import (
    AnnualReviewed,
    ApplicationEvent,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    ContinuationDecided,
    CountyDecided,
    ExitDecided,
    FiledUpward,
    NoticePosted,
    ObjectionRaised,
    ObjectionResolved,
    OccasionDecided,
    OccasionReported,
    TownshipChecked,
    VillageReviewed,
)
from casework.ledger.recorded import Recorded
from casework.schemes.occasions import Occasion
from projections.engine.projection import Projection, Stored


class Known(msgspec.Struct, frozen=True):
    """How far a ledger was known."""

    ledger: str
    position: int


class Application(Stored, frozen=True):
    """`division`: of the hukou, else of the home. `village_until_on`, `township_until_on`, `county_until_on`: until when it is or was on
    notice there; `objections`: those not resolved; `reviewed_year`: of the last yearly review that found that all holds.
    `occasions`: stays and costs, `undecided` of them wait for a decision.
    `decided`, `goes_on`: what was known when the county decided, and when it was decided that it goes on.
    """

    application_id: UUID
    person_id: UUID
    household_id: UUID
    scheme: str
    division: str
    status: str
    submitted_on: date
    decided_on: date | None = None
    from_on: date | None = None
    exit_cause: str | None = None
    exit_on: date | None = None
    residency: str | None = None
    grade: str | None = None
    child_born_on: date | None = None
    children: int | None = None
    only_girls: bool | None = None
    certificate: bool | None = None
    reviewed_on: date | None = None
    village_agreed: bool | None = None
    checked_on: date | None = None
    township_agreed: bool | None = None
    village_until_on: date | None = None
    township_until_on: date | None = None
    county_until_on: date | None = None
    village_from_on: date | None = None
    township_from_on: date | None = None
    county_from_on: date | None = None
    objections: int = 0
    filed_on: date | None = None
    reviewed_year: int | None = None
    proposed: bool = False
    occasions: tuple[Occasion, ...] = ()
    undecided: int = 0
    told_at: int = 0  # the position at which it was submitted
    decided: tuple[Known, ...] = ()
    goes_on: tuple[Known, ...] = ()


def fold_application(rows: Sequence[Application], recorded: Recorded) -> Sequence[Application]:
    event = recorded.event
    if isinstance(event, ApplicationSubmitted):
        return [_submitted(event, recorded.position)]
    changes = _changes(event, rows[0], recorded) if rows else {}
    return [replace(row, **changes) for row in rows] if changes else rows


def _submitted(event: ApplicationSubmitted, position: int) -> Application:
    said = event.declared
    return Application(
        event.application_id, event.person_id, event.household_id, event.scheme, event.division, "submitted",
        event.submitted_on, residency=said.residency, grade=said.grade, child_born_on=said.child_born_on,
        children=said.children, only_girls=said.only_girls, certificate=said.certificate, proposed=event.proposed, told_at=position,
    )  # fmt: skip


def _changes(event: Any, row: Application, recorded: Recorded) -> dict[str, Any]:
    match event:
        case OccasionReported():
            return _occasions([*row.occasions, _reported(event)])
        case OccasionDecided():
            return _occasions([_decided(each, event, recorded.position) for each in row.occasions])
        case VillageReviewed():
            return {"status": "village_reviewed", "reviewed_on": event.reviewed_on, "village_agreed": event.agreed}
        case TownshipChecked():
            return {"status": "township_checked", "checked_on": event.checked_on, "township_agreed": event.agreed}
        case NoticePosted():
            decided = row.decided_on is not None
            span = {f"{event.level}_from_on": event.from_on, f"{event.level}_until_on": event.until_on}
            return span | ({} if decided else {"status": "on_notice"})
        case ObjectionRaised():
            return {"objections": row.objections + 1}
        case ObjectionResolved():
            return {"objections": row.objections - 1}
        case CountyDecided():
            return {
                "status": event.decision, "decided_on": event.decided_on, "from_on": event.from_on,
                "decided": _known(event.known, recorded),
            }  # fmt: skip
        case ContinuationDecided():
            return {"goes_on": _known(event.known, recorded)}
        case FiledUpward():
            return {"filed_on": event.filed_on}
        case AnnualReviewed() if event.holds:
            return {"reviewed_year": max(event.year, row.reviewed_year or 0)}
        case ExitDecided():
            return {"status": "exited", "exit_cause": event.cause, "exit_on": event.on}
        case ApplicationWithdrawn():
            return {"status": "withdrawn"}
    return {}


def _occasions(occasions: Sequence[Occasion]) -> dict[str, Any]:
    return {"occasions": tuple(occasions), "undecided": sum(not each.decided_at for each in occasions)}


def _reported(event: OccasionReported) -> Occasion:
    return Occasion(
        occasion_id=event.occasion_id, kind=event.kind, from_on=event.from_on, until_on=event.until_on,
        cost_fen=event.cost_fen,
    )  # fmt: skip


def _decided(each: Occasion, event: OccasionDecided, position: int) -> Occasion:
    """Decided again it keeps its place among the others: what was paid before stays paid."""
    if each.occasion_id != event.occasion_id:
        return each
    return replace(
        each, accepted=event.accepted, paid_days=event.days, paid_cost_fen=event.cost_fen,
        decided_at=each.decided_at or position,
    )  # fmt: skip


def _known(said: dict[str, int], recorded: Recorded) -> tuple[Known, ...]:
    """Where nothing is said: its own ledger up to the decision."""
    known = {recorded.ledger: recorded.position, **said}
    return tuple(Known(ledger, position) for ledger, position in sorted(known.items()))


APPLICATION = Projection(
    name="application",
    row=Application,
    group="application_id",
    stream="application_id",
    handles=dict.fromkeys(get_args(ApplicationEvent), ""),
    starts=frozenset({ApplicationSubmitted}),
    fold=fold_application,
    visible="division",
    retold=True,
    indexes=("(ledger, scheme, status, application_id)", "(division, status)", "(household_id)", "(person_id)"),
)
PROJECTIONS = (APPLICATION,)
