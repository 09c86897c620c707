"""Rebuilds read models while serving: fold all events in memory, COPY into a table beside, catch up, swap.

Work is cut into parts (some streams of one ledger), each one transaction: a rebuild that was stopped goes on where it was.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import cpu_count, get_context
from typing import Any

from psycopg import Connection, connect, sql
from psycopg.conninfo import make_conninfo

from projections import tables
from projections.engine import REGISTERED, fold_live
from projections.filling import fill
from projections.model import Model
from projections.streams import Part, events_of

Progress = Callable[[int, int], None]  # events read, events in all
PART = 50_000  # events of a ledger in one part, about
AT_ONCE = 20_000  # so few events are folded here, without other processes


def rebuild(
    owner: Connection[Any], models: Iterable[Model[Any]], progress: Progress = lambda *_: None
) -> dict[str, int]:
    """The models made again in one pass over all events; the old tables serve until the swap. Answers events folded.

    `owner` is an autocommit connection as casework_owner. One rebuild at a time: a second one waits.
    """
    owner.execute("select pg_advisory_lock(hashtext('casework rebuild'))")
    owner.execute("set maintenance_work_mem = '256MB'")
    try:
        return _rebuild(owner, list(models), progress)
    finally:
        owner.execute("select pg_advisory_unlock(hashtext('casework rebuild'))")


def _rebuild(owner: Connection[Any], models: list[Model[Any]], progress: Progress) -> dict[str, int]:
    if not models:
        return {}
    _make_beside(owner, models)
    _fill(owner, models, progress)
    for model in models:
        tables.finish(owner, model, "rebuild")
    with owner.transaction():  # appends wait from here, only for what came meanwhile and the swap
        owner.execute("lock table ledger.heads in share row exclusive mode")
        caught_up = _catch_up(owner, models)
        folded = _folded(owner, models, caught_up)
        for model in models:
            _swap(owner, model)
        owner.execute("drop table rebuild.part")
    return folded


def _make_beside(owner: Connection[Any], models: list[Model[Any]]) -> None:
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
              ledger text collate "C" not null, number int not null, parts int not null, head bigint not null,
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


def _fill(owner: Connection[Any], models: list[Model[Any]], progress: Progress) -> None:
    """Folds every ledger up to its head of the beginning, part by part, on all cores."""
    parts = [Part(*row) for row in owner.execute(PARTS).fetchall()]
    total = sum(part.events for part in parts)
    left = [part for part in parts if not part.done]
    done = total - sum(part.events for part in left)
    progress(done, total)
    for part in _filled(owner, [model.name for model in models], left):
        done += part.events
        progress(done, total)


PARTS = "select ledger, number, parts, head, folded is not null from rebuild.part order by ledger, number"


def _filled(owner: Connection[Any], names: list[str], parts: list[Part]) -> Iterator[Part]:
    if sum(part.events for part in parts) <= AT_ONCE:
        for part in parts:
            yield fill(owner, names, part)
        return
    url = make_conninfo("", **owner.info.get_parameters(), password=owner.info.password)
    with ProcessPoolExecutor(cpu_count(), get_context("spawn"), _begin, (url,)) as processes:
        for finished in as_completed([processes.submit(_fill_here, names, part) for part in parts]):
            yield finished.result()


_here: list[Connection[Any]] = []  # the connection of a process that fills


def _begin(url: str) -> None:
    connection = connect(url, autocommit=True)
    connection.execute("set role casework_owner")
    _here.append(connection)


def _fill_here(names: list[str], part: Part) -> Part:
    return fill(_here[0], names, part)


def _catch_up(owner: Connection[Any], models: list[Model[Any]]) -> dict[str, int]:
    """Folds what was appended since, the live way, into the tables beside."""
    reached = dict(owner.execute("select ledger, max(head) from rebuild.part group by ledger").fetchall())
    folded = dict.fromkeys((model.name for model in models), 0)
    for ledger, head in heads(owner).items():
        if reached.get(ledger, 0) < head:
            missed = list(events_of(owner, ledger, reached.get(ledger, 0), head))
            for model in models:
                folded[model.name] += sum(type(recorded.event) in model.concerns for recorded in missed)
            fold_live(models, owner, missed, schema="rebuild")
    return folded


def _folded(owner: Connection[Any], models: list[Model[Any]], caught_up: dict[str, int]) -> dict[str, int]:
    rows = [folded for (folded,) in owner.execute("select folded from rebuild.part")]
    return {model.name: caught_up[model.name] + sum(row[model.name] for row in rows) for model in models}


def heads(connection: Connection[Any]) -> dict[str, int]:
    return dict(connection.execute("select ledger, position from ledger.heads order by ledger").fetchall())


def _swap(owner: Connection[Any], model: Model[Any]) -> None:
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


def _policies_resting_on(owner: Connection[Any], model: Model[Any]) -> list[Model[Any]]:
    """The other tables whose visibility asks this one: dropping it takes their policies along."""
    if model.visible != "place":
        return []
    present = {name for (name,) in owner.execute("select tablename from pg_tables where schemaname = 'read'")}
    return [other for other in REGISTERED.values() if other.visible == "household" and other.name in present]
