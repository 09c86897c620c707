"""Which families a duty speaks of: those with somebody very old, those marked as living alone."""

from datetime import date
from typing import Final

from casework.common.days import years_after
from casework.oversight.spans import NEVER, Member, Standing
from casework.policies.editions import Duty, Families

OF_AGE: Final = ("elderly", "elderly_or_alone", "elderly_and_alone")


def belongs(families: Families, standing: Standing, if_born: date) -> bool:
    """Whether a household is among them; elderly with a member born by the day `if_born`."""
    match families:
        case "everyone":
            return True
        case "elderly":
            return bool(elderly(standing, if_born))
        case "alone":
            return standing.living_alone
        case "elderly_or_alone":
            return standing.living_alone or bool(elderly(standing, if_born))
        case "elderly_and_alone":
            return standing.living_alone and bool(elderly(standing, if_born))


def elderly(standing: Standing, if_born: date) -> list[Member]:
    """The members born by a day."""
    return [member for member in standing.members if member.born_on <= if_born]


def belongs_since(duty: Duty, standing: Standing) -> date:
    """The birthday that made a household one of those the duty is owed to; NEVER where no birthday did."""
    if duty.owed_to not in OF_AGE or (duty.owed_to == "elderly_or_alone" and standing.living_alone):
        return NEVER
    return min((years_after(member.born_on, duty.elderly_age) for member in standing.members), default=NEVER)
