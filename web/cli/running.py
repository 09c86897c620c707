"""serve, clock, follow, migrate: what runs."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from casework.ledger.pulse import Pulse
from web.cli.telling import as_json, fail, tell
from web.embedded.server import EmbeddedPostgresError
from web.limits.kinds import CONNECTIONS
from web.office import Office
from web.operations import following, logs, schedule, serving
from web.operations.installation import OwnerUnknown, addresses, bring_up_to_date, office, office_at
from web.settings import settings


@click.command()
@click.option("--no-clock", is_flag=True, help="Leave the clock to a process of its own (`casework clock`).")
def serve(no_clock: bool) -> None:
    """Serve pages, API and, unless told otherwise, the clock."""
    from web.app import create_app  # every page comes with it: other commands need not wait for that
    from web.cli.first_time import welcome

    chosen = settings()
    _as_a_service()
    try:
        with serving.listening(chosen.host, chosen.port) as listener, addresses(chosen) as where:
            if where.owner:
                bring_up_to_date(where.owner)
            with office_at(where.app, chosen, pool_size=CONNECTIONS) as opened:
                welcome(opened, chosen)
                with _beside(opened, not no_clock):
                    serving.run(create_app(opened, chosen), chosen, listener)
    except serving.PortTaken as taken:
        fail("port_taken", f"{taken}. Stop what runs there, or choose another: PORT=8001 script/run", False)
    except EmbeddedPostgresError as error:
        fail("database", str(error), False)


@contextmanager
def _beside(opened: Office, clock: bool) -> Iterator[None]:
    """What runs beside the requests: the pulse, the follower and, if wanted, the clock."""
    stop_pulse = Pulse(opened.database).start()
    scheduler = schedule.start(opened) if clock else None
    stop_following = following.start(opened)
    try:
        yield
    finally:
        stop_following()
        if scheduler:
            scheduler.shutdown()
        stop_pulse()


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now and end.")
@as_json
def clock(once: bool, as_json: bool) -> None:
    """Run the scheduler alone. Several may run: each slot is done once."""
    _as_a_service()
    with office(settings()) as opened:
        if once:
            done = schedule.run_due(opened)
            tell({"done": done}, as_json, ["done" if done else "nothing was due"])
            return
        scheduler = schedule.start(opened)
        try:
            threading.Event().wait()
        finally:
            scheduler.shutdown()


@click.command()
@click.option("--once", is_flag=True, help="Follow to the heads of now and end.")
@as_json
def follow(once: bool, as_json: bool) -> None:
    """Run a follower alone: it keeps the roll-ups of counties at hand. Any number may run beside each other."""
    _as_a_service()
    with office(settings()) as opened:
        if once:
            ledgers = following.follow_all(opened, threading.Event())
            tell({"ledgers": ledgers}, as_json, [f"ledgers followed: {ledgers}"])
            return
        stop = following.start(opened)
        try:
            threading.Event().wait()
        finally:
            stop()


@click.command()
@as_json
def migrate(as_json: bool) -> None:
    """Bring the schema and the read models up to date. Safe to repeat, and when several start at once."""
    with addresses(settings()) as where:
        if where.owner is None:
            fail("owner_unknown", OwnerUnknown.__doc__ or "", as_json)
        applied, rebuilt = bring_up_to_date(where.owner)
    tell(
        {"applied": applied, "rebuilt": rebuilt},
        as_json,
        [f"migrations applied: {', '.join(applied) or 'none'}", f"read models rebuilt: {', '.join(rebuilt) or 'none'}"],
    )


def _as_a_service() -> None:
    """Logs go to the standard error. SIGTERM ends like Ctrl-C: everything that is open is closed, the database too."""
    logs.configure()

    def end(_: int, __: FrameType | None) -> None:
        sys.exit(0)

    signal.signal(signal.SIGTERM, end)


COMMANDS = (serve, clock, follow, migrate)
