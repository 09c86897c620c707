"""What every order to an application is."""

from datetime import date
from typing import Annotated, ClassVar, Final, Literal
from uuid import UUID

from casework.common import command
from casework.common.command import Filled, Given
from casework.common.roles import CASE_WORK, Roles

Level = Literal["village", "township", "county"]
By = Annotated[UUID | None, Filled]  # the user who asks, because the rules compare who did what
NOBODY: Final = UUID(int=0)
DECIDE_ON_CASES: Final[Roles] = ("supervisor", "approver")


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one application."""

    roles: ClassVar[Roles] = CASE_WORK

    stream: ClassVar[str] = "application_id"
    application_id: Given


class Step(Command, frozen=True, kw_only=True):
    """Something done about it. `on` left out: today."""

    step_id: Given
    on: date | None = None
    by: By = None
