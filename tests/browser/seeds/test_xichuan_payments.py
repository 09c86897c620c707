"""Xichuan, Henan, 2023: 353 people's special support, from the clerk's list to the last yuan, by four pairs of eyes."""

from random import Random
from typing import Final

from playwright.sync_api import Page

from casework.payments.layouts import list_number
from tests.browser.seeds.conftest import SignedIn
from tests.browser.seeds.county import Country
from tests.browser.seeds.pages import shows
from tests.support.world import PASSWORD
from web.demo.xichuan.families import GROUPS, Families
from web.demo.xichuan.story import adopt, qualify

XICHUAN: Final = "411326"
SPECIAL: Final = [group for group in GROUPS if group.scheme == "special_support"]


def test_the_special_support_is_paid_to_the_fen_and_what_came_back_is_paid_again(
    place: Country, signed_in: SignedIn
) -> None:
    office = place.world.office
    adopt(office, XICHUAN)
    families = Families(Random("seen"), XICHUAN)
    assert sum(qualify(office, XICHUAN, families.drawn(SPECIAL))) == 223
    roles = ("payment_clerk", "approver", "payment_clerk", "auditor")
    clerk, approver, payer, auditor = (signed_in(place.world.caller(role, XICHUAN)) for role in roles)

    clerk.goto(f"/payment-lists/new?division={XICHUAN}")
    clerk.get_by_label("项目").select_option("special_support")
    clerk.get_by_label("期间").fill("2023")
    sends(clerk)
    at = clerk.url.split("?")[0]
    shows(clerk, "353", "3,360,560.00", "58", "205", "90")
    step(clerk, f"{at}/freezing")
    shows(clerk, "待复核")

    approver.goto(f"{at}/approval")
    shows(approver, "3,360,560.00")
    approver.get_by_label("密码").fill("not mine")
    approver.locator("main form button").last.click()
    shows(approver, "密码")
    approver.get_by_label("密码").fill(PASSWORD)
    sends(approver)

    step(payer, f"{at}/sending")
    with payer.expect_download() as taken:
        payer.get_by_role("link", name="下载银行文件").click()
    sent = taken.value.path().read_bytes().decode("gb18030").splitlines()
    assert len(sent) == 353
    assert sum(int(line.encode("gb18030")[112:126]) for line in sent) == 336_056_000

    brings(payer, at, answer(at, sent, {1: "0002", 7: "0001"}))
    shows(payer, "退票", "351")
    step(payer, f"{at}/closing")
    shows(payer, "已结清")

    clerk.goto("/payment-lists")
    clerk.get_by_role("link", name="重发").first.click()
    sends(clerk)
    again = clerk.url.split("?")[0]
    shows(clerk, "2")
    step(clerk, f"{again}/freezing")
    approver.goto(f"{again}/approval")
    approver.get_by_label("密码").fill(PASSWORD)
    sends(approver)
    step(payer, f"{again}/sending")
    with payer.expect_download() as taken:
        payer.get_by_role("link", name="下载银行文件").click()
    brings(payer, again, answer(again, taken.value.path().read_bytes().decode("gb18030").splitlines(), {}))
    step(payer, f"{again}/closing")

    auditor.goto(at)
    shows(auditor, "353")
    auditor.get_by_role("table").last.get_by_role("link").first.click()
    shows(auditor, "月", "假设")


def sends(page: Page) -> None:
    page.locator("main form button").last.click()
    page.wait_for_url("**done=**")


def step(page: Page, address: str) -> None:
    page.goto(address)
    sends(page)


def brings(page: Page, at: str, content: bytes) -> None:
    page.goto(f"{at}/bank-returns")
    page.get_by_label("银行文件", exact=True).set_input_files(
        {"name": "回盘.txt", "mimeType": "text/plain", "buffer": content}
    )
    sends(page)


def answer(at: str, sent: list[str], results: dict[int, str]) -> bytes:
    """What the bank says of each line: paid, but for these."""
    number = list_number(at.rpartition("/")[2])
    rows = [line.encode("gb18030") for line in sent]
    told = ((int(row[12:20]), int(row[112:126])) for row in rows)
    return "".join(f"{number:<12}{n:08}{fen:014}{results.get(n, '0000')}\r\n" for n, fen in told).encode()
