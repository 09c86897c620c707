"""rebuild, check, verify: whether tables and ledgers are as they should be."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
import psycopg

from casework.ledger.traces import beyond, traces
from casework.ledger.verify import Break, ledgers
from casework.ledger.verify import verify as verify_ledger
from projections import registry
from projections.check import check as check_models
from projections.rebuild.rebuild import rebuild as rebuild_models
from projections.remembered import forgotten
from web.access import log_chain
from web.cli.telling import as_json, fail, progress, tell
from web.operations.installation import addresses, bring_up_to_date
from web.settings import settings


@click.command()
@click.argument("names", nargs=-1)
@as_json
def rebuild(names: tuple[str, ...], as_json: bool) -> None:
    """Make read models again from the events, while the office works. Without NAMES: all of them."""
    if unknown := [name for name in names if name not in registry.BY_NAME]:
        fail(
            "unknown_model",
            f"no such read model: {', '.join(unknown)}; there are {', '.join(registry.BY_NAME)}",
            as_json,
        )
    chosen = [registry.BY_NAME[name] for name in names] or list(registry.PROJECTIONS)
    with _owner() as owner, progress("rebuilding") as move:
        done = rebuild_models(owner, chosen, move)
    tell({"rebuilt": done}, as_json, [f"{name}: {events} events" for name, events in done.items()])


@click.command()
@click.option("--sample", default=200, show_default=True, help="How many streams are folded again.")
@as_json
def check(sample: int, as_json: bool) -> None:
    """Fold a sample again and compare counts. Exit 1 and what differs, where something does."""
    with _owner() as owner:
        found = check_models(owner, sample)
    differences = [
        {"model": d.model, "kind": d.kind, "ledger": d.ledger, "stream": d.stream, "detail": d.detail} for d in found
    ]
    lines = [f"{d.model}: {d.kind} {d.ledger} {d.stream} {d.detail}" for d in found] or [
        "read models agree with the events"
    ]
    tell({"ok": not found, "differences": differences}, as_json, lines)
    sys.exit(1 if found else 0)


@click.command()
@click.option("--ledger", "only", help="One ledger (default: all).")
@click.option("--traces", "with_traces", is_flag=True, help="Also whether claims, keys and indexes fit the events.")
@as_json
def verify(only: str | None, with_traces: bool, as_json: bool) -> None:
    """Walk the hash chains, of the ledgers and of the log of administration, and look for an end that was cut off.

    Exit 1 and the first break, if any. Who can change every table alike is found only by a copy kept elsewhere.
    """
    with _owner(up_to_date=False) as owner:
        there_are = ledgers(owner)
        if only and only not in there_are:
            fail("unknown_ledger", f"no ledger has the code {only}", as_json)
        chosen = [only] if only else there_are
        for code in chosen:
            result = verify_ledger(owner, code)
            _stop_at(result, as_json)
            if not as_json:
                click.echo(f"{code}: {result} events hold")
        _stop_at((traces if with_traces else beyond)(owner, *chosen), as_json)
        if not only:
            _stop_at(forgotten(owner), as_json)
            _verify_administration(owner, as_json)
    if as_json:
        tell({"ok": True}, True, [])


def _stop_at(result: Break | int | None, as_json: bool) -> None:
    """Ends with exit code 1 where something does not hold."""
    if not isinstance(result, Break):
        return
    answer = {"ledger": result.ledger, "position": result.position, "kind": result.kind}
    tell(answer, as_json, [f"{result.ledger}: the chain breaks at position {result.position} ({result.kind})"])
    sys.exit(1)


def _verify_administration(owner: psycopg.Connection[Any], as_json: bool) -> None:
    result = log_chain.verify(owner)
    if isinstance(result, log_chain.Break):
        answer = {"ledger": "administration-log", "position": result.position, "kind": result.kind}
        line = f"log of administration: the chain breaks at position {result.position} ({result.kind})"
        tell(answer, as_json, [line])
        sys.exit(1)
    if not as_json:
        click.echo(f"log of administration: {result} lines hold")


@contextmanager
def _owner(up_to_date: bool = True) -> Iterator[psycopg.Connection[Any]]:
    """An autocommit connection as the owner of the tables."""
    with addresses(settings()) as where:
        if where.owner is None:
            fail("owner_unknown", "set CASEWORK_OWNER_URL", False)
        if up_to_date:
            bring_up_to_date(where.owner)
        with psycopg.connect(where.owner, autocommit=True) as owner:
            owner.execute("set role casework_owner")
            yield owner


COMMANDS = (rebuild, check, verify)
