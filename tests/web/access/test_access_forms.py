"""Forms of other sites are refused; API tokens open the API; errors fit who asked."""

import pytest

from tests.web.access.access_parts import Client, Office, database, form_token, office, sign_in
from web.access import tokens, users

__all__ = ["database", "office"]

BEARER = "authorization"


def post_note(client: Client, token: str | None, **headers: str) -> int:
    fields = {"note": "calm"} | ({"csrf_token": token} if token is not None else {})
    return client.post("/notes", data=fields, headers=headers).status_code


def new_token(office: Office, name: str) -> str:
    with office.database.write() as connection:
        return tokens.create(connection, name, office.clock())[0]


def test_a_form_needs_the_token_of_its_own_session(office: Office) -> None:
    client, other = office.signed_in(), office.signed_in("wang")
    assert post_note(client, form_token(client)) == 201
    assert post_note(client, None) == 403
    assert post_note(client, "") == 403
    assert post_note(client, "0" * 128) == 403
    assert post_note(client, "字") == 403
    assert post_note(client, form_token(other)) == 403
    assert post_note(client, None, **{"X-CSRF-Token": form_token(client)}) == 201


def test_the_token_of_an_ended_session_is_worth_nothing(office: Office) -> None:
    client = office.signed_in()
    old = form_token(client)
    sign_in(client, "li")
    assert post_note(client, old) == 403


def test_a_multipart_form_is_checked_too(office: Office) -> None:
    client = office.signed_in()
    file = {"file": ("a.txt", b"x" * 3_000_000)}
    assert client.post("/files", data={"note": "calm"}, files=file).status_code == 403
    answer = client.post("/files", data={"csrf_token": form_token(client)}, files=file)
    assert (answer.status_code, len(answer.text)) == (201, 3_000_000)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://casework.test"}, 201),
        ({"Origin": "http://evil.test"}, 403),
        ({"Origin": "http://casework.test:8080"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
    ],
)
def test_a_form_from_elsewhere_is_refused_even_with_the_token(
    office: Office, headers: dict[str, str], status: int
) -> None:
    client = office.signed_in()
    assert post_note(client, form_token(client), **headers) == status


def test_another_site_cannot_sign_somebody_in(office: Office) -> None:
    office.add("li")
    data = {"name": "li", "password": "four unrelated words"}
    answer = office.visitor().post("/sign-in", data=data, headers={"Origin": "http://evil.test"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_token_opens_the_api_for_its_user(office: Office) -> None:
    office.add("li", must_change=True)
    token = new_token(office, "li")
    client = office.visitor(headers={BEARER: f"Bearer {token}"})
    assert client.get("/api/v1/who").json() == {"name": "li", "via": "token", "device": "api"}
    assert token not in repr(office.rows("select * from access.tokens"))
    assert client.get("/worklist", follow_redirects=False).status_code == 303
    with office.database.write() as connection:
        assert tokens.revoke_all(connection, users.found(connection, "li").id, office.clock()) == 1
    assert client.get("/api/v1/who").status_code == 401


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer", "Basic bGk6eA==", ""])
def test_no_other_credentials_open_the_api(office: Office, header: str) -> None:
    client = office.signed_in()
    answer = client.get("/api/v1/who", headers={BEARER: header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/not-signed-in"


def test_a_disabled_user_has_no_token_left(office: Office) -> None:
    office.add("li")
    client = office.visitor(headers={BEARER: f"Bearer {new_token(office, 'li')}"})
    with office.database.write() as connection:
        connection.execute("update access.users set disabled_at = now() where name = 'li'")
    assert client.get("/api/v1/who").status_code == 401


def test_a_cookie_reads_the_api_but_never_writes_to_it(office: Office) -> None:
    client = office.signed_in()
    assert client.get("/api/v1/who").json()["via"] == "session"
    assert client.post("/api/v1/notes", json={"n": 1}).status_code == 401


def test_api_errors_name_the_field_and_speak_the_language_asked_for(office: Office) -> None:
    office.add("li")
    headers = {BEARER: f"Bearer {new_token(office, 'li')}", "accept-language": "en-GB,en;q=0.9"}
    client = office.visitor(headers=headers)
    stale = client.post("/api/v1/notes", json={"n": 1})
    assert (stale.status_code, stale.json()["current_version"]) == (409, 7)
    assert stale.json()["errors"] == [{"field": "n", "message": "old"}]
    wrong = client.post("/api/v1/notes", json={"n": "one"})
    assert wrong.status_code == 422
    assert wrong.json()["title"] == "Some answers need correcting"
    assert client.get("/api/v1/none").json()["type"] == "/problems/not-found"
    assert client.get("/api/v1/none", headers={"accept-language": "fr"}).json()["title"] == "没有找到这个页面"
    method = client.put("/api/v1/notes")
    assert method.status_code == 405
    assert "POST" in method.headers["allow"]


def test_htmx_gets_a_fragment_and_an_expired_session_leads_to_sign_in(office: Office) -> None:
    client = office.signed_in()
    htmx = {"HX-Request": "true"}
    fragment = client.get("/coverage", headers=htmx)
    assert fragment.status_code == 403
    assert fragment.text.startswith("<section")
    assert client.get("/coverage", headers=htmx | {"HX-Request-Type": "full"}).text.lstrip().startswith("<!doctype")
    office.clock.pass_by(hours=1)
    current = {"HX-Current-URL": "http://casework.test/worklist?page=2"}
    gone = client.get("/coverage", headers=htmx | current)
    assert (gone.status_code, gone.headers["hx-redirect"]) == (401, "/sign-in?next=/worklist%3Fpage%3D2")


def test_a_fault_tells_a_number_and_nothing_else(office: Office) -> None:
    answer = office.visitor(raise_server_exceptions=False).get("/fault")
    assert answer.status_code == 500
    assert "secret inside" not in answer.text
    assert "请再试一次" in answer.text
