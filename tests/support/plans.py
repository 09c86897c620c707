"""What a request makes the database look at: every statement's plan, as it was run."""

import json
from collections import Counter
from typing import Any, NamedTuple

import psycopg
from psycopg.errors import Diagnostic

from casework.ledger.database import Database

EXPLAIN = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_format": "json",
    "auto_explain.log_level": "notice",
    "enable_seqscan": "off",  # the tables of a test are so small that going through all of one is right
}
COUNTED = ("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")


class Read(NamedTuple):
    """What a statement reads from; `statement` is its beginning, to be told by."""

    table: str
    statement: str


def explain(superuser_dsn: str) -> None:
    """From the next connection on each statement's plan comes back with its answer."""
    with psycopg.connect(superuser_dsn, autocommit=True) as superuser:
        for name, value in EXPLAIN.items():
            superuser.execute(f"alter database {superuser.info.dbname} set {name} = '{value}'")


class Plans:
    """Rows that the database has gone through since they were last taken."""

    def __init__(self, database: Database) -> None:
        """Of a database that keeps one connection of each kind, so that all are heard."""
        self._rows: Counter[Read] = Counter()
        with database.read({}) as reader, database.single() as writer:
            for connection in (reader, writer):
                connection.add_notice_handler(self._hear)

    def taken(self) -> Counter[Read]:
        rows, self._rows = self._rows, Counter()
        return rows

    def _hear(self, notice: Diagnostic) -> None:
        _, _, text = (notice.message_primary or "").partition("plan:\n")
        if text:
            plan = json.loads(text)
            statement = " ".join(plan["Query Text"].split())[:160]
            self._rows.update(_scanned(statement, plan["Plan"]))


def _scanned(statement: str, node: dict[str, Any]) -> Counter[Read]:
    found: Counter[Read] = Counter()
    if "Relation Name" in node:
        rows = node["Actual Rows"] + sum(node.get(name, 0) for name in COUNTED)
        found[Read(node["Relation Name"], statement)] += round(rows * node["Actual Loops"])
    for below in node.get("Plans", ()):
        found.update(_scanned(statement, below))
    return found
