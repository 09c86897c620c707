"""Makes the read models match the code: new or changed ones are rebuilt, the others are left alone."""

from typing import Any

from psycopg import Connection

from projections.engine import tables
from projections.oversight.rollup import tables as rollup
from projections.rebuild.rebuild import Progress, rebuild
from projections.registry import BY_NAME, PROJECTIONS


def upgrade(owner: Connection[Any], progress: Progress = lambda *_: None) -> list[str]:
    """Rebuilds what is missing or was made by other code; answers the names. `owner` is casework_owner, autocommit."""
    with owner.transaction():
        owner.execute("select pg_advisory_xact_lock(hashtext('casework read schema'))")
        tables.prepare(owner)
        rollup.prepare(owner)
    names = stale(owner)
    rebuild(owner, [BY_NAME[name] for name in names], progress)
    for name in _stored(owner).keys() - BY_NAME.keys():
        owner.execute(f"drop table if exists read.{name}")
        owner.execute("delete from read.model where name = %(name)s", {"name": name})
    return names


def stale(owner: Connection[Any]) -> list[str]:
    """The read models that are missing or were made by other code, in the order of their making."""
    stored = _stored(owner)
    return [model.name for model in PROJECTIONS if stored.get(model.name) != model.fingerprint]


def _stored(owner: Connection[Any]) -> dict[str, str]:
    there = owner.execute("select to_regclass('read.model') is not null").fetchone()
    if not there or not there[0]:
        return {}
    return dict(owner.execute("select name, fingerprint from read.model").fetchall())
