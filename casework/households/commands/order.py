"""What every order to a household has, and who may give which kind."""

from typing import ClassVar

from casework.common import command
from casework.common.command import Given
from casework.common.roles import CASE_WORK, SUPERVISION, Roles


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one household, whose id the address names."""

    stream: ClassVar[str] = "household_id"
    household_id: Given


class Fact(Command, frozen=True, kw_only=True):
    """What those who look after the family record."""

    roles: ClassVar[Roles] = CASE_WORK


class Decision(Command, frozen=True, kw_only=True):
    """What a supervisor decides."""

    roles: ClassVar[Roles] = SUPERVISION
