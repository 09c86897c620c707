"""Slows down the guessing of passwords, so that a stranger cannot use it to keep somebody else out.

A device that the account knows (see devices) waits for its own failures only. All others wait for those of their
address at this account, for those of strangers at this account, and for those of strangers at their address. For a name
nobody has it is the same.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_network
from math import ceil
from typing import Any
from uuid import UUID

from psycopg import Connection

from web.access.caller import Device
from web.access.users import normal

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FREE_FAILURES = 5
LONGEST_DELAY = 300  # seconds; never a hard lock, which any stranger could set off
ACCOUNT_FAILURES, ACCOUNT_DELAY = 20, timedelta(seconds=60)  # of strangers, in an hour
SOURCE_FAILURES, SOURCE_WINDOW = 100, timedelta(minutes=10)  # an office shares one address


@dataclass(frozen=True, slots=True)
class Admission:
    attempt_id: int
    wait_seconds: int  # 0: the password may be checked now


@dataclass(frozen=True, slots=True)
class Attempt:
    account: bytes
    source: str
    device_id: UUID | None  # none: a device that the account does not know
    now: datetime


def admit(
    connection: Connection[Any],
    name: str,
    user_id: UUID | None,
    source: str,
    now: datetime,
    *,
    device_id: UUID | None = None,
    device: Device | None = None,
) -> Admission:
    """Records the attempt, as failed until `succeed`, so that guesses sent side by side count as well."""
    attempt = Attempt(mark(name), bucket(source), device_id, now)
    connection.execute("select pg_advisory_xact_lock(%(key)s)", {"key": int.from_bytes(attempt.account, signed=True)})
    free_at = _free_at(connection, attempt)
    wait = max(0, ceil((free_at - now).total_seconds())) if free_at else 0
    row = connection.execute(
        """
        insert into access.sign_in_attempts (at, account_mark, user_id, source, outcome, device_id, device)
        values (%(now)s, %(account)s, %(user_id)s, %(source)s, %(outcome)s, %(device_id)s, %(device)s) returning id
        """,
        {
            "now": now,
            "account": attempt.account,
            "user_id": user_id,
            "source": attempt.source,
            "outcome": "delayed" if wait else "failed",
            "device_id": device_id,
            "device": device,
        },
    ).fetchone()
    assert row is not None  # noqa: S101 - "returning" always returns
    return Admission(row[0], wait)


def succeed(connection: Connection[Any], attempt_id: int, device_id: UUID | None) -> None:
    connection.execute(
        "update access.sign_in_attempts set outcome = 'succeeded', device_id = %(device_id)s where id = %(id)s",
        {"id": attempt_id, "device_id": device_id},
    )


def excuse(connection: Connection[Any], attempt_id: int) -> None:
    """The password was never checked, so the attempt does not count against the account."""
    connection.execute("update access.sign_in_attempts set outcome = 'delayed' where id = %(id)s", {"id": attempt_id})


def delay_after(failures: int) -> int:
    """Seconds to wait after so many failures in a row: 1, 2, 4 … 300 from the fifth on."""
    return 0 if failures < FREE_FAILURES else min(LONGEST_DELAY, 2 ** min(failures - FREE_FAILURES, 9))


def mark(name: str) -> bytes:
    return hashlib.sha256(normal(name).encode(errors="replace")).digest()[:4]


def bucket(source: str) -> str:
    """The address counted by: an IPv6 customer has a whole /64 to choose from."""
    try:
        network = ip_network(source)
    except ValueError:
        return "unknown"
    return str(network.supernet(new_prefix=64) if network.version == 6 else network.network_address)


def _free_at(connection: Connection[Any], attempt: Attempt) -> datetime | None:
    """From when on this attempt's password may be checked; none: at once."""
    if attempt.device_id:
        return _after_own_failures(connection, attempt, "device_id = %(device_id)s")
    waits = (
        _after_own_failures(connection, attempt, "source = %(source)s and device_id is null"),
        _after_strangers_at_the_account(connection, attempt),
        _after_strangers_at_the_source(connection, attempt),
    )
    return max((wait for wait in waits if wait), default=None)


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
