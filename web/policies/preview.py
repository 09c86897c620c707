"""What an edition would change if a division adopted it: asked county by county, for as long as somebody waits."""

from datetime import date
from time import monotonic
from typing import Final

from msgspec import Struct

from casework.common.command import Division
from casework.divisions.codes import ledger_of, level_of
from casework.oversight.coverage import FIGURES
from casework.policies.adoption import edition_asked
from casework.policies.in_force import Adopted
from projections.engine.snapshot import Snapshot
from projections.oversight.coverage import BELOW, CoverageRow, row_of
from projections.oversight.ledgers import ledgers_below
from projections.oversight.preview import Change, Count, Tally, changes
from projections.policies.in_force import adopting_there, editions_of
from web.access.caller import Caller
from web.divisions.areas import area_name
from web.http.reach import demand_policy

SECONDS: Final = 6.0  # after which no other county is begun: an answer comes within the 15 s of its kind


class Preview(Struct, frozen=True):
    """Of the counties up to the ledger `last`, so many: what would change, by the divisions directly below.

    `otherwise`: counties where another edition holds all the same, their own or one adopted for a later day.
    """

    rows: dict[Division, Change] = {}
    counted: Count = 0
    otherwise: Count = 0
    last: str = ""

    @property
    def total(self) -> Change:
        return sum(self.rows.values(), start=Change())


def candidate(caller: Caller, division: str, edition: str | dict[str, object], from_on: date) -> Adopted:
    """What would be adopted. Raises Problem where the caller may not, NoSuchEdition where it is none."""
    demand_policy(caller, division)
    return Adopted(ledger_of(division), from_on, edition_asked(edition))


def preview(snapshot: Snapshot, division: str, asked: Adopted, so_far: Preview) -> tuple[Preview, list[str]]:
    """With as many more counties as the time allows, one at least; and the ledgers that are left."""
    left = sorted(ledger for ledger in ledgers_below(snapshot, division) if ledger > so_far.last)
    until = monotonic() + SECONDS
    for ledger in left:
        so_far = _with(snapshot, division, asked, so_far, ledger)
        if monotonic() > until:
            break
    return so_far, [ledger for ledger in left if ledger > so_far.last]


def _with(snapshot: Snapshot, division: str, asked: Adopted, so_far: Preview, ledger: str) -> Preview:
    supposed, digits = adopting_there(snapshot, asked), BELOW[level_of(division)]
    rows = dict(so_far.rows)
    for child, change in changes(snapshot, ledger, supposed, digits).items():
        rows[child] = rows.get(child, Change()) + change
    held = editions_of(snapshot, [ledger], supposed)[ledger].on(snapshot.on)
    otherwise = (held.ledger, held.edition) != (asked.ledger, asked.edition)
    return Preview(rows, so_far.counted + 1, so_far.otherwise + otherwise, ledger)


class Side(Struct, frozen=True):
    """What is overdue, in all and of each duty, and the coverages as /coverage has them."""

    overdue: int
    duties: dict[str, int]
    coverage: CoverageRow


class PreviewRow(Struct, frozen=True):
    """A division under what holds, and under what is supposed."""

    division: str
    name: str
    before: Side
    after: Side


def row(division: str, change: Change) -> PreviewRow:
    return PreviewRow(division, area_name(division), _side(division, change.now), _side(division, change.then))


def _side(division: str, tally: Tally) -> Side:
    overdue = tally.figures[FIGURES.index("overdue")]
    return Side(overdue, dict(tally.duties), row_of(division, tally.figures))
