"""The number a household is given when it brings none: county code and the next free five digits."""

from collections import defaultdict
from contextlib import AbstractContextManager
from threading import Lock
from typing import Final

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
        row = connection.execute(
            """
            select coalesce(max(substring(key from '-([0-9]{5,9})$')::bigint), 0)
              from ledger.claims
             where kind = 'household_no' and key >= %(prefix)s and key < %(prefix)s || '~'
            """,
            {"prefix": f"{ledger}:{ledger}-"},
        ).fetchone()
    return f"{ledger}-{max(row[0] if row else 0, after) + 1:05d}"
