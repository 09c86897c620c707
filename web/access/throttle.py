"""Slows down the guessing of passwords, for a name whether or not anybody has it, and for an address."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_network
from math import ceil
from typing import Any
from uuid import UUID

from psycopg import Connection

from web.access.users import normal

FREE_FAILURES = 5
LONGEST_DELAY = 300  # seconds; never a hard lock, which any stranger could set off
SOURCE_FAILURES, SOURCE_WINDOW, SOURCE_DELAY = 100, timedelta(minutes=10), 60  # an office shares one address


@dataclass(frozen=True, slots=True)
class Admission:
    attempt_id: int
    wait_seconds: int  # 0: the password may be checked now


def admit(connection: Connection[Any], name: str, user_id: UUID | None, source: str, now: datetime) -> Admission:
    """Records the attempt, as failed until `succeed`, so that guesses sent side by side count as well."""
    account = mark(name)
    connection.execute("select pg_advisory_xact_lock(%(key)s)", {"key": int.from_bytes(account, signed=True)})
    wait = max(_wait_for_account(connection, account, now), _wait_for_source(connection, bucket(source), now))
    row = connection.execute(
        """
        insert into access.sign_in_attempts (at, account_mark, user_id, source, outcome)
        values (%(now)s, %(account)s, %(user_id)s, %(source)s, %(outcome)s) returning id
        """,
        {
            "now": now,
            "account": account,
            "user_id": user_id,
            "source": bucket(source),
            "outcome": "delayed" if wait else "failed",
        },
    ).fetchone()
    assert row is not None  # noqa: S101 - "returning" always returns
    return Admission(row[0], wait)


def succeed(connection: Connection[Any], attempt_id: int) -> None:
    connection.execute("update access.sign_in_attempts set outcome = 'succeeded' where id = %(id)s", {"id": attempt_id})


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


def _wait_for_account(connection: Connection[Any], account: bytes, now: datetime) -> int:
    failures, last = connection.execute(
        """
        select count(*), max(at) from access.sign_in_attempts
        where account_mark = %(account)s and outcome = 'failed' and at > %(now)s - interval '1 day'
          and id > coalesce((select max(id) from access.sign_in_attempts
                             where account_mark = %(account)s and outcome = 'succeeded'), 0)
        """,
        {"account": account, "now": now},
    ).fetchone() or (0, None)
    return max(0, ceil((last - now).total_seconds()) + delay_after(failures)) if last else 0


def _wait_for_source(connection: Connection[Any], source: str, now: datetime) -> int:
    row = connection.execute(
        """
        select count(*) from (
          select from access.sign_in_attempts
          where source = %(source)s and outcome = 'failed' and at > %(since)s limit %(limit)s) as recent
        """,
        {"source": source, "since": now - SOURCE_WINDOW, "limit": SOURCE_FAILURES},
    ).fetchone()
    return SOURCE_DELAY if row and row[0] >= SOURCE_FAILURES else 0
