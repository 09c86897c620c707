"""Which rows of a sheet can be taken, and everything that is wrong with the others."""

from dataclasses import dataclass
from datetime import date

from casework.divisions.country import Divisions
from web.imports.doubles import mark_doubles
from web.imports.faults import Fault
from web.imports.household import Draft, draft
from web.imports.place import County
from web.imports.row import LedgerRow
from web.imports.sheet import Sheet
from web.imports.skipping import is_no_household


@dataclass(frozen=True, slots=True)
class Judged:
    """Every row of the sheet is in one of the three: accepted, refused with all its faults, or no household.

    Faults are in the order of the rows. `skipped` are the row numbers of totals, notes and repeated headers.
    """

    rows: tuple[LedgerRow, ...]
    faults: tuple[Fault, ...]
    skipped: tuple[int, ...]


def judge(sheet: Sheet, county: str, as_of: date, divisions: Divisions) -> Judged:
    """Judges all rows, knowing nothing of the register. Raises UnusableFile if `county` is no county."""
    place = County(county, divisions)
    drafts: list[Draft] = []
    skipped: list[int] = []
    for row in sheet.rows:
        if is_no_household(sheet, row):
            skipped.append(row.number)
        else:
            drafts.append(draft(sheet, row, place, as_of))
    mark_doubles(drafts)
    accepted = tuple(draft.row for draft in drafts if draft.row and not draft.faults)
    return Judged(accepted, tuple(fault for draft in drafts for fault in draft.faults), tuple(skipped))
