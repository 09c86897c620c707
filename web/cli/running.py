"""serve, clock, follow, migrate: what runs."""

import signal
import sys
import threading
from types import FrameType

import click
import uvicorn

from web import following, logs, schedule
from web.cli.telling import as_json, fail, tell
from web.embedded import EmbeddedPostgresError
from web.installation import OwnerUnknown, addresses, bring_up_to_date, office, office_at
from web.settings import settings


@click.command()
@click.option("--no-clock", is_flag=True, help="Leave the clock to a process of its own (`casework clock`).")
def serve(no_clock: bool) -> None:
    """Serve pages, API and, unless told otherwise, the clock."""
    from web.app import create_app  # every page comes with it: other commands need not wait for that
    from web.demo.first_time import welcome

    chosen = settings()
    _as_a_service()
    try:
        with addresses(chosen) as where:
            if where.owner:
                bring_up_to_date(where.owner)
            with office_at(where.app, chosen) as opened:
                welcome(opened, chosen)
                scheduler = None if no_clock else schedule.start(opened)
                stop_following = following.start(opened)
                try:
                    app = create_app(opened, chosen)
                    uvicorn.run(app, host=chosen.host, port=chosen.port, log_config=None, server_header=False)
                finally:
                    stop_following()
                    if scheduler:
                        scheduler.shutdown()
    except EmbeddedPostgresError as error:
        fail("database", str(error), False)


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
            ledgers = following.follow_all(opened)
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
