"""What was asked before with the same key: the same is answered the same again, another thing is refused."""

from collections.abc import Sequence

from eventsourcing.persistence import IntegrityError
from psycopg import Connection

from casework.ledger.database import Row
from casework.ledger.envelope import Receipt, Request


class IdempotencyKeyReused(IntegrityError):
    """A request id came back with another request."""


def answered(connection: Connection[Row], ledger: str, request: Request) -> Receipt | None:
    """What this request was answered before. Raises IdempotencyKeyReused if it asked something else then."""
    row = connection.execute(
        """
        select ledger, min(position), max(position), min(encode(command_hash, 'hex'))
          from ledger.events where command_id = %(id)s group by ledger order by ledger <> %(ledger)s
        """,
        {"id": request.id, "ledger": ledger},
    ).fetchone()
    if row is None:
        return _without_events(connection, request)
    if row[3] != request.hash.hex() or row[0] != ledger:
        raise IdempotencyKeyReused(str(request.id))
    return Receipt(row[0], row[1], row[2], repeated=True)


def once(connection: Connection[Row], ledgers: Sequence[str], request: Request) -> Receipt | None:
    """An append looks for its request in its own ledger, under that ledger's lock. The same request at the same
    moment in another ledger, or one that recorded nothing, waits here, and then finds what was answered: that is answered again.
    Raises IdempotencyKeyReused.
    """
    _one_at_a_time(connection, request)
    elsewhere = connection.execute(
        "select 1 from ledger.events where command_id = %(id)s and ledger <> all(%(ledgers)s) limit 1",
        {"id": request.id, "ledgers": list(ledgers)},
        prepare=True,
    ).fetchone()
    if elsewhere:
        raise IdempotencyKeyReused(str(request.id))
    return _without_events(connection, request)


def kept(connection: Connection[Row], request: Request, receipt: Receipt) -> Receipt:
    """The answer to a request that records nothing, kept so that its key stands for it alone. Raises IdempotencyKeyReused."""
    _one_at_a_time(connection, request)
    if before := answered(connection, receipt.ledger, request):
        return before
    connection.execute(
        "insert into ledger.unrecorded (command_id, command_hash, ledger, position) values (%s, %s, %s, %s)",
        (request.id, request.hash, receipt.ledger, receipt.last),
    )
    return receipt


def _one_at_a_time(connection: Connection[Row], request: Request) -> None:
    connection.execute(
        "select pg_advisory_xact_lock(hashtextextended(%(id)s, 0))", {"id": str(request.id)}, prepare=True
    )


def _without_events(connection: Connection[Row], request: Request) -> Receipt | None:
    row = connection.execute(
        "select ledger, position, command_hash from ledger.unrecorded where command_id = %s",
        (request.id,),
        prepare=True,
    ).fetchone()
    if row is None:
        return None
    if bytes(row[2]) != request.hash:
        raise IdempotencyKeyReused(str(request.id))
    return Receipt(row[0], row[1] + 1, row[1], repeated=True)
