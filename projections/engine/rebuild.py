"""Rebuilds read models while serving: fold all events in memory, COPY into a table beside, catch up, swap.

Work is cut into parts (some streams of one ledger), each one transaction: a rebuild that was stopped goes on where it was.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from psycopg import Connection, sql
from psycopg.types.json import Jsonb

from projections.engine import tables
from projections.engine.filling import fill
from projections.engine.fold import REGISTERED, fold_live
from projections.engine.projection import Projection
from projections.engine.streams import Part, events_of
from projections.engine.workers import Share, workers

Progress = Callable[[int, int], None]  # events read, events in all
PART = 50_000  # events of a ledger in one part, about
ALONE = 20_000  # so few events are folded here, without other processes


def rebuild(
    owner: Connection[Any], models: Iterable[Projection[Any]], progress: Progress = lambda *_: None
) -> dict[str, int]:
    """The models made again in one pass over all events; the old tables serve until the swap. Answers events folded.

    `owner` is an autocommit connection as casework_owner. One rebuild at a time: a second one waits.
    """
    owner.execute("select pg_advisory_lock(hashtext('casework rebuild'))")
    try:
        return _rebuild(owner, list(models), progress)
    finally:
        owner.execute("select pg_advisory_unlock(hashtext('casework rebuild'))")


def _rebuild(owner: Connection[Any], models: list[Projection[Any]], progress: Progress) -> dict[str, int]:
    if not models:
        return {}
    _make_beside(owner, models)
    parts = [Part(*row) for row in owner.execute(PARTS).fetchall()]
    with workers(owner, sum(part.events for part in parts) > ALONE) as share:
        _fill(share, models, parts, progress)
        _finish(owner, share, models)
    with owner.transaction():
        _catch_up(owner, models)
    with owner.transaction():  # appends wait from here, only for what came meanwhile and the swap
        owner.execute("lock table ledger.heads in share row exclusive mode")
        _catch_up(owner, models)
        folded = _folded(owner, models)
        for model in models:
            _swap(owner, model)
        owner.execute("drop table rebuild.part")
    return folded


def _make_beside(owner: Connection[Any], models: list[Projection[Any]]) -> None:
    """The tables to fill, unless a rebuild of the same models by the same code was begun: then it goes on."""
    wanted = ",".join(f"{model.name}:{model.fingerprint}" for model in models)
    with owner.transaction():
        owner.execute("create schema if not exists rebuild")
        if _begun(owner) == wanted:
            return
        owner.execute("drop schema rebuild cascade")
        owner.execute("create schema rebuild")
        owner.execute(
            """
            create table rebuild.part (
              ledger text collate "C" not null, number bigint not null, parts int not null, head bigint not null,
              folded jsonb, primary key (ledger, number)
            )
            """
        )
        owner.execute(sql.SQL("comment on table rebuild.part is {}").format(sql.Literal(wanted)))
        for model in models:
            tables.create(owner, model, "rebuild")
        for ledger, head in heads(owner).items():
            parts = head // PART + 1
            for number in range(parts):
                owner.execute("insert into rebuild.part values (%s, %s, %s, %s)", (ledger, number, parts, head))


def _begun(owner: Connection[Any]) -> str | None:
    row = owner.execute("select obj_description(to_regclass('rebuild.part'))").fetchone()
    return row[0] if row else None


PARTS = """
    select ledger, number, parts, head, folded is not null from rebuild.part where number < parts order by ledger, number
"""


def _fill(share: Share, models: list[Projection[Any]], parts: list[Part], progress: Progress) -> None:
    """Folds every ledger up to its head of the beginning, part by part."""
    total = sum(part.events for part in parts)
    left = [part for part in parts if not part.done]
    done = total - sum(part.events for part in left)
    progress(done, total)
    for part in share(partial(fill, names=[model.name for model in models]), left):
        done += part.events
        progress(done, total)


SIZES = """
    select relname, pg_relation_size(oid) from pg_class where relnamespace = 'rebuild'::regnamespace and relkind = 'r'
"""


def _finish(owner: Connection[Any], share: Share, models: list[Projection[Any]]) -> None:
    """Indexes, those of the largest tables first, rights and figures for the planner."""
    sizes = dict(owner.execute(SIZES).fetchall())
    largest = sorted(models, key=lambda model: sizes[model.name], reverse=True)
    for _ in share(_run, [index for model in largest for index in tables.indexes(model, "rebuild")]):
        pass
    for model in models:
        tables.finish(owner, model, "rebuild")


def _run(owner: Connection[Any], statement: str) -> None:
    owner.execute(statement)


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


def _swap(owner: Connection[Any], model: Projection[Any]) -> None:
    lost = _policies_resting_on(owner, model)
    owner.execute(f"drop table if exists {model.table} cascade")
    owner.execute(f"alter table rebuild.{model.name} set schema read")
    for each in (model, *lost):
        tables.scope(owner, each, each.table)
    owner.execute(
        """
        insert into read.model (name, fingerprint) values (%(name)s, %(fingerprint)s)
        on conflict (name) do update set fingerprint = excluded.fingerprint, rebuilt_at = now()
        """,
        {"name": model.name, "fingerprint": model.fingerprint},
    )


def _policies_resting_on(owner: Connection[Any], model: Projection[Any]) -> list[Projection[Any]]:
    """The other tables whose visibility asks this one: dropping it takes their policies along."""
    if model.visible != "place":
        return []
    present = {name for (name,) in owner.execute("select tablename from pg_tables where schemaname = 'read'")}
    return [other for other in REGISTERED.values() if other.visible == "household" and other.name in present]
