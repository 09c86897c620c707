"""Exactly the households or members behind a figure of coverage, a page at a time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final
from uuid import UUID

import msgspec

from casework.divisions.codes import trim
from casework.oversight.coverage import FIGURES, Cover, cover
from casework.policies import Level
from projections.engine.snapshot import Snapshot
from projections.oversight.coming_first import coming_first
from projections.oversight.ledgers import ledgers_below, of_whole_ledgers
from projections.oversight.on_day import OnDay, in_ledger, in_order, in_scope
from projections.oversight.rollup.figures import by_ledger
from projections.oversight.rollup.standing import told
from projections.oversight.tested import tested

KINDS: Final = ("contact", "contact_effective", "doctor", "doctor_served", "tcm", "green_channel", "all_three")
TESTED: Final = "green_channel_tested"
LISTS: Final = (*KINDS[:-1], TESTED, KINDS[-1])
"""What there is a list of: the figures, and those of a green channel that was tried."""
BY_MEMBER: Final = ("doctor", "doctor_served", "tcm", "green_channel", TESTED)


class Listed(msgspec.Struct, frozen=True):
    """One household, or one member of it, behind a cell. `lacking`: levels at which nobody looks after it.

    `first`: in special difficulty.
    """

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    member_id: UUID | None
    covered: bool
    lacking: tuple[Level, ...]
    first: bool


def behind(snapshot: Snapshot, division: str, kind: str, *, covered: bool | None) -> list[Listed]:
    """The households or members behind a cell: those covered, those not, or (None) all of them.

    Families in special difficulty come first, of several ledgers in each.
    """
    code = trim(division)
    rows = _listed(snapshot, in_scope(snapshot, code), kind, covered)
    if not of_whole_ledgers(snapshot, code):
        return sorted(rows, key=_place)
    return sorted(rows, key=lambda row: (row.ledger, *_place(row)))


def behind_page(
    snapshot: Snapshot, division: str, kind: str, covered: bool | None, page: int, size: int
) -> tuple[list[Listed], int]:
    """A page of the list behind a cell, and how long it is.

    Of whole ledgers only those that the page lies in are asked, and their households as far as the page goes.
    """
    code = trim(division)
    if not of_whole_ledgers(snapshot, code):
        every = behind(snapshot, code, kind, covered=covered)
        return every[(page - 1) * size : page * size], len(every)
    found: list[Listed] = []
    skip, total = (page - 1) * size, 0
    for length, rows in _of_ledgers(snapshot, ledgers_below(snapshot, code), kind, covered):
        if total < skip + size and total + length > skip:
            first = max(0, skip - total)
            found += islice(rows, first, first + size - len(found))
        total += length
    return found, total


def _of_ledgers(
    snapshot: Snapshot, ledgers: Sequence[str], kind: str, covered: bool | None
) -> Iterator[tuple[int, Iterable[Listed]]]:
    """How long each ledger's list is, and its rows, which are made as they are taken where its length is known."""
    known = told(snapshot, ledgers)
    figures = by_ledger(snapshot, [*known.now, *known.then])
    tried = tested(snapshot, ledgers) if kind == TESTED else set()
    for ledger in ledgers:
        if ledger in figures:
            length = _length(figures[ledger], kind, covered, ledger in tried)
            yield length, _in_order(snapshot, ledger, kind, covered)
        else:
            rows = behind(snapshot, ledger, kind, covered=covered)
            yield len(rows), rows


def _length(figures: Sequence[int], kind: str, covered: bool | None, tried: bool) -> int:
    of = figures[FIGURES.index("members" if kind in BY_MEMBER else "households")]
    there = figures[FIGURES.index("green_channel" if kind == TESTED else kind)] if kind != TESTED or tried else 0
    return of if covered is None else there if covered else of - there


def _in_order(snapshot: Snapshot, ledger: str, kind: str, covered: bool | None) -> Iterator[Listed]:
    first = coming_first(snapshot, [ledger])
    homes = chain(
        [in_ledger(snapshot, ledger, ledger, list(first))] if first else [], in_order(snapshot, ledger, first)
    )
    return chain.from_iterable(sorted(_listed(snapshot, some, kind, covered), key=_place) for some in homes)


NOBODY: Final = UUID(int=0)


def _place(row: Listed) -> tuple[bool, str, str, UUID, UUID]:
    return not row.first, row.division, row.household_no, row.household_id, row.member_id or NOBODY


def _listed(snapshot: Snapshot, homes: Iterable[OnDay], kind: str, covered: bool | None) -> Iterator[Listed]:
    rows = (row for home in homes for row in _rows(snapshot, home, cover(*home[1:]), kind))
    return (row for row in rows if covered is None or row.covered == covered)


def _rows(snapshot: Snapshot, home: OnDay, found: Cover, kind: str) -> Iterator[Listed]:
    standing = home.standing
    place = (home.ledger, standing.household_id, standing.household_no, standing.division)
    first = standing.household_id in coming_first(snapshot, [home.ledger])
    if kind not in BY_MEMBER:
        yield Listed(*place, None, getattr(found, kind), found.care.lacking, first)
        return
    for each in found.care.members:
        has = (
            each.green_channel and home.ledger in tested(snapshot, [home.ledger])
            if kind == TESTED
            else getattr(each, kind)
        )
        yield Listed(*place, each.member.member_id, has, found.care.lacking, first)
