"""Months paid for, claimed and freed in the append's transaction (migrations/0012_payment_claims.sql)."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import count
from typing import Final
from uuid import UUID

from eventsourcing.persistence import IntegrityError
from psycopg import Connection
from psycopg.errors import DatabaseError

from casework.common import refusals
from casework.ledger.database import Row
from casework.payments.batches import batch_stream
from casework.payments.claims import Claimed, Freed, PaidAfterAll, Settlement

PROBED: Final = 200  # batches of a list asked for at once


class PaidAlready(IntegrityError):
    """Somebody else's line pays this person for one of these months: the batch is to be computed again."""

    def __init__(self, person_id: UUID, component: str, year: int) -> None:
        super().__init__("paid already")
        self.person_id, self.component, self.year = person_id, component, year


def settle(connection: Connection[Row], ledger: str, payments: Iterable[Settlement]) -> None:
    """Claims and frees, after the events were appended: the ledger's head is held until the transaction ends.

    Raises PaidAlready; PaymentListTakesNoLines where the list was discarded meanwhile, or is complete.
    """
    for each in payments:
        try:
            if isinstance(each, Claimed):
                connection.execute(
                    "select ledger.claim_payments(%s, %s, %s)", (ledger, each.list_id, each.batch), prepare=True
                )
            elif isinstance(each, PaidAfterAll):
                again = (ledger, list(each.batches), list(each.numbers))
                connection.execute("select ledger.claim_again(%s, %s::uuid[], %s::int[])", again)
            else:
                _free(connection, ledger, each)
        except DatabaseError as error:
            if error.sqlstate == "CW002" and error.diag.message_detail:
                said = error.diag
                year = int(said.constraint_name or 0)
                raise PaidAlready(UUID(said.message_detail), said.message_hint or "", year) from error
            if error.sqlstate == "CW003":
                raise refusals.PaymentListTakesNoLines from error
            raise


def _free(connection: Connection[Row], ledger: str, freed: Freed) -> None:
    batches = freed.batches or batches_of(connection, ledger, freed.list_id)
    numbers = None if freed.numbers is None else list(freed.numbers)
    connection.execute(
        "select ledger.free_payments(%s, %s::uuid[], %s::int[], %s::int[])",
        (ledger, list(batches), numbers, list(freed.kept_apart)),
    )


def batches_of(connection: Connection[Row], ledger: str, list_id: UUID) -> Sequence[UUID]:
    """The streams of the batches that a list has so far, in order."""
    found: list[UUID] = []
    for first in count(1, PROBED):
        asked = [batch_stream(list_id, number) for number in range(first, first + PROBED)]
        rows = connection.execute(
            "select stream_id from ledger.events where ledger = %s and stream_id = any(%s)", (ledger, asked)
        ).fetchall()
        there = {stream for (stream,) in rows}
        found += [stream for stream in asked if stream in there]
        if len(there) < PROBED:
            return found
    return found


def list_hash(connection: Connection[Row], ledger: str, list_id: UUID, excluded: Iterable[int]) -> str:
    """SHA-256 of every stored batch of a list, in order, and of the lines taken out: what is frozen, and compared when it is approved."""
    batches = list(batches_of(connection, ledger, list_id))
    rows = connection.execute(
        """
        select stream_id, sha256(convert_to(data::text, 'UTF8')) from ledger.events
         where ledger = %s and stream_id = any(%s) and version = 1
        """,
        (ledger, batches),
    ).fetchall()
    found: dict[UUID, bytes] = dict(rows)
    taken_out = ",".join(map(str, sorted(excluded)))
    return sha256(b"".join(found[batch] for batch in batches) + taken_out.encode()).hexdigest()
