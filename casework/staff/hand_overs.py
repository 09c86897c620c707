"""The households of somebody pass to others, all at once or place by place: ordered here, done household by household."""

from collections.abc import Sequence
from datetime import date

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.staff.commands import EndPost, HandOverHouseholds, ReceiverAsked
from casework.staff.events import HandOverOrdered, Receiver, StaffEvent
from casework.staff.state import Staff


def hand_over_households(command: HandOverHouseholds, staff: Staff, today: date) -> list[StaffEvent]:
    if command.hand_over_id in staff.hand_overs:
        return []
    _possible(command.to, command.staff_id, "")
    return [
        HandOverOrdered(
            hand_over_id=command.hand_over_id,
            level=command.level,
            division=command.division or "",
            from_on=command.from_on,
            to=_receivers(command.to),
            reason=Private(command.staff_id, required_text(command.reason, "reason")),
            handover_note=private(command.staff_id, command.handover_note),
            category=command.category or "",
            searched=command.found,
        )
    ]


def ordered_at_end(staff: Staff, command: EndPost, level: str, division: str) -> list[StaffEvent]:
    """What is ordered together with the end of a post: the households looked after by virtue of it."""
    asked = command.hand_over
    if asked is None or command.hand_over_id in staff.hand_overs:
        return []
    _possible(asked.to, command.staff_id, "hand_over.")
    return [
        HandOverOrdered(
            hand_over_id=command.hand_over_id,
            level=level,
            division=division,
            from_on=command.until_on,
            to=_receivers(asked.to),
            reason=Private(command.staff_id, required_text(asked.reason, "hand_over.reason")),
            handover_note=private(command.staff_id, asked.handover_note),
        )
    ]


def _possible(to: Sequence[ReceiverAsked], own: object, prefix: str) -> None:
    if not to:
        raise refusals.NobodyTakesOver(f"{prefix}to")
    for place, receiver in enumerate(to):
        if receiver.staff_id == own:
            raise refusals.HandedToThemselves(f"{prefix}to.{place}.staff_id")


def _receivers(to: Sequence[ReceiverAsked]) -> tuple[Receiver, ...]:
    return tuple(Receiver(each.staff_id, each.division or "", each.households) for each in to)
