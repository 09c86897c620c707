"""How long a password waits before it is checked: what the failures so far, of whom and from where, ask for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FREE_FAILURES = 5
LONGEST_DELAY = 300  # seconds; never a hard lock, which any stranger could set off
ACCOUNT_FAILURES, ACCOUNT_DELAY = 20, timedelta(seconds=60)  # of strangers, in an hour
SOURCE_FAILURES, SOURCE_WINDOW = 100, timedelta(minutes=10)  # an office shares one address


@dataclass(frozen=True, slots=True)
class Attempt:
    account: bytes
    source: str
    device_id: UUID | None  # none: a device that the account does not know
    now: datetime


def free_at(connection: Connection[Any], attempt: Attempt) -> datetime | None:
    """From when on this attempt's password may be checked; none: at once."""
    if attempt.device_id:
        return _after_own_failures(connection, attempt, "device_id = %(device_id)s")
    waits = (
        _after_own_failures(connection, attempt, "source = %(source)s and device_id is null"),
        _after_strangers_at_the_account(connection, attempt),
        _after_strangers_at_the_source(connection, attempt),
    )
    return max((wait for wait in waits if wait), default=None)


def delay_after(failures: int) -> int:
    """Seconds to wait after so many failures in a row: 1, 2, 4 … 300 from the fifth on."""
    return 0 if failures < FREE_FAILURES else min(LONGEST_DELAY, 2 ** min(failures - FREE_FAILURES, 9))


def _after_own_failures(connection: Connection[Any], attempt: Attempt, own: str) -> datetime | None:
    """Failures of a day: of a device since it last succeeded; of an address, which is known as soon as it does."""
    failures, last = connection.execute(
        f"""
        select count(*), max(at) from (
          select at from access.sign_in_attempts
           where account_mark = %(account)s and {own} and outcome = 'failed' and at > %(since)s
             and id > coalesce((select max(id) from access.sign_in_attempts
                                 where device_id = %(device_id)s and outcome = 'succeeded'), 0)
           order by id desc limit 20) as recent
        """,
        _values(attempt, DAY),
    ).fetchone() or (0, None)
    return last + timedelta(seconds=delay_after(failures)) if last else None


def _after_strangers_at_the_account(connection: Connection[Any], attempt: Attempt) -> datetime | None:
    """While strangers guess at an account, each address waits once from when it first asked: nobody jumps the queue."""
    row = connection.execute(
        """
        select at from access.sign_in_attempts
         where account_mark = %(account)s and outcome = 'failed' and device_id is null and at > %(since)s
         order by at desc offset %(most)s limit 1
        """,
        {**_values(attempt, HOUR), "most": ACCOUNT_FAILURES - 1},
    ).fetchone()
    return _first_asked(connection, attempt) + ACCOUNT_DELAY if row else None


def _first_asked(connection: Connection[Any], attempt: Attempt) -> datetime:
    """When this address was first told to wait at this account, since one of its passwords was last checked."""
    row = connection.execute(
        """
        select min(at) from access.sign_in_attempts
         where account_mark = %(account)s and source = %(source)s and outcome = 'delayed' and at > %(since)s
           and device_id is null
           and id > coalesce((select max(id) from access.sign_in_attempts
                               where account_mark = %(account)s and source = %(source)s
                                 and outcome <> 'delayed' and device_id is null), 0)
        """,
        _values(attempt, HOUR),
    ).fetchone()
    first: datetime | None = row[0] if row else None
    return first or attempt.now


def _after_strangers_at_the_source(connection: Connection[Any], attempt: Attempt) -> datetime | None:
    """When the failures in the window will be fewer again: exact, for while it waits nothing is added."""
    row = connection.execute(
        """
        select at from access.sign_in_attempts
         where source = %(source)s and outcome = 'failed' and device_id is null and at > %(since)s
         order by at desc offset %(most)s limit 1
        """,
        {**_values(attempt, SOURCE_WINDOW), "most": SOURCE_FAILURES - 1},
    ).fetchone()
    return row[0] + SOURCE_WINDOW if row else None


def _values(attempt: Attempt, window: timedelta) -> dict[str, object]:
    return {
        "account": attempt.account,
        "source": attempt.source,
        "device_id": attempt.device_id,
        "since": attempt.now - window,
    }
