"""When payment ends: the month by the scheme's rule for the cause, and what keeps money back until somebody decides."""

from casework.common.months import Month
from casework.schemes.words import ExitRule

CLOSED = "closed"
"""The household is closed: where somebody is when nobody looks after them any more is not known."""
WAS_CLOSED = "was_closed"
"""It was opened again: whether the months between were due nobody has said by that."""
ENDING = ("birth", "adoption", "recovered", CLOSED, WAS_CLOSED)
"""What, once verified, may end eligibility: no money until the exit is decided, or that it goes on (or the report is withdrawn)."""


def first_unpaid(cause_in: Month, rule: ExitRule) -> Month:
    """The first month that is not paid any more when the cause of an exit falls into a month."""
    match rule:
        case "stop_same_month":
            return cause_in
        case "pay_full_year":
            return (cause_in // 12 + 1) * 12
        case _:
            return cause_in + 1
