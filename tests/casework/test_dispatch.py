"""Each command has one function that decides it."""

from types import ModuleType

import pytest

from casework.common.dispatch import decisions_in
from casework.staff import DECISIONS, posts, records
from casework.staff.commands import CorrectStaff


def test_two_functions_for_one_command_are_an_error() -> None:
    def decided_again(command: CorrectStaff, state: object, today: object) -> list[object]:
        return []

    double = ModuleType("double")
    decided_again.__module__ = double.__name__
    double.decided_again = decided_again  # type: ignore[attr-defined]
    assert set(decisions_in(records, posts)) < set(DECISIONS)
    with pytest.raises(TypeError, match="CorrectStaff"):
        decisions_in(records, double)
