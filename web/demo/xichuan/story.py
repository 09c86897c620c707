"""Tells Xichuan's year: the editions it pays by, its families and their qualification, its payment lists."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from random import Random
from typing import Final, NamedTuple

from casework.ledger.envelope import Request
from casework.schemes.adoption import AdoptScheme
from projections.payments.tables import PaymentList
from web.demo.officers import Officers
from web.demo.qualification import Days, Qualifying
from web.demo.xichuan.families import GROUPS, LATE, YEAR, Families, Family
from web.demo.xichuan.paying import Paying
from web.demo.xichuan.published import is_as_published
from web.office import Office
from web.schemes.actions import schemes_stream

COUNTY: Final = "411326"
EDITIONS: Final = {
    "rural_reward": "国办发〔2004〕21号",
    "urban_parent_reward-henan": "河南省人口与计划生育条例",
    "parent_allowance-henan": "洛卫〔2018〕36号",
    "xichuan-2023-A": "假设A（未见标准文件）",
}
SINCE: Final = date(2022, 1, 1)
AT_ONCE: Final = 100  # families: an append holds the ledger a fraction of a second
IN_TIME: Final = Days(date(2022, 11, 18), YEAR)
OF_MAY: Final = Days(date(2023, 3, 20), LATE)  # the one who is paid for eight months
Progress = Callable[[int, int], None]


class Closed(NamedTuple):
    """A list of the story, closed. Amounts in fen; `reissued`: it pays again what the bank returned."""

    scheme: str
    persons: int
    households: int
    amount_fen: int
    settled_fen: int
    returned_fen: int
    reissued: bool
    as_published: bool


def tell_xichuan(office: Office, progress: Progress, county: str = COUNTY) -> list[Closed]:
    """Records the year through the ordinary commands, or what is left of it; answers its lists."""
    adopt(office, county)
    families, told = sum(group.couples + group.singles for group in GROUPS), 0
    for more in qualify(office, county, Families(Random(f"xichuan/{county}"), county).drawn()):  # noqa: S311
        told += more
        progress(told, families)
    return [_closed(each.list) for each in Paying(office, county).tell()]


def qualify(office: Office, county: str, families: Iterable[Family]) -> Iterator[int]:
    """Registers and qualifies them; answers, bit by bit, how many more there are. Raises Refused."""
    in_time, late = (Qualifying(office, county, days) for days in (IN_TIME, OF_MAY))
    remaining = iter(families)
    while chunk := list(islice(remaining, AT_ONCE)):
        registered = {each.registration.household_id: [each.registration] for each in chunk}
        in_time.record(in_time.officers.township, registered)
        for qualifying, from_on in ((in_time, YEAR), (late, LATE)):
            qualifying.tell([one for each in chunk if each.from_on == from_on for one in each.applications])
        yield len(chunk)


def adopt(office: Office, county: str) -> None:
    """The editions that the year is paid by."""
    commands = [
        AdoptScheme(schemes_id=schemes_stream(county), edition=name, from_on=SINCE, document_number=document)
        for name, document in EDITIONS.items()
    ]
    office.casework.handle(
        *commands, ledger=county, stream=schemes_stream(county), by=Officers(county).county, request=Request.new(),
        today=office.today(),
    )  # fmt: skip


def _closed(told: PaymentList) -> Closed:
    households, reissued = told.households or 0, told.reissue_of is not None
    return Closed(
        told.scheme, told.lines, households, told.amount_fen, told.settled_fen, told.returned_fen, reissued,
        reissued or is_as_published(told.scheme, told.lines, households, told.amount_fen),
    )  # fmt: skip
