"""A one-time password opens once, and whoever was reset reads who did it and whether it was used elsewhere."""

import pytest

from tests.web.access.access_parts import PASSWORD, Client, Office, database, form_token, office, sign_in
from web.access import accounts, log, passwords, users

__all__ = ["database", "office"]

OWN = "four quite other words"


def reset(office: Office, name: str = "zhao", by: str = "管理员孙") -> str:
    with office.database.write() as connection:
        user, admin = users.found(connection, name), log.By(None, by, "administrator", "411326", "desktop")
        return accounts.reset_password(connection, admin, office.clock(), user)


def choose(client: Client, old: str, new: str = OWN) -> int:
    data = {"csrf_token": form_token(client), "old_password": old, "new_password": new, "new_password_again": new}
    return client.post("/me/password", data=data, follow_redirects=False).status_code


def test_it_opens_once_and_the_second_is_told_what_to_do(office: Office) -> None:
    office.add("zhao")
    password = reset(office)
    assert sign_in(office.visitor(), "zhao").status_code == 422
    assert sign_in(office.visitor(), "zhao", password).status_code == 303
    office.clock.pass_by(hours=1)
    second = sign_in(office.visitor(), "zhao", password)
    assert second.status_code == 422
    assert "此一次性密码已于 2026年11月20日 09:00 用于登录" in second.text
    assert "set-cookie" not in second.headers
    assert "已于" not in sign_in(office.visitor(), "zhao", "wrong").text


def test_it_is_good_for_three_days(office: Office) -> None:
    office.add("zhao")
    password = reset(office)
    office.clock.pass_by(hours=72)
    late = sign_in(office.visitor(), "zhao", password)
    assert late.status_code == 422
    assert "此一次性密码已超过三天" in late.text


def test_it_is_replaced_in_the_session_it_opened_and_is_worth_nothing_then(office: Office) -> None:
    office.add("zhao")
    password = reset(office)
    client = office.visitor()
    sign_in(client, "zhao", password)
    assert choose(client, password) == 303
    assert client.get("/worklist", follow_redirects=False).status_code == 200
    assert sign_in(office.visitor(), "zhao", password).status_code == 422
    assert sign_in(office.visitor(), "zhao", OWN).status_code == 303


def test_a_second_reset_makes_the_first_password_worthless(office: Office) -> None:
    office.add("zhao")
    first, second = reset(office), reset(office)
    assert sign_in(office.visitor(), "zhao", first).status_code == 422
    assert sign_in(office.visitor(), "zhao", second).status_code == 303


def test_whoever_was_reset_reads_by_whom_and_that_it_was_used_elsewhere(office: Office) -> None:
    office.add("zhao")
    owner = office.visitor("198.51.100.7")
    assert sign_in(owner, "zhao").headers["location"] == "/"
    used = reset(office)
    administrator = office.visitor("203.0.113.9")
    sign_in(administrator, "zhao", used)
    choose(administrator, used)
    position = office.rows("select max(position) from access.administration_log")[0][0]
    data = {"csrf_token": form_token(administrator), "position": str(position)}
    administrator.post("/me/notices", data=data)  # reading it on one device hides it on no other
    office.clock.pass_by(days=2)
    again = reset(office)

    assert sign_in(owner, "zhao", again).headers["location"] == "/me"
    assert choose(owner, again) == 303
    page = owner.get("/me").text
    assert page.count("管理员孙为 zhao 重置密码") == 2
    assert page.count("有人用 zhao 的一次性密码登录（电脑，来自 203.0.113.9）") == 1  # their own use is no news
    assert page.count("修改了 zhao 的密码") == 1


def test_what_was_read_on_a_device_is_not_told_there_again(office: Office) -> None:
    office.add("zhao")
    owner = office.visitor()
    sign_in(owner, "zhao")
    password = reset(office)
    sign_in(owner, "zhao", password)
    choose(owner, password)
    position = office.rows("select max(position) from access.administration_log")[0][0]
    assert "您的账户有以下变化" in owner.get("/me").text
    owner.post("/me/notices", data={"csrf_token": form_token(owner), "position": str(position)})
    assert "您的账户有以下变化" not in owner.get("/me").text
    assert sign_in(owner, "zhao", OWN).headers["location"] == "/"


def test_who_was_never_reset_has_nothing_to_read(office: Office) -> None:
    assert "您的账户有以下变化" not in office.signed_in("zhao").get("/me").text


def test_the_database_knows_of_no_password(office: Office) -> None:
    office.add("zhao")
    password = reset(office)
    client = office.visitor()
    sign_in(client, "zhao", password)
    choose(client, password)
    kept = repr(office.rows("select * from access.administration_log"))
    for secret in (password, OWN, PASSWORD, client.cookies["device"], client.cookies["sid"]):
        assert secret not in kept


def test_a_reset_while_the_old_password_is_being_checked_lets_nobody_in(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.add("zhao")
    right = passwords.matches

    def slowly(password_hash: str | None, password: str) -> bool:
        answer = right(password_hash, password)
        reset(office)
        return answer

    monkeypatch.setattr(passwords, "matches", slowly)
    assert sign_in(office.visitor(), "zhao").status_code == 422
    assert office.rows(
        "select count(*) from access.sessions s join access.users u on u.id = s.user_id where name = 'zhao'"
    ) == [(0,)]
