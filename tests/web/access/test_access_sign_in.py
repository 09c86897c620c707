"""Signing in: what is told, what is slowed down, and where it leads."""

import pytest

from tests.support.markup import addresses, tree
from tests.web.access.access_parts import PASSWORD, Office, database, form_token, office, sign_in
from web.access import passwords, throttle, users, waits
from web.http.local_path import local_path

__all__ = ["database", "office"]


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(office: Office) -> None:
    office.add("li")
    pages = []
    for name in ("li", "no"):
        answer = sign_in(office.visitor(), name, "wrong password")
        assert answer.status_code == 422
        pages.append(answer.text.replace(f'value="{name}"', "").split("command_id")[0])
    assert pages[0] == pages[1]
    assert "登录名或密码不正确" in pages[0]


def test_an_unknown_name_costs_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    class Counting:
        hash = staticmethod(passwords._hasher.hash)

        def verify(self, password_hash: str, password: str) -> bool:
            verified.append(password_hash)
            return passwords_verify(password_hash, password)

    passwords_verify = passwords._hasher.verify
    monkeypatch.setattr(passwords, "_hasher", Counting())
    assert not passwords.matches(None, PASSWORD)
    assert verified[0].startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize("name", ["li", "no"])
def test_from_the_fifth_failure_on_each_costs_twice_the_wait(office: Office, name: str) -> None:
    office.add("li")
    client = office.visitor()
    for _ in range(5):
        assert sign_in(client, name, "wrong").status_code == 422
    for wait in (1, 2, 4):
        refused = sign_in(client, name, PASSWORD)
        assert refused.status_code == 429
        assert refused.headers["retry-after"] == str(wait)
        office.clock.pass_by(seconds=wait)
        assert sign_in(client, name, "wrong").status_code == 422


def test_the_right_password_after_the_wait_clears_the_account(office: Office) -> None:
    office.add("li")
    client = office.visitor()
    for _ in range(5):
        sign_in(client, "li", "wrong")
    office.clock.pass_by(seconds=1)
    assert sign_in(client, "li").status_code == 303
    assert sign_in(client, "li", "wrong").status_code == 422


def test_delays_double_up_to_five_minutes() -> None:
    delays = [waits.delay_after(failures) for failures in range(4, 16)]
    assert delays == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert waits.delay_after(10_000) == 300


def test_an_address_that_guesses_at_many_names_is_told_the_true_time(office: Office) -> None:
    with office.database.write() as connection:
        for number in range(waits.SOURCE_FAILURES):
            throttle.admit(connection, f"name{number}", None, "2001:db8::1", office.clock())
        office.clock.pass_by(minutes=4)
        assert throttle.admit(connection, "li", None, "2001:db8::2", office.clock()).wait_seconds == 360
        assert throttle.admit(connection, "li", None, "198.51.100.7", office.clock()).wait_seconds == 0
        office.clock.pass_by(minutes=6)
        assert throttle.admit(connection, "no", None, "2001:db8::2", office.clock()).wait_seconds == 0


def test_attempts_are_kept_without_what_was_typed(office: Office) -> None:
    sign_in(office.visitor(), "my secret typed into the wrong field", "hunter2hunter2")
    kept = repr(office.rows("select * from access.sign_in_attempts order by id desc limit 1"))
    assert "failed" in kept
    assert "secret" not in kept
    assert "hunter2" not in kept


def test_a_one_time_password_has_to_be_replaced_first(office: Office) -> None:
    one_time = office.add("zhao", password=None, must_change=True)
    client = office.visitor()
    assert len(one_time) >= 12
    assert sign_in(client, "zhao", one_time).headers["location"] == "/me"
    for path in ("/worklist", "/members"):
        assert client.get(path, follow_redirects=False).headers["location"] == "/me"
    new = {"new_password": PASSWORD, "new_password_again": PASSWORD}
    data = {"csrf_token": form_token(client), "old_password": one_time, **new}
    assert client.post("/me/password", data=data, follow_redirects=False).status_code == 303
    assert client.get("/worklist", follow_redirects=False).status_code == 200


WEAK = """
    aaaaaaaaaaaa 888888888888 123456789012 abcabcabcabc qwertyuiop12 1qaz2wsx3edc qazwsxedcrfv asdfghjkl123 Password123!
    p@ssw0rd2026 Aa123456789! Admin@123456 administrator woaini1314520 iloveyou1314 casework-2026 casework-demo
    zhang.wei-2026 zhangwei19900101 wangfang1985! 13800001111abc xichuan202612 henansheng1949 xichuanweijian jihuashengyu2026
    fuwutaizhang888
"""


@pytest.mark.parametrize("password", WEAK.split())
def test_what_anybody_would_try_is_no_password(password: str) -> None:
    assert passwords.weakness(password, ("zhang.wei", "张伟"), "411326301220") == passwords.TOO_COMMON


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("short", passwords.TOO_SHORT),
        ("k7Fq!mzPw0x", passwords.TOO_SHORT),
        ("x" * 201, passwords.TOO_LONG),
        ("x" * 200, passwords.TOO_COMMON),
        ("correct horse battery", None),
        ("k7Fq!mzPw0xR", None),
        ("纸鸢落在屋后的梨树上了吗", None),
    ],
)
def test_passwords_are_judged_by_length_and_by_how_common_they_are(password: str, message: str | None) -> None:
    assert passwords.weakness(password, ("zhang.wei",)) == message


def test_a_refused_password_says_why_beside_its_field(office: Office) -> None:
    client = office.signed_in()
    data = {
        "csrf_token": form_token(client),
        "old_password": "wrong wrong",
        "new_password": "another good one",
    }
    answer = client.post("/me/password", data=data)
    assert answer.status_code == 422
    assert 'id="new_password_again-error"' in answer.text
    answer = client.post("/me/password", data={**data, "new_password_again": "another good one"})
    assert 'id="old_password-error"' in answer.text


def test_full_width_letters_and_capitals_make_no_other_name(office: Office) -> None:
    office.add("Li.Na")
    assert sign_in(office.visitor(), " ＬＩ．na ").status_code == 303
    with pytest.raises(users.NameTaken):
        office.add("LI.NA")


def test_the_page_asked_for_is_shown_after_signing_in(office: Office) -> None:
    office.add("li")
    client = office.visitor()
    sent = client.get("/worklist?on=2026-11-20&q=张", follow_redirects=False)
    assert sent.status_code == 303
    form = client.get(sent.headers["location"])
    assert 'name="next" value="/worklist?on=2026-11-20&amp;q=%E5%BC%A0"' in form.text
    answer = sign_in(client, "li", next="/worklist?on=2026-11-20&q=%E5%BC%A0")
    assert answer.headers["location"] == "/worklist?on=2026-11-20&q=%E5%BC%A0"


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.test/",
        "//evil.test/",
        "/\\evil.test",
        "\\\\evil.test",
        "/\t/evil.test",
        "/\n//evil.test",
        "javascript:alert(1)",
        "evil.test",
        "/sign-out",
        "/sign-in?next=/sign-in",
        "",
    ],
)
def test_signing_in_leads_to_no_other_site(office: Office, next_: str) -> None:
    office.add("li")
    assert local_path(next_) is None
    assert sign_in(office.visitor(), "li", next=next_).headers["location"] == "/"


def test_markup_in_next_stays_text(office: Office) -> None:
    page = office.visitor().get("/sign-in", params={"next": '/"><script>alert(1)</script>'})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_empty_fields_are_named_and_what_was_typed_stays(office: Office) -> None:
    answer = sign_in(office.visitor(), "li", "")
    page = tree(answer.text)
    assert answer.status_code == 422
    assert "<title>有误：登录" in answer.text
    assert 'value="li"' in answer.text
    assert {"error-summary", "password-error"} <= {found.get("id") for found in page.iter()}
    assert addresses(answer.text, "#password")
