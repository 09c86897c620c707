"""A household moves to another county: out of one ledger and into another, both in one append, each naming the other's place."""

from datetime import date
from uuid import UUID

from casework.common.event import Event


class HouseholdMovedOut(Event, frozen=True, kw_only=True):
    """From `moved_on` it lives in `residence_division`; its story goes on in `to_ledger`, from `to_position`.

    `takes_back`: it was here by mistake alone. It stands again where it came from, as if it had never left.
    """

    day_field = "moved_on"
    theme = "decision"

    moved_on: date
    residence_division: str
    to_ledger: str
    to_position: int
    life_event_id: UUID
    takes_back: bool = False


class HouseholdMovedIn(Event, frozen=True, kw_only=True):
    """It came from `from_ledger`, where `from_position` says that it left. It is told anew in this append: its registration
    before this, what it brought along after it.

    `in_scope_since`: the first day of the stretch in scope in which it moved, so that no duty begins anew. `takes_back`: it
    had never left; what was recorded of it there meanwhile is told here. `categories_told`: the registration tells the category
    of before any change, and each change is told after it, with its own day; else the one that held when it moved.
    """

    day_field = "moved_on"
    theme = "decision"
    arrives = True

    moved_on: date
    from_ledger: str
    from_position: int
    life_event_id: UUID
    in_scope_since: date | None = None
    takes_back: bool = False
    categories_told: bool = False


MovingEvent = HouseholdMovedOut | HouseholdMovedIn
