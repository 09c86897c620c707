"""What is left to be done after a verified life event, one thing after the other."""

from datetime import date

from casework.common import refusals
from casework.households.commands.life_events import FollowUpLifeEvent
from casework.households.events import HouseholdEvent
from casework.households.events.life_events import LifeEventFollowedUp
from casework.households.state import Household


def follow_up_life_event(command: FollowUpLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    if command.life_event_id not in household.life_events:
        raise refusals.LifeEventNotThere
    if command.done not in household.to_do.get(command.life_event_id, ()):
        return []  # done already, or nothing of the kind was asked for
    return [LifeEventFollowedUp(life_event_id=command.life_event_id, done=command.done, done_on=today)]
