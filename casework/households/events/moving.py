"""A household moves to another county: out of one ledger and into another, both in one append, each naming the other's place."""

from datetime import date
from uuid import UUID

from casework.common.event import Event


class HouseholdMovedOut(Event, frozen=True, kw_only=True):
    """From `moved_on` it lives in `residence_division`; its story goes on in `to_ledger`, from `to_position`."""

    day_field = "moved_on"
    theme = "decision"

    moved_on: date
    residence_division: str
    to_ledger: str
    to_position: int
    life_event_id: UUID


class HouseholdMovedIn(Event, frozen=True, kw_only=True):
    """It came from `from_ledger`, where `from_position` says that it left. It is told anew in this append: its registration
    before this, what it brought along after it.

    `in_scope_since`: the first day of the stretch in scope in which it moved, so that no duty begins anew.
    """

    day_field = "moved_on"
    theme = "decision"
    arrives = True

    moved_on: date
    from_ledger: str
    from_position: int
    life_event_id: UUID
    in_scope_since: date | None = None


MovingEvent = HouseholdMovedOut | HouseholdMovedIn
