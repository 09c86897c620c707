"""The number a household is given when it brings none: county code and the next free five digits."""

from collections import defaultdict
from contextlib import AbstractContextManager
from threading import Lock
from typing import Final

from casework.ledger.finding import highest_household_no
from web.office import Office

TURNS: Final[defaultdict[str, Lock]] = defaultdict(Lock)


def taking_turns(ledger: str) -> AbstractContextManager[bool]:
    """From looking for the next number until it is recorded: within this process one household of a county at a time.

    Between processes the claim on the number decides, and whoever was second takes the next.
    """
    return TURNS[ledger]


def next_household_no(office: Office, ledger: str, after: int = 0) -> str:
    """`411326-00241`: one more than the highest number of this form in the county."""
    with office.database.single() as connection:
        highest = highest_household_no(connection, ledger)
    return f"{ledger}-{max(highest, after) + 1:05d}"
