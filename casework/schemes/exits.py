"""When payment ends: the month by the scheme's rule for the cause, and what keeps money back until somebody decides."""

from casework.common.months import Month
from casework.schemes.words import ExitRule

ENDING = ("birth", "adoption", "recovered")
"""What, once verified, ends eligibility: no money until the exit is decided (or the report withdrawn)."""


def first_unpaid(cause_in: Month, rule: ExitRule) -> Month:
    """The first month that is not paid any more when the cause of an exit falls into a month."""
    match rule:
        case "stop_same_month":
            return cause_in
        case "pay_full_year":
            return (cause_in // 12 + 1) * 12
        case _:
            return cause_in + 1
