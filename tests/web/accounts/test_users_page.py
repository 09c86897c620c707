"""Users: added, placed, reset, disabled and enabled by administrators of their division; passwords shown once."""

import httpx

from tests.support.markup import addresses, texts
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import OTHER_VILLAGE, PASSWORD, VILLAGE, Client
from web.access import users

ONE_TIME = ".//strong/code"


def sign_in(client: Client, name: str, password: str) -> httpx.Response:
    return client.post("/sign-in", data={"name": name, "password": password}, follow_redirects=False)


def administrator(story: Story) -> Client:
    return story.world.browser(story.world.caller("administrator"))


def test_a_user_is_added_and_signs_in_with_the_password_shown_once(story: Story) -> None:
    client = administrator(story)
    added = fill(client, "/users/new", "/users", name="Wang.Fang", role="auditor", division="411326")
    assert added.status_code in (200, 201)
    [password] = texts(added.text, ONE_TIME)
    assert password not in client.get("/users").text
    visitor = story.world.visitor()
    answer = visitor.post("/sign-in", data={"name": "wang.fang", "password": password}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/me")


def test_a_contact_person_needs_a_staff_record_of_their_area(story: Story) -> None:
    client = administrator(story)
    fields = {"name": "ding", "role": "contact_person", "division": "411326"}
    assert 'id="staff_id-error"' in fill(client, "/users/new", "/users", **fields).text
    elsewhere = fields | {"staff_id": str(story.staff), "division": OTHER_VILLAGE}
    assert 'id="staff_id-error"' in fill(client, "/users/new", "/users", **elsewhere).text
    assert fill(client, "/users/new", "/users", **fields, staff_id=str(story.staff)).status_code in (200, 201)
    taken = fill(client, "/users/new", "/users", **fields, staff_id=str(story.staff))
    assert taken.status_code == 422
    assert "此登录名已被使用" in text_of(taken)


def test_a_user_belongs_to_the_administrators_area(story: Story) -> None:
    client = administrator(story)
    user = story.auditor.user_id
    for division in ("410102", "41", "x", "411326999", "411326301999", ""):
        answer = fill(client, "/users/new", "/users", name="li", role="auditor", division=division)
        assert 'id="division-error"' in answer.text
        page = f"/users/{user}/change"
        assert 'id="division-error"' in fill(client, page, page, role="auditor", division=division).text


def test_an_area_is_found_by_name_and_shown_by_name(story: Story) -> None:
    client = administrator(story)
    assert "西簧乡" in text_of(client.get("/users/new"))
    town = client.get(f"/users/new?division={VILLAGE[:9]}")
    assert "当前：河南省 南阳市 淅川县 西簧乡" in text_of(town)
    assert f'href="/users/new?division={VILLAGE}"' in town.text
    assert "丁青珍" in client.get(f"/users/new?division={VILLAGE}").text
    assert "丁青珍" not in client.get(f"/users/new?division={OTHER_VILLAGE}").text


def test_a_name_nobody_can_read_or_type_is_refused_at_its_field(story: Story) -> None:
    client, visitor = administrator(story), story.world.visitor()
    fields = {"role": "auditor", "division": "411326"}
    for name in ("x" * 101, "\u200b\u200b", " \u00ad ", "\x00"):
        answer = fill(client, "/users/new", "/users", name=name, **fields)
        assert answer.status_code == 422
        assert 'id="name-error"' in answer.text
        assert sign_in(visitor, name, PASSWORD).status_code == 422
    for shown in ("li\x00", "x" * 101):
        answer = fill(client, "/users/new", "/users", name="ok", shown_name=shown, **fields)
        assert 'id="shown_name-error"' in answer.text
    fill(client, "/users/new", "/users", name="ok", shown_name="\u202e李\u202c", **fields)
    with story.world.office.database.write() as connection:
        assert users.found(connection, "ok").shown_name == "李"


def test_a_password_is_reset_only_after_a_page_of_its_own(story: Story) -> None:
    client = administrator(story)
    page = f"/users/{story.auditor.user_id}"
    assert "/password" not in client.get("/users").text
    assert f'href="{page}/password"' in client.get(page).text
    assert f'formaction="{page}/password"' not in client.get(page).text
    asked = client.get(f"{page}/password")
    assert texts(asked.text, ONE_TIME) == []
    renewed = fill(client, f"{page}/password", f"{page}/password")
    [password] = texts(renewed.text, ONE_TIME)
    assert password not in client.get(page).text
    assert sign_in(story.world.visitor(), story.auditor.name, PASSWORD).status_code == 422
    assert sign_in(story.world.visitor(), story.auditor.name, password).status_code == 303


def test_disabled_and_enabled_again(story: Story) -> None:
    world, client = story.world, administrator(story)
    page = f"/users/{story.auditor.user_id}"
    program = world.api(story.auditor)
    for what, state, status in (("disabling", "已停用", 422), ("enabling", "正常", 303)):
        assert fill(client, f"{page}/{what}", f"{page}/{what}").headers["location"] == f"{page}?done={what}"
        assert state in text_of(client.get(page))
        assert sign_in(world.visitor(), story.auditor.name, PASSWORD).status_code == status
        assert program.get("/api/v1/ledgers").status_code == 401


def test_a_change_of_role_area_and_record_holds_at_once_and_ends_what_was_open(story: Story) -> None:
    world, client = story.world, administrator(story)
    user = world.caller("payment_clerk")
    browser, program = world.browser(user), world.api(user)
    page = f"/users/{user.user_id}/change"
    typed = {"role": "contact_person", "division": VILLAGE, "staff_id": str(story.staff)}
    assert fill(client, page, page, **typed).status_code == 303
    shown = client.get(page.removesuffix("/change"))
    for told in ("联系人", "七棵树", VILLAGE, "丁青珍"):
        assert told in text_of(shown)
    assert browser.get("/me", follow_redirects=False).status_code == 303
    assert program.get("/api/v1/ledgers").status_code == 401
    assert world.browser(user).get("/worklist").status_code == 200


def test_an_administrator_sees_and_revokes_tokens(story: Story) -> None:
    world, client = story.world, administrator(story)
    user = world.caller("auditor")
    program = world.api(user)
    assert program.get("/api/v1/ledgers").status_code == 200
    page = f"/users/{user.user_id}"
    shown = client.get(page)
    assert "2027年2月18日" in text_of(shown)
    [address] = addresses(shown.text, rf"{page}/tokens/[\w-]+/revocation")
    for _ in range(2):
        assert fill(client, page, address).status_code == 303
    assert program.get("/api/v1/ledgers").status_code == 401
    told = text_of(client.get("/administration-log"))
    assert told.count(f"撤销了 {user.name} 的接口令牌") == 1


def test_nobody_changes_themselves_or_somebody_elsewhere(story: Story) -> None:
    world = story.world
    me = world.caller("administrator")
    client = world.browser(me)
    elsewhere = world.caller("supervisor", "410102")
    for user in (me, elsewhere):
        for what in ("", "/change", "/password", "/disabling", "/enabling"):
            assert client.get(f"/users/{user.user_id}{what}").status_code == 404
            if what:
                assert fill(client, "/users", f"/users/{user.user_id}{what}").status_code == 404
