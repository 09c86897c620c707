"""What `casework serve` says when it starts: where it is, and how to get in."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from casework.common.roles import Role
from casework.ledger.work import Limits, Work, working
from projections.staff.assignment_lookup import busiest
from web.access import users
from web.cli.telling import progress
from web.demo.story import tell_story
from web.office import Office
from web.settings import Settings

COUNTY = "411326"
HOUSEHOLDS = 120
PASSWORD = "casework-demo"  # noqa: S105  for invented data only, printed at every start
SIGN_INS: tuple[tuple[str, Role, str], ...] = (
    ("lianxi", "contact_person", "联系人"),
    ("zhuguan", "supervisor", "主管"),
    ("jingban", "payment_clerk", "发放经办"),
    ("fuhe", "approver", "复核"),
    ("shenji", "auditor", "审计"),
    ("guanli", "administrator", "管理员"),
)


def welcome(office: Office, settings: Settings) -> None:
    """Loads the demo where nobody has signed up yet, then prints the address and how to get in."""
    with _alone(office):
        with office.database.single() as connection:
            anybody = users.count(connection)
        if settings.demo and not anybody:
            load(office)
    click.echo(f"\n  http://{settings.host}:{settings.port}\n")
    if _is_demo(office):
        click.echo(f"  Sign in with the password {PASSWORD} as\n")
        for name, role, shown in SIGN_INS:
            click.echo(f"  {name:<10} {shown} ({role.replace('_', ' ')})")
    elif not anybody:
        click.echo("  Make the first user:  .venv/bin/casework user add NAME --role administrator --division CODE")
    click.echo("")


@contextmanager
def _alone(office: Office) -> Iterator[None]:
    """Two first starts at once: one makes the demo, the other waits until it is there."""
    forever = Limits(statement=0, lock=0, idle=0)
    with working(Work(forever)), office.database.single() as gate:
        if gate.execute("select pg_try_advisory_lock(hashtext('casework first start'))").fetchone() == (False,):
            click.echo("Another start is under way: waiting until it has made the demo.")
            gate.execute("select pg_advisory_lock(hashtext('casework first start'))")
        try:
            yield
        finally:
            gate.execute("select pg_advisory_unlock(hashtext('casework first start'))")


def load(office: Office) -> None:
    """The demo county, and one user for each role."""
    with progress("demo") as move:
        tell_story(office, COUNTY, HOUSEHOLDS, 1, 2, move)
    with office.database.write() as connection:
        staff = busiest(connection, office.today())  # so that the demo's worklist has something on it
        for name, role, shown in SIGN_INS:
            users.add(
                connection, name, role, COUNTY, staff if role == "contact_person" else None,
                shown_name=f"{shown}（演示）", password=PASSWORD, must_change=False, now=office.clock(),
                grants=("petition",) if role == "supervisor" else (),
            )  # fmt: skip


def _is_demo(office: Office) -> bool:
    with office.database.single() as connection:
        user = users.find(connection, "zhuguan")
    return user is not None and user.shown_name == "主管（演示）"
