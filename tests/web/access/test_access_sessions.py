"""Sessions begin and end as the office expects, whatever a browser sends."""

import threading
from datetime import timedelta

import psycopg
import pytest

from casework.common.roles import Role
from tests.web.access.access_parts import PASSWORD, Client, Office, database, form_token, office, sign_in
from web.access import sessions

__all__ = ["database", "office"]


def sid(client: Client) -> str:
    return client.cookies["sid"]


def is_in(client: Client) -> bool:
    return client.get("/worklist", follow_redirects=False).status_code == 200


def test_signing_in_opens_the_pages_and_the_cookie_is_out_of_reach_of_scripts(office: Office) -> None:
    office.add("li")
    client = office.visitor()
    answer = sign_in(client, "li")
    assert answer.headers["location"] == "/"
    cookie = next(line for line in answer.headers.get_list("set-cookie") if line.startswith("sid="))
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert is_in(client)


@pytest.mark.parametrize("options", [{"base_url": "https://casework.test"}, {"secure_cookies": True}])
def test_over_https_the_cookie_is_bound_to_the_host(office: Office, options: dict[str, object]) -> None:
    office.add("li")
    answer = sign_in(office.visitor(**options), "li")
    cookie = next(line for line in answer.headers.get_list("set-cookie") if "sid=" in line)
    assert cookie.startswith("__Host-sid=")
    assert {"Secure", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_a_session_id_chosen_by_somebody_else_is_never_adopted(office: Office) -> None:
    office.add("li")
    client = office.visitor(cookies={"sid": "chosen-by-an-attacker"})
    answer = sign_in(client, "li")
    assert not is_in(office.visitor(cookies={"sid": "chosen-by-an-attacker"}))
    assert is_in(office.visitor(cookies={"sid": answer.cookies["sid"]}))


def test_a_visit_without_sign_in_stores_nothing(office: Office) -> None:
    before = office.rows("select count(*) from access.sessions")
    answer = office.visitor(cookies={"sid": "x" * 43}).get("/sign-in")
    assert "set-cookie" not in answer.headers
    assert office.rows("select count(*) from access.sessions") == before


def test_the_database_never_holds_the_token(office: Office) -> None:
    client = office.signed_in()
    rows = office.rows("select * from access.sessions")
    assert sid(client) not in repr(rows)
    assert sessions.hash_of(sid(client)) in [row[0] for row in rows]


def test_signing_in_again_ends_the_session_before(office: Office) -> None:
    client = office.signed_in()
    before = sid(client)
    sign_in(client, "li")
    assert sid(client) != before
    assert not is_in(office.visitor(cookies={"sid": before}))


def test_signing_out_ends_the_session_for_ever(office: Office) -> None:
    client = office.signed_in()
    old = sid(client)
    answer = client.post("/sign-out", data={"csrf_token": form_token(client)}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert not is_in(office.visitor(cookies={"sid": old}))
    with pytest.raises(psycopg.errors.RaiseException), office.database.write() as connection:
        connection.execute("update access.sessions set revoked_at = null where revoked_at is not null")


def test_a_slow_request_cannot_revive_a_session_that_ended(office: Office) -> None:
    client = office.signed_in()
    token, later = sid(client), office.clock() + timedelta(minutes=5)
    reached, ended = threading.Event(), threading.Event()

    def slow() -> None:
        with office.database.write() as connection:
            reached.set()
            ended.wait(5)
            sessions._touch(connection, token, later)

    thread = threading.Thread(target=slow)
    thread.start()
    reached.wait(5)
    with office.database.write() as connection:
        sessions.end(connection, token, office.clock())
    ended.set()
    thread.join()
    assert not is_in(client)


def test_an_idle_session_ends_after_half_an_hour_and_use_prolongs_it(office: Office) -> None:
    client = office.signed_in()
    for _ in range(3):
        office.clock.pass_by(minutes=29)
        assert is_in(client)
    office.clock.pass_by(minutes=30)
    assert not is_in(client)


def test_a_contact_person_on_rounds_stays_signed_in_for_half_a_day(office: Office) -> None:
    client = office.signed_in("wang", "contact_person")
    office.clock.pass_by(hours=11, minutes=59)
    assert is_in(client)
    office.clock.pass_by(hours=12)
    assert not is_in(client)


@pytest.mark.parametrize(
    ("role", "hours", "step"), [("supervisor", 12, 0.4), ("auditor", 8, 0.4), ("contact_person", 7 * 24, 11)]
)
def test_no_session_outlives_its_longest_time(office: Office, role: Role, hours: int, step: float) -> None:
    client = office.signed_in("wang", role)
    end = office.clock() + timedelta(hours=hours)
    while office.clock() + timedelta(hours=step) < end:
        office.clock.pass_by(hours=step)
        assert is_in(client)
    office.clock.now = end
    assert not is_in(client)


def test_how_long_a_session_lives_follows_the_role_of_this_moment(office: Office) -> None:
    client = office.signed_in("wang", "contact_person")
    for _ in range(2):
        office.clock.pass_by(hours=5)
        assert is_in(client)
    with office.database.write() as connection:
        connection.execute("update access.users set role = 'auditor' where name = 'wang'")
    assert not is_in(client)


def test_a_change_of_role_and_a_disabled_user_hold_from_the_next_request(office: Office) -> None:
    client = office.signed_in()
    assert client.get("/coverage").status_code == 403
    with office.database.write() as connection:
        connection.execute("update access.users set role = 'auditor' where name = 'li'")
    assert client.get("/coverage").status_code == 200
    with office.database.write() as connection:
        connection.execute("update access.users set disabled_at = now() where name = 'li'")
    assert not is_in(client)


def test_a_new_password_ends_every_other_session_and_renews_this_one(office: Office) -> None:
    client = office.signed_in()
    other = office.visitor()
    sign_in(other, "li")
    before = sid(client)
    data = {
        "csrf_token": form_token(client),
        "old_password": PASSWORD,
        "new_password": "quite another sentence",
        "new_password_again": "quite another sentence",
    }
    assert client.post("/me/password", data=data, follow_redirects=False).status_code == 303
    assert sid(client) != before
    assert is_in(client)
    assert not is_in(other)
    assert not is_in(office.visitor(cookies={"sid": before}))
    assert sign_in(office.visitor(), "li").status_code == 422
    assert sign_in(office.visitor(), "li", "quite another sentence").status_code == 303


def test_signing_out_elsewhere_leaves_only_this_session(office: Office) -> None:
    client, other = office.signed_in(), office.visitor()
    sign_in(other, "li")
    client.post("/me/sign-out-elsewhere", data={"csrf_token": form_token(client)})
    assert is_in(client)
    assert not is_in(other)
