"""Which families a duty speaks of: those with somebody very old, those marked as living alone."""

from datetime import date

from casework.common.days import years_after
from casework.oversight.spans import NEVER, Member, Standing
from casework.policies.editions import Duty, Families


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
    """The day that made a household one of those the duty is owed to: a birthday, or the day from which somebody lives
    alone; NEVER where no day did.
    """
    of_age = min((years_after(member.born_on, duty.elderly_age) for member in standing.members), default=NEVER)
    alone = standing.living_alone_from
    match duty.owed_to:
        case "elderly":
            return of_age
        case "alone":
            return alone
        case "elderly_or_alone":
            return min(alone, of_age) if standing.living_alone else of_age
        case "elderly_and_alone":
            return max(alone, of_age)
    return NEVER
