"""The end of a rebuild: catches up with what was appended meanwhile, and puts the tables where the old ones were."""

from contextlib import suppress
from typing import Any, Final

from psycopg import Connection
from psycopg.errors import LockNotAvailable
from psycopg.types.json import Jsonb

from projections.engine import tables
from projections.engine.fold import fold_live
from projections.engine.projection import Projection
from projections.oversight.rollup import tables as rollup
from projections.rebuild.streams import events_of
from projections.registry import BY_NAME

LONGEST_WAIT: Final = "300ms"  # for those who are reading: whoever comes after waits as well
REST_SECONDS: Final = 0.5  # until it is tried again


def swap(owner: Connection[Any], models: list[Projection[Any]]) -> dict[str, int]:
    """Answers how many events were folded into each model, by the rebuild as a whole."""
    owner.execute("drop schema if exists replaced cascade")
    owner.execute("create schema replaced")
    while (folded := _tried(owner, models)) is None:
        owner.execute("select pg_sleep(%s)", (REST_SECONDS,))
    owner.execute("drop schema replaced cascade")  # gigabytes take seconds to go: nobody waits for these
    return folded


def _tried(owner: Connection[Any], models: list[Projection[Any]]) -> dict[str, int] | None:
    """None where somebody reads for longer than others may be kept waiting: nothing has changed."""
    with owner.transaction():
        _catch_up(owner, models)
    with suppress(LockNotAvailable), owner.transaction():
        return _swap(owner, models)
    return None


def _swap(owner: Connection[Any], models: list[Projection[Any]]) -> dict[str, int]:
    """Raises LockNotAvailable."""
    if rollup.RESTS_ON & {model.name for model in models}:
        rollup.tell_again(owner)
    _call_off_vacuums(owner, models)
    owner.execute(f"set local lock_timeout = '{LONGEST_WAIT}'")
    # appends wait from here, only for what came since and the swap
    owner.execute("lock table ledger.heads in share row exclusive mode")
    _catch_up(owner, models)
    folded = _folded(owner, models)
    for model in models:
        _put_in_place(owner, model)
    owner.execute("drop table rebuild.part")
    return folded


def _call_off_vacuums(owner: Connection[Any], models: list[Projection[Any]]) -> None:
    """A vacuum gives way to whoever has waited for a second: here nobody else waits behind us, as they would at the swap."""
    there = _present(owner)
    mine = [f"rebuild.{model.name}" for model in models] + [model.table for model in models if model.name in there]
    owner.execute(f"lock table {', '.join(mine)} in share update exclusive mode")


def _catch_up(owner: Connection[Any], models: list[Projection[Any]]) -> None:
    """Folds what was appended since, the live way, into the tables beside."""
    reached = dict(owner.execute("select ledger, max(head) from rebuild.part group by ledger").fetchall())
    for ledger, head in heads(owner).items():
        if reached.get(ledger, 0) < head:
            missed = list(events_of(owner, ledger, reached.get(ledger, 0), head))
            folded = {model.name: sum(type(each.event) in model.handles for each in missed) for model in models}
            fold_live(models, owner, missed, schema="rebuild")
            _note(owner, ledger, head, folded)


def _note(owner: Connection[Any], ledger: str, head: int, folded: dict[str, int]) -> None:
    """What was caught up on is a part of its own."""
    owner.execute(
        "insert into rebuild.part values (%(ledger)s, %(head)s, 1, %(head)s, %(folded)s)",
        {"ledger": ledger, "head": head, "folded": Jsonb(folded)},
    )


def _folded(owner: Connection[Any], models: list[Projection[Any]]) -> dict[str, int]:
    rows = [folded for (folded,) in owner.execute("select folded from rebuild.part")]
    return {model.name: sum(row[model.name] for row in rows) for model in models}


def heads(connection: Connection[Any]) -> dict[str, int]:
    return dict(connection.execute("select ledger, position from ledger.heads order by ledger").fetchall())


def _put_in_place(owner: Connection[Any], model: Projection[Any]) -> None:
    owner.execute(f"alter table if exists {model.table} set schema replaced")
    owner.execute(f"alter table rebuild.{model.name} set schema read")
    for each in (model, *_resting_on(owner, model)):
        tables.scope(owner, each, each.table)
    owner.execute(
        """
        insert into read.model (name, fingerprint) values (%(name)s, %(fingerprint)s)
        on conflict (name) do update set fingerprint = excluded.fingerprint, rebuilt_at = now()
        """,
        {"name": model.name, "fingerprint": model.fingerprint},
    )


def _resting_on(owner: Connection[Any], model: Projection[Any]) -> list[Projection[Any]]:
    """The other tables whose visibility asks this one, and would go on asking the one that was replaced."""
    if model.visible != "place":
        return []
    present = _present(owner)
    return [other for other in BY_NAME.values() if other.visible == "household" and other.name in present]


def _present(owner: Connection[Any]) -> set[str]:
    return {name for (name,) in owner.execute("select tablename from pg_tables where schemaname = 'read'")}
