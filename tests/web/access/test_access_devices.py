"""Guessing is slow for strangers, and no stranger keeps anybody out: a device the account knows goes by itself."""

import pytest

from tests.web.access.access_parts import PASSWORD, Client, Office, database, form_token, office, sign_in
from web.access import throttle, users, waits

__all__ = ["database", "office"]

HOME, OFFICE_NAT = "198.51.100.7", "203.0.113.9"


def guess(office: Office, name: str, *addresses: str) -> int:
    """A wrong password from each address, straight at the gate; returns how many were looked at."""
    with office.database.write() as connection:
        user = users.find(connection, name)
        user_id = user.id if user else None
        admitted = [throttle.admit(connection, name, user_id, each, office.clock()) for each in addresses]
    return sum(not one.wait_seconds for one in admitted)


def everywhere(count: int) -> list[str]:
    return [f"192.0.2.{number}" for number in range(count)]


def known_device(office: Office, name: str, address: str = HOME) -> Client:
    office.add(name)
    client = office.visitor(address)
    assert sign_in(client, name).status_code == 303
    return client


def test_a_device_that_signed_in_before_is_let_through_whoever_guesses(office: Office) -> None:
    client = known_device(office, "mei")
    guess(office, "mei", *everywhere(40), *[HOME] * 10)
    assert sign_in(client, "mei").status_code == 303
    assert sign_in(office.visitor(HOME), "mei").status_code == 429


def test_one_address_with_many_failures_refuses_only_strangers(office: Office) -> None:
    client = known_device(office, "tao", OFFICE_NAT)
    for number in range(waits.SOURCE_FAILURES):
        assert guess(office, f"nobody{number}", OFFICE_NAT) == 1
    office.clock.pass_by(minutes=3)
    assert sign_in(client, "tao").status_code == 303
    stranger = sign_in(office.visitor(OFFICE_NAT), "tao")
    assert (stranger.status_code, stranger.headers["retry-after"]) == (429, "420")
    assert "7 分 0 秒后" in stranger.text
    office.clock.pass_by(seconds=419)
    assert sign_in(office.visitor(OFFICE_NAT), "tao").status_code == 429
    office.clock.pass_by(seconds=1)
    assert sign_in(office.visitor(OFFICE_NAT), "tao").status_code == 303


def test_while_strangers_guess_a_new_device_waits_once_and_is_not_overtaken(office: Office) -> None:
    office.add("qiu")
    guess(office, "qiu", *everywhere(20))
    owner = office.visitor(HOME)
    refused = sign_in(owner, "qiu")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    for _ in range(4):  # the others go on, and are told to wait like everybody
        office.clock.pass_by(seconds=15)
        guess(office, "qiu", *everywhere(20))
    assert sign_in(owner, "qiu").status_code == 303


def test_a_known_device_has_a_count_of_its_own(office: Office) -> None:
    client = known_device(office, "bai")
    for _ in range(5):
        assert sign_in(client, "bai", "wrong").status_code == 422
    refused = sign_in(client, "bai")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
    office.clock.pass_by(seconds=1)
    assert sign_in(client, "bai").status_code == 303
    assert sign_in(client, "bai", "wrong").status_code == 422


def test_guessing_stays_slow_from_one_address_and_from_many(office: Office) -> None:
    for _ in range(600):  # somebody tries every second
        guess(office, "gu", OFFICE_NAT)
        office.clock.pass_by(seconds=1)
    assert guesses(office, "gu") < 20
    for _ in range(10):
        guess(office, "gu", *everywhere(40))
        office.clock.pass_by(seconds=5)
    assert guesses(office, "gu") <= waits.ACCOUNT_FAILURES + 1


def guesses(office: Office, name: str) -> int:
    """How many passwords were looked at."""
    counted = "select count(*) from access.sign_in_attempts where account_mark = %(mark)s and outcome = 'failed'"
    return int(office.rows(counted, mark=throttle.mark(name))[0][0])


@pytest.mark.parametrize("cookie", [b"chosen-by-somebody", b"", "字".encode()])
def test_a_device_cookie_we_did_not_give_out_is_worth_nothing(office: Office, cookie: bytes) -> None:
    office.add("hai")
    guess(office, "hai", *everywhere(20))
    client = office.visitor(HOME, headers={"cookie": b"device=" + cookie})
    assert sign_in(client, "hai").status_code == 429


def test_the_device_cookie_is_random_stays_and_is_kept_as_a_hash_only(office: Office) -> None:
    office.add("lan")
    answer = sign_in(office.visitor(HOME, cookies={"device": "planted"}), "lan")
    line = next(line for line in answer.headers.get_list("set-cookie") if line.startswith("device="))
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(line.split("; "))
    token = answer.cookies["device"]
    assert len(token) >= 43
    assert token not in repr(office.rows("select * from access.devices"))
    secure = sign_in(office.visitor(base_url="https://casework.test"), "lan")
    assert any(line.startswith("__Host-device=") for line in secure.headers.get_list("set-cookie"))


def test_a_machine_several_people_use_is_known_to_each_of_them_and_opens_nothing(office: Office) -> None:
    client = known_device(office, "an")
    office.add("bo")
    assert sign_in(client, "bo").status_code == 303
    for name in ("an", "bo"):
        guess(office, name, *everywhere(30))
        assert sign_in(client, name).status_code == 303
    alone = office.visitor(HOME, cookies={"device": client.cookies["device"]})
    assert alone.get("/worklist", follow_redirects=False).status_code == 303


def test_signing_out_elsewhere_forgets_the_other_devices(office: Office) -> None:
    lost, client = known_device(office, "yun"), office.visitor(OFFICE_NAT)
    assert sign_in(client, "yun").status_code == 303
    client.post("/me/sign-out-elsewhere", data={"csrf_token": form_token(client)})
    guess(office, "yun", *everywhere(30))
    assert sign_in(client, "yun").status_code == 303
    assert sign_in(lost, "yun").status_code == 429


def test_the_owner_reads_when_and_from_where_they_signed_in(office: Office) -> None:
    client = known_device(office, "rui")
    other = office.visitor(OFFICE_NAT, headers={"user-agent": "Mobile Mobi"})
    sign_in(other, "rui")
    page = client.get("/me").text
    for told in ("198.51.100.7", "203.0.113.9", "手机", "电脑", "本浏览器", "本机"):
        assert told in page
    assert PASSWORD not in page
