"""What the clock asks about alerts."""

from datetime import date
from uuid import UUID

from casework.common.command import Asked
from casework.households.commands.order import Command


class Overdue(Asked, frozen=True, kw_only=True):
    alert_id: UUID
    duty: str
    due_on: date


class ReviewAlerts(Command, frozen=True, kw_only=True):
    """The clock's: what is overdue on `on`. New items are raised, items no longer overdue are resolved."""

    on: date
    overdue: tuple[Overdue, ...]
