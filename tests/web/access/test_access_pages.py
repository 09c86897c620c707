"""The pages of the web base: labelled, in two languages and three sizes, under a strict policy."""

import pytest

from casework.common.roles import ROLES, Role
from tests.support.markup import addresses, tree
from tests.web.access.access_parts import Office, database, form_token, office, sign_in
from web.http.security_headers import POLICY
from web.http.templating import STATIC
from web.navigation import PLACES, menu_for

__all__ = ["database", "office"]


@pytest.mark.parametrize("path", ["/sign-in", "/me", "/worklist", "/coverage", "/nowhere"])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_page_has_one_heading_a_title_unique_ids_and_labels(office: Office, path: str, language: str) -> None:
    client = office.visitor() if path == "/sign-in" else office.signed_in()
    answer = client.get(path, headers={"accept-language": language})
    page = tree(answer.text)
    assert len(page.findall(".//main")) == len(page.findall(".//title")) == 1
    assert page.find(f"./html[@lang='{language}'][@data-size='standard']") is not None
    assert page.find(".//a[@class='skip'][@href='#main']") is not None
    assert {"en": "Casework", "zh-Hans": "家庭服务台账"}[language] in answer.text


def test_no_page_carries_script_or_style_inline(office: Office) -> None:
    for found in tree(office.signed_in().get("/me").text).iter():
        assert not (found.tag == "script" and "src" not in found.attrib)
        assert found.tag != "style"
        assert not [name for name in found.attrib if name == "style" or name.startswith(("on", "hx-on"))]


def test_pages_are_kept_nowhere_and_static_files_for_ever(office: Office) -> None:
    client = office.visitor()
    page = client.get("/sign-in")
    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["cache-control"] == "no-store"
    assert client.get("/nowhere").headers["content-security-policy"] == POLICY
    style = client.get(*addresses(page.text, r"/static/app\.css\?v=[0-9a-f]{12}"))
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
    mine = {place.path for part in menu_for(role) for place in part}
    assert mine
    for place in PLACES:
        assert (f'href="{place.path}"' in page) == (place.path in mine)


def test_the_style_sheet_and_script_stay_small() -> None:
    assert (STATIC / "app.css").stat().st_size < 20_000
    assert len((STATIC / "app.js").read_text().splitlines()) <= 60
