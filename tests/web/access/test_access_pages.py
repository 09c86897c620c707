"""The pages of the web base: labelled, in two languages and three sizes, under a strict policy."""

import re

import pytest

from casework.common.roles import ROLES, Role
from tests.support.sound import Page
from tests.web.access.access_parts import Office, database, form_token, office, sign_in
from web.http.security_headers import POLICY
from web.http.templating import STATIC
from web.navigation import PLACES, places_for

__all__ = ["database", "office"]


@pytest.mark.parametrize("path", ["/sign-in", "/me", "/worklist", "/coverage", "/nowhere"])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_page_has_one_heading_a_title_unique_ids_and_labels(office: Office, path: str, language: str) -> None:
    client = office.visitor() if path == "/sign-in" else office.signed_in()
    text = client.get(path, headers={"accept-language": language}).text
    page = Page(text)
    assert page.count("h1") == page.count("main") == page.count("title") == 1
    assert ("html", {"lang": language, "data-size": "standard"}) in page.tags
    assert len(page.ids()) == len(set(page.ids()))
    assert page.bare_fields == []
    assert ("a", {"class": "skip", "href": "#main"}) in page.tags
    assert {"en": "Casework", "zh-Hans": "家庭服务台账"}[language] in text


def test_no_page_carries_script_or_style_inline(office: Office) -> None:
    page = Page(office.signed_in().get("/me").text)
    for tag, attrs in page.tags:
        assert not (tag == "script" and "src" not in attrs)
        assert tag != "style"
        assert not [name for name in attrs if name == "style" or name.startswith(("on", "hx-on"))]


def test_pages_are_kept_nowhere_and_static_files_for_ever(office: Office) -> None:
    client = office.visitor()
    page = client.get("/sign-in")
    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["cache-control"] == "no-store"
    assert client.get("/nowhere").headers["content-security-policy"] == POLICY
    found = re.search(r'href="(/static/app\.css\?v=[0-9a-f]{12})"', page.text)
    assert found
    style = client.get(found[1])
    assert style.status_code == 200
    assert "immutable" in style.headers["cache-control"]
    assert "strict-transport-security" not in page.headers


def test_the_language_chosen_on_the_sign_in_page_stays(office: Office) -> None:
    client = office.visitor()
    answer = client.post("/sign-in/language", data={"language": "en", "next": "/worklist"}, follow_redirects=False)
    assert answer.headers["location"] == "/sign-in?next=/worklist"
    assert 'lang="en"' in client.get("/sign-in").text
    assert "<h1>Sign in</h1>" in client.get("/sign-in").text


def test_language_and_text_size_follow_the_user_to_other_devices(office: Office) -> None:
    client = office.signed_in()
    choice = {"csrf_token": form_token(client), "language": "en", "text_size": "extra"}
    answer = client.post("/me", data=choice)
    assert "Your choices are kept." in answer.text
    elsewhere = office.visitor()
    sign_in(elsewhere, "li")
    for path in ("/me", "/nowhere"):
        assert '<html lang="en" data-size="extra">' in elsewhere.get(path).text
    assert client.post("/me", data=choice | {"language": "xx"}).status_code == 422


@pytest.mark.parametrize("role", ROLES)
def test_every_role_sees_only_its_places(office: Office, role: Role) -> None:
    page = office.signed_in("wang", role).get("/me").text
    assert places_for(role)
    for place in PLACES:
        assert (f'href="{place.path}"' in page) == (place in places_for(role))


def test_the_style_sheet_and_script_stay_small() -> None:
    assert (STATIC / "app.css").stat().st_size < 20_000
    assert len((STATIC / "app.js").read_text().splitlines()) <= 60
