"""By when a need is to be seen to: the steps 1 / 3 / 7 / 30 (the “13710” of Xichuan 2023), as the edition in force has them.

Counted from the day the need was opened, or opened again: within so many days somebody is to see to it, the family hears
how it stands, has its answer, and the need is closed. A day that was told to the family takes the place of the answer's.
"""

from datetime import date, timedelta
from typing import Final, Literal, get_args

from casework.policies.editions import NeedDays

Step = Literal["assignment", "feedback", "result", "closing"]
"""What a need waits for. A need that waits for nothing is closed."""
STEPS: Final[tuple[Step, ...]] = get_args(Step)


def days_of(step: str, days: NeedDays) -> int:
    """How many days after its opening a step is due."""
    return {
        "assignment": days.assigned,
        "feedback": days.feedback,
        "result": days.result,
        "closing": days.closed,
    }[step]


def due_on(step: str, since_on: date, said_on: date | None, days: NeedDays) -> date:
    """By which day; overdue is what was due before today. `said_on`: the day that was said for this very step."""
    return said_on or since_on + timedelta(days=days_of(step, days))


def said_for(step: str, told_on: date | None, emergency: bool) -> date | None:
    """The day said for a step, if one was: an answer's is the one the family was told; in an emergency all but the
    closing are due on it."""
    return told_on if step == "result" or (emergency and step != "closing") else None
