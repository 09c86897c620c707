"""A job of the clock is done once, by however many schedulers: each slot has a row, and the row is the lock."""

from datetime import datetime
from typing import Final

from casework.ledger.database import Database

LEASE_MINUTES: Final = 30  # after which a slot that somebody claimed and never finished may be claimed again


def claim(database: Database, job: str, slot: datetime) -> bool:
    """Whether the slot is the caller's now: nobody had it, or who had it died with it."""
    with database.single() as connection:
        row = connection.execute(
            """
            insert into clock.slot (job, slot) values (%(job)s, %(slot)s)
            on conflict (job, slot) do update set claimed_at = now()
             where slot.done_at is null and slot.claimed_at < now() - make_interval(mins => %(lease)s)
            returning job
            """,
            {"job": job, "slot": slot, "lease": LEASE_MINUTES},
        ).fetchone()
    return row is not None


def done(database: Database, job: str, slot: datetime) -> None:
    with database.single() as connection:
        connection.execute(
            "update clock.slot set done_at = now() where job = %(job)s and slot = %(slot)s", {"job": job, "slot": slot}
        )
