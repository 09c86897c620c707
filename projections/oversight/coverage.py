"""The three full coverages on a day: figures by division.

What a household and a member are on a day is said in casework/oversight; here it is fetched and counted.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import astuple

from casework.divisions.codes import level_of, trim
from casework.divisions.country import the_divisions
from casework.oversight.coverage import FIGURES, cover
from projections.engine.snapshot import Snapshot
from projections.oversight.ledgers import COUNTY, ledgers_below, of_whole_ledgers
from projections.oversight.on_day import OnDay, in_scope
from projections.oversight.rollup.figures import by_ledger
from projections.oversight.tested import tested

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


class ChannelShare(msgspec.Struct, frozen=True):
    """`tested`: covered, in a county whose ready hospital was reached by a test call within the last quarter."""

    covered: int
    tested: int
    of: int


class CoverageRow(msgspec.Struct, frozen=True):
    division: str
    name: str
    households: int
    members: int
    contact: ContactShare
    doctor: DoctorShare
    green_channel: ChannelShare
    all_three: Share


class Coverage(msgspec.Struct, frozen=True):
    """The figures of a division: its total, and a row for each division below; what lies in none is unallocated."""

    division: str
    total: CoverageRow
    rows: tuple[CoverageRow, ...]


class Counts(msgspec.Struct, frozen=True):
    """What is counted in one child division: in the order of FIGURES; and what of it was tested."""

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
    tested: int = 0


UNALLOCATED: Final = "unallocated"


def coverage(snapshot: Snapshot, division: str) -> Coverage:
    """The coverages of a division on the snapshot's day, by the divisions directly below it."""
    code = trim(division)
    counts = _counts(snapshot, code, BELOW[level_of(code)])
    return Coverage(code, _row(code, counts), tuple(_children(code, counts, snapshot)))


def total(snapshot: Snapshot, division: str) -> CoverageRow:
    """The division's own row."""
    code = trim(division)
    if not of_whole_ledgers(snapshot, code):
        return coverage(snapshot, code).total
    sums = _with_tested(snapshot, by_ledger(snapshot, ledgers_below(snapshot, code)))
    return _row(code, [Counts(code, *figures) for figures in sums.values()])


def figures_by_child(snapshot: Snapshot, division: str) -> dict[str, tuple[int, ...]]:
    """FIGURES by the divisions directly below, as far as there are any."""
    code = trim(division)
    return {c.child: astuple(c)[1 : 1 + len(FIGURES)] for c in _counts(snapshot, code, BELOW[level_of(code)])}


def each_household(snapshot: Snapshot, division: str) -> list[tuple[OnDay, tuple[int, ...]]]:
    """The households in scope with their share in each of FIGURES, reckoned once however often a page asks."""
    key = ("each household", division, snapshot.on)
    if key not in snapshot.memo:
        snapshot.memo[key] = [(home, cover(*home[1:]).figures()) for home in in_scope(snapshot, division)]
    found: list[tuple[OnDay, tuple[int, ...]]] = snapshot.memo[key]
    return found


def _counts(snapshot: Snapshot, code: str, digits: int) -> list[Counts]:
    figures: dict[str, list[tuple[int, ...]]] = {}
    if level_of(code) < COUNTY:
        for ledger, sums in _with_tested(snapshot, by_ledger(snapshot, ledgers_below(snapshot, code))).items():
            figures.setdefault(ledger[:digits], []).append(sums)
    else:
        for home, share in each_household(snapshot, code):
            found = _with_tested(snapshot, {home.ledger: share})
            figures.setdefault(home.standing.division[:digits], []).append(found[home.ledger])
    counts = [Counts(child, *map(sum, zip(*rows, strict=True))) for child, rows in sorted(figures.items())]
    return [count for count in counts if count.households]


def _with_tested(snapshot: Snapshot, figures: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Each ledger's figures, and last how many of those with a green channel have one that was tried."""
    tried, green = tested(snapshot, list(figures)), FIGURES.index("green_channel")
    return {ledger: (*each, each[green] if ledger in tried else 0) for ledger, each in figures.items()}


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
        green_channel=ChannelShare(total("green_channel"), total("tested"), members),
        all_three=Share(total("all_three"), households),
    )


def _name(code: str) -> str:
    if code == UNALLOCATED:
        return UNALLOCATED
    return the_divisions().name_of(code) or code
