"""What is asked to pause or close a household."""

from datetime import date

from casework.common.command import Given, Text
from casework.households.commands.order import Decision


class PauseHousehold(Decision, frozen=True, kw_only=True):
    """`from_on` left out: today."""

    pause_id: Given
    until_on: date
    reason: Text
    from_on: date | None = None


class CloseHousehold(Decision, frozen=True, kw_only=True):
    on: date
    reason: Text
