"""The three full coverages on a day: figures by division, and exactly the list behind each of them.

What a household and a member are on a day is said in casework/oversight; here it is fetched, counted and listed.
"""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

import msgspec

from casework.divisions.codes import level_of, trim
from casework.divisions.country import the_divisions
from casework.oversight.coverage import FIGURES, Cover, cover
from casework.policies import Level
from projections.engine.snapshot import Snapshot
from projections.oversight.on_day import COUNTY, OnDay, in_scope, ledgers_below
from projections.oversight.rollup.figures import by_ledger

# Level of division → digits of the codes one level below.
BELOW: Final = {0: 2, 1: 4, 2: 6, 3: 9, 4: 12, 5: 12}


class Share(msgspec.Struct, frozen=True):
    covered: int
    of: int


class ContactShare(msgspec.Struct, frozen=True):
    covered: int
    effective: int
    of: int


class DoctorShare(msgspec.Struct, frozen=True):
    covered: int
    served: int
    of: int
    tcm: int


class CoverageRow(msgspec.Struct, frozen=True):
    division: str
    name: str
    households: int
    members: int
    contact: ContactShare
    doctor: DoctorShare
    green_channel: Share
    all_three: Share


class Coverage(msgspec.Struct, frozen=True):
    """The figures of a division: its total, and a row for each division below; what lies in none is unallocated."""

    division: str
    total: CoverageRow
    rows: tuple[CoverageRow, ...]


class Counts(msgspec.Struct, frozen=True):
    """What is counted in one child division: in the order of FIGURES."""

    child: str
    households: int
    members: int
    contact: int
    effective: int
    doctor: int
    served: int
    tcm: int
    green_channel: int
    all_three: int
    overdue: int


class Listed(msgspec.Struct, frozen=True):
    """One household, or one member of it, behind a cell. `lacking`: levels at which nobody looks after it."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    member_id: UUID | None
    covered: bool
    lacking: tuple[Level, ...]


UNALLOCATED: Final = "unallocated"
KINDS: Final = ("contact", "contact_effective", "doctor", "doctor_served", "tcm", "green_channel", "all_three")
BY_MEMBER: Final = ("doctor", "doctor_served", "tcm", "green_channel")


def coverage(snapshot: Snapshot, division: str) -> Coverage:
    """The coverages of a division on the snapshot's day, by the divisions directly below it."""
    code = trim(division)
    counts = _counts(snapshot, code, BELOW[level_of(code)])
    return Coverage(code, _row(code, counts), tuple(_children(code, counts, snapshot)))


def _counts(snapshot: Snapshot, code: str, digits: int) -> list[Counts]:
    figures: dict[str, list[tuple[int, ...]]] = {}
    if level_of(code) < COUNTY:
        for ledger, sums in by_ledger(snapshot, ledgers_below(snapshot, code)).items():
            figures.setdefault(ledger[:digits], []).append(sums)
    else:
        for home in in_scope(snapshot, code):
            figures.setdefault(home.standing.division[:digits], []).append(cover(*home[1:]).figures())
    counts = [Counts(child, *map(sum, zip(*rows, strict=True))) for child, rows in sorted(figures.items())]
    return [count for count in counts if count.households]


def behind(snapshot: Snapshot, division: str, kind: str, *, covered: bool | None) -> list[Listed]:
    """The households or members behind a cell: those covered, those not, or (None) all of them."""
    rows = [row for home in in_scope(snapshot, trim(division)) for row in _listed(home, cover(*home[1:]), kind)]
    wanted = [row for row in rows if covered is None or row.covered == covered]
    return sorted(wanted, key=lambda row: (row.division, row.household_no, row.household_id, row.member_id or NOBODY))


def behind_page(
    snapshot: Snapshot, division: str, kind: str, covered: bool | None, page: int, size: int
) -> tuple[list[Listed], int]:
    """A page of the list behind a cell, and how long it is: only the ledgers that the page lies in are asked."""
    code = trim(division)
    if level_of(code) >= COUNTY:
        every = behind(snapshot, code, kind, covered=covered)
        return every[(page - 1) * size : page * size], len(every)
    found: list[Listed] = []
    skip, total = (page - 1) * size, 0
    for ledger, figures in by_ledger(snapshot, ledgers_below(snapshot, code)).items():
        length = _length(figures, kind, covered)
        if total < skip + size and total + length > skip:
            first = max(0, skip - total)
            found += behind(snapshot, ledger, kind, covered=covered)[first : first + size - len(found)]
        total += length
    return found, total


def _length(figures: Sequence[int], kind: str, covered: bool | None) -> int:
    of = figures[FIGURES.index("members" if kind in BY_MEMBER else "households")]
    there = figures[FIGURES.index(kind)]
    return of if covered is None else there if covered else of - there


NOBODY: Final = UUID(int=0)


def _listed(home: OnDay, found: Cover, kind: str) -> Iterator[Listed]:
    standing = home.standing
    place = (home.ledger, standing.household_id, standing.household_no, standing.division)
    if kind not in BY_MEMBER:
        yield Listed(*place, None, getattr(found, kind), found.lacking)
        return
    for each in found.members:
        yield Listed(*place, each.member.member_id, getattr(each, kind), found.lacking)


def _children(code: str, counts: Sequence[Counts], snapshot: Snapshot) -> list[CoverageRow]:
    if level_of(code) == 5:
        return []
    by_child = {row.child: row for row in counts}
    known = [child.code for child in the_divisions().children(code, snapshot.on)]
    rows = [_row(child, [by_child.pop(child)] if child in by_child else []) for child in known]
    if by_child:
        rows.append(_row(UNALLOCATED, list(by_child.values())))
    return rows


def row_of(code: str, figures: Sequence[int]) -> CoverageRow:
    """The figures (FIGURES) of a division as its row."""
    return _row(code, [Counts(code, *figures)])


def _row(code: str, counts: Sequence[Counts]) -> CoverageRow:
    def total(name: str) -> int:
        return sum(getattr(row, name) for row in counts)

    households, members = total("households"), total("members")
    return CoverageRow(
        division=code,
        name=_name(code),
        households=households,
        members=members,
        contact=ContactShare(total("contact"), total("effective"), households),
        doctor=DoctorShare(total("doctor"), total("served"), members, total("tcm")),
        green_channel=Share(total("green_channel"), members),
        all_three=Share(total("all_three"), households),
    )


def _name(code: str) -> str:
    if code == UNALLOCATED:
        return UNALLOCATED
    return the_divisions().name_of(code) or code
