"""API tokens end: on their day, when revoked, and with everything that changes who their user is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from tests.support.markup import addresses, texts
from tests.web.access.access_parts import PASSWORD, Client, Office, database, form_token, office
from web.access import accounts, tokens, users
from web.access.log import COMMAND_LINE
from web.access.users import User

__all__ = ["database", "office"]

Change = Callable[[Connection[Any], datetime, User], object]


def opens(office: Office, token: str) -> bool:
    client = office.visitor(headers={"authorization": f"Bearer {token}"})
    return client.get("/api/v1/who").status_code == 200


def made(office: Office, name: str = "li", days: int = tokens.DAYS) -> str:
    with office.database.write() as connection:
        return accounts.create_token(connection, COMMAND_LINE, office.clock(), name, days, "报表")


def ask_token(client: Client, **typed: str) -> str:
    data = {"csrf_token": form_token(client), "label": "报表程序", "days": "30", "password": PASSWORD, **typed}
    return client.post("/me/tokens", data=data).text


def test_a_token_is_made_on_ones_own_page_and_shown_once(office: Office) -> None:
    client = office.signed_in()
    [token] = texts(ask_token(client), ".//code")
    assert len(token) == 43
    assert opens(office, token)
    page = client.get("/me").text
    assert token not in page
    for told in ("报表程序", "2026年11月20日", "2026年12月20日"):
        assert told in page


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"password": "wrong"}, "password"), ({"days": "9999"}, "days"), ({"label": "x" * 101}, "label")],
)
def test_a_token_needs_the_password_again_and_an_end(office: Office, typed: dict[str, str], field: str) -> None:
    page = ask_token(office.signed_in(), **typed)
    assert f'id="{field}-error"' in page
    assert texts(page, ".//code") == []


def test_a_token_ends_on_its_day(office: Office) -> None:
    office.add("li")
    short, usual = made(office, days=30), made(office)
    office.clock.pass_by(days=30)
    assert not opens(office, short)
    assert opens(office, usual)
    office.clock.pass_by(days=60)
    assert not opens(office, usual)


def test_no_token_is_good_for_more_than_a_year(office: Office) -> None:
    office.add("li")
    long = made(office, days=5000)
    office.clock.pass_by(days=365)
    assert not opens(office, long)
    with pytest.raises(psycopg.errors.CheckViolation), office.database.write() as connection:
        connection.execute(
            "insert into access.tokens (token_hash, user_id, expires_at) "
            "select sha256('x'), id, now() + interval '10 years' from access.users limit 1"
        )


@pytest.mark.parametrize(
    "change",
    [
        lambda connection, now, user: accounts.reset_password(connection, COMMAND_LINE, now, user),
        lambda connection, now, user: accounts.change_password(connection, COMMAND_LINE, now, user.id, "x" * 12),
        lambda connection, now, user: accounts.disable(connection, COMMAND_LINE, now, user),
        lambda connection, now, user: accounts.change(connection, COMMAND_LINE, now, user, "auditor", "411326", None),
        lambda connection, now, user: accounts.change(connection, COMMAND_LINE, now, user, "supervisor", "4113", None),
    ],
    ids=["reset", "changed", "disabled", "role", "area"],
)
def test_tokens_and_sessions_end_with_what_changes_their_user(office: Office, change: Change) -> None:
    client = office.signed_in()
    token = made(office)
    with office.database.write() as connection:
        change(connection, office.clock(), users.found(connection, "li"))
    with office.database.write() as connection:
        accounts.enable(connection, COMMAND_LINE, office.clock(), users.found(connection, "li"))
    assert not opens(office, token)
    assert client.get("/worklist", follow_redirects=False).status_code == 303


def test_the_owner_revokes_a_token_and_nobody_elses(office: Office) -> None:
    li, wang = office.signed_in(), office.signed_in("wang")
    token = made(office)
    [address] = addresses(li.get("/me").text, r"/me/tokens/[\w-]+/revocation")
    wang.post(address, data={"csrf_token": form_token(wang)})
    assert opens(office, token)
    li.post(address, data={"csrf_token": form_token(li)})
    assert not opens(office, token)


def test_what_was_revoked_stays_revoked(office: Office) -> None:
    office.add("li")
    made(office)
    with office.database.write() as connection:
        tokens.revoke_all(connection, users.found(connection, "li").id, office.clock())
    for column in ("revoked_at = null", "last_used_on = now()", "revoked_at = now() + interval '1 day'"):
        with pytest.raises(psycopg.errors.RaiseException), office.database.write() as connection:
            connection.execute(f"update access.tokens set {column} where revoked_at is not null")
    with pytest.raises(psycopg.errors.InsufficientPrivilege), office.database.write() as connection:
        connection.execute("update access.tokens set expires_at = %(later)s", {"later": office.clock() + timedelta(9)})
