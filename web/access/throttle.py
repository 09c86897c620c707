"""Slows down the guessing of passwords, so that a stranger cannot use it to keep somebody else out.

A device that the account knows (see devices) waits for its own failures only. All others wait for those of their
address at this account, for those of strangers at this account, and for those of strangers at their address. For a name
nobody has it is the same.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from math import ceil
from typing import Any
from uuid import UUID

from psycopg import Connection

from web.access import waits
from web.access.caller import Device
from web.access.sign_in_names import normal


@dataclass(frozen=True, slots=True)
class Admission:
    attempt_id: int
    wait_seconds: int  # 0: the password may be checked now


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
    attempt = waits.Attempt(mark(name), bucket(source), device_id, now)
    connection.execute("select pg_advisory_xact_lock(%(key)s)", {"key": int.from_bytes(attempt.account, signed=True)})
    free_at = waits.free_at(connection, attempt)
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


def mark(name: str) -> bytes:
    return hashlib.sha256(normal(name).encode(errors="replace")).digest()[:4]


def bucket(source: str) -> str:
    """The address counted by: an IPv6 customer has a whole /64 to choose from."""
    try:
        network = ip_network(source)
    except ValueError:
        return "unknown"
    return str(network.supernet(new_prefix=64) if network.version == 6 else network.network_address)
