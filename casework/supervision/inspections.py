"""An inspection: households drawn by lot, what was found, what was put right, and its closing once nothing is open
(督导检查: sample, finding, rectification, closure)."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.common import refusals
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.supervision.inspection_commands import (
    CloseFinding,
    CloseInspection,
    Command,
    OpenInspection,
    RecordFinding,
    RectifyFinding,
    WithdrawFinding,
)
from casework.supervision.inspection_events import (
    FindingClosed,
    FindingRecorded,
    FindingRectified,
    FindingWithdrawn,
    InspectionClosed,
    InspectionEvent,
    InspectionOpened,
)

Event = InspectionEvent

__all__ = ["NEW", "Command", "Event", "Inspection", "decide", "evolve"]


class Inspection(Struct, frozen=True, kw_only=True):
    """`findings`: by id, open, rectified, closed or withdrawn."""

    opened: InspectionOpened | None = None
    findings: dict[UUID, str] = {}
    closed_on: date | None = None


NEW = Inspection()


def decide(command: Command, inspection: Inspection, today: date) -> list[InspectionEvent]:
    """What happens if this is asked of this inspection; nothing when it happened already. Raises Refused."""
    if isinstance(command, OpenInspection):
        return open_inspection(command, inspection, today)
    if inspection.opened is None:
        raise refusals.InspectionNotThere
    match command:
        case RecordFinding():
            return record_finding(command, inspection, today)
        case RectifyFinding():
            return rectify_finding(command, inspection, today)
        case CloseFinding():
            return close_finding(command, inspection, today)
        case WithdrawFinding():
            return withdraw_finding(command, inspection)
        case CloseInspection():
            return close_inspection(command, inspection, today)
    raise TypeError(f"{type(command).__name__} is not asked of an inspection")


def open_inspection(command: OpenInspection, inspection: Inspection, today: date) -> list[InspectionEvent]:
    if inspection.opened is not None:
        return []  # the same form, sent twice
    required_text(command.matter, "matter")
    return [
        InspectionOpened(
            division=command.division,
            matter=command.matter,
            opened_on=_day(command.on, today),
            frame=command.frame,
            seed=command.seed,
            households=command.households,
        )
    ]


def record_finding(command: RecordFinding, inspection: Inspection, today: date) -> list[InspectionEvent]:
    if command.finding_id in inspection.findings:
        return []
    _not_closed(inspection)
    required_text(command.finding, "finding")
    return [
        FindingRecorded(
            finding_id=command.finding_id,
            finding=Private(command.inspection_id, command.finding),
            found_on=_day(command.on, today),
            household_id=command.household_id,
            due_on=command.due_on,
        )
    ]


def rectify_finding(command: RectifyFinding, inspection: Inspection, today: date) -> list[InspectionEvent]:
    """Also once more, where the first time was not enough."""
    _of(inspection, command.finding_id)
    required_text(command.rectification, "rectification")
    text = Private(command.inspection_id, command.rectification)
    return [FindingRectified(finding_id=command.finding_id, rectification=text, rectified_on=_day(command.on, today))]


def close_finding(command: CloseFinding, inspection: Inspection, today: date) -> list[InspectionEvent]:
    if inspection.findings.get(command.finding_id) == "closed":
        return []
    if _of(inspection, command.finding_id) != "rectified":
        raise refusals.FindingNotRectified
    required_text(command.reason, "reason")
    reason = Private(command.inspection_id, command.reason)
    return [FindingClosed(finding_id=command.finding_id, closed_on=_day(command.on, today), reason=reason)]


def withdraw_finding(command: WithdrawFinding, inspection: Inspection) -> list[InspectionEvent]:
    _of(inspection, command.finding_id)
    required_text(command.reason, "reason")
    reason = Private(command.inspection_id, command.reason)
    return [FindingWithdrawn(finding_id=command.finding_id, reason=reason)]


def close_inspection(command: CloseInspection, inspection: Inspection, today: date) -> list[InspectionEvent]:
    """Not while anything that was found is open."""
    closed_on = _day(command.on, today)
    if inspection.closed_on == closed_on:
        return []
    _not_closed(inspection)
    if still := sum(state not in ("closed", "withdrawn") for state in inspection.findings.values()):
        raise refusals.FindingsStillOpen(number=still)
    required_text(command.conclusion, "conclusion")
    return [InspectionClosed(closed_on=closed_on, conclusion=Private(command.inspection_id, command.conclusion))]


def evolve(state: Inspection, event: InspectionEvent) -> Inspection:
    """The inspection after the event. Only copies facts."""
    match event:
        case InspectionOpened():
            return replace(state, opened=event)
        case FindingRecorded():
            return replace(state, findings=state.findings | {event.finding_id: "open"})
        case FindingRectified():
            return replace(state, findings=state.findings | {event.finding_id: "rectified"})
        case FindingClosed():
            return replace(state, findings=state.findings | {event.finding_id: "closed"})
        case FindingWithdrawn():
            return replace(state, findings=state.findings | {event.finding_id: "withdrawn"})
        case InspectionClosed():
            return replace(state, closed_on=event.closed_on)
    return state


def _of(inspection: Inspection, finding_id: UUID) -> str:
    _not_closed(inspection)
    if finding_id not in inspection.findings:
        raise refusals.FindingNotThere
    if inspection.findings[finding_id] == "withdrawn":
        raise refusals.FindingAlreadyWithdrawn
    return inspection.findings[finding_id]


def _not_closed(inspection: Inspection) -> None:
    if inspection.closed_on is not None:
        raise refusals.InspectionAlreadyClosed(closed_on=inspection.closed_on)


def _day(on: date | None, today: date) -> date:
    not_in_the_future(on, today, "on")
    return on or today
