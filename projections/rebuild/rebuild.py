"""Rebuilds read models while serving: fold all events in memory, COPY into a table beside, catch up, swap.

Work is cut into parts (some streams of one ledger), each one transaction: a rebuild that was stopped goes on where it was.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from psycopg import Connection, sql

from projections.engine import tables
from projections.engine.projection import Projection
from projections.rebuild.filling import fill
from projections.rebuild.streams import Part
from projections.rebuild.swapping import heads, swap
from projections.rebuild.workers import Share, workers
from projections.registry import BY_NAME

Progress = Callable[[int, int], None]  # events read, events in all
PART = 100_000  # events of a ledger in one part, about
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
    return swap(owner, models)


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
    for _ in share(_settle, [model.name for model in largest]):
        pass


def _run(owner: Connection[Any], statement: str) -> None:
    owner.execute(statement)


def _settle(owner: Connection[Any], name: str) -> None:
    tables.finish(owner, BY_NAME[name], "rebuild")
