"""How far a job of the clock has looked at each ledger: what was broken off is looked at again, nothing is left out."""

from collections.abc import Mapping

from casework.ledger.database import Database


def marks(database: Database, job: str) -> dict[str, int]:
    """The last position of each ledger up to which everything was looked at."""
    with database.single() as connection:
        rows = connection.execute("select ledger, position from clock.mark where job = %s", (job,)).fetchall()
    return dict(rows)


def move(database: Database, job: str, to: Mapping[str, int]) -> None:
    """Never back: of two that looked at once the further one counts."""
    with database.single() as connection:
        connection.execute(
            """
            insert into clock.mark as m (job, ledger, position)
            select %(job)s, * from unnest(%(ledgers)s::text[], %(positions)s::bigint[])
            on conflict (job, ledger) do update set position = greatest(m.position, excluded.position)
            """,
            {"job": job, "ledgers": list(to), "positions": list(to.values())},
        )
