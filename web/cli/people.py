"""user, token: who may enter."""

from uuid import UUID

import click

from casework.common.confidentiality import GRANTS, Grant
from casework.common.roles import ROLES, Role
from casework.divisions.country import the_divisions
from web.access import accounts, tokens, users
from web.access.log import COMMAND_LINE
from web.cli.telling import as_json, fail, tell
from web.operations.installation import office
from web.settings import settings


@click.group()
def user() -> None:
    """Users."""


@user.command("add")
@click.argument("name")
@click.option("--role", required=True, type=click.Choice(ROLES), help="What the user does.")
@click.option("--division", required=True, help="The code of the division the user works for.")
@click.option("--staff", type=click.UUID, help="The user's staff record.")
@click.option("--grant", "grants", multiple=True, type=click.Choice(GRANTS), help="What the user may read besides.")
@as_json
def add(name: str, role: Role, division: str, staff: UUID | None, grants: tuple[Grant, ...], as_json: bool) -> None:
    """Add a user and print a one-time password, to be replaced at the first sign-in."""
    try:
        known = division in ("", "000000") or the_divisions().exists(division)
    except ValueError:
        known = False
    if not known:
        fail("unknown_division", f"no division has the code {division}", as_json)
    with office(settings()) as opened, opened.database.write() as connection:
        try:
            password = accounts.add(
                connection,
                COMMAND_LINE,
                opened.clock(),
                name,
                role,
                division.replace("000000", ""),
                staff,
                grants=grants,
            )
        except users.NameTaken:
            fail("name_taken", f"there is a user called {name} already", as_json)
        except users.BadName:
            fail("bad_name", "a name has 1 to 100 characters that can be seen", as_json)
    tell(
        {"name": name, "role": role, "division": division, "password": password},
        as_json,
        [f"{name} may sign in once, within three days, with the password: {password}"],
    )


@click.group()
def token() -> None:
    """API tokens."""


@token.command("create")
@click.option("--user", "name", required=True, help="Whose token it is.")
@click.option(
    "--days",
    default=tokens.DAYS,
    show_default=True,
    type=click.IntRange(1, tokens.MOST_DAYS),
    help="How long it is good.",
)
@click.option("--label", default="", help="What it is for.")
@as_json
def create(name: str, days: int, label: str, as_json: bool) -> None:
    """Print a new API token. It is shown once and stored only as a hash."""
    if len(label) > tokens.LONGEST_LABEL or not label.isprintable():
        fail("bad_label", f"a label has at most {tokens.LONGEST_LABEL} characters that can be seen", as_json)
    with office(settings()) as opened, opened.database.write() as connection:
        try:
            made = accounts.create_token(connection, COMMAND_LINE, opened.clock(), name, days, label)
        except users.UnknownUser:
            fail("unknown_user", f"there is no user called {name}", as_json)
    tell({"token": made}, as_json, [made])


COMMANDS = (user, token)
