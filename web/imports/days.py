"""A day as offices write one in a cell."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from web.imports.cells import formula_checked, is_blank
from web.imports.faults import CellRefused
from web.imports.narrow import compact, narrow, shown
from web.imports.workbook.answer import Cell

EARLIEST: Final = date(1970, 1, 1)
"""No case is older: an earlier day is a slip of the pen."""
_EXCEL_DAY_0: Final = date(1899, 12, 30)
_SERIALS: Final = range(25569, 73051)
"""Excel's numbers of the days from 1970 to 2099."""
_DAY: Final = re.compile(r"([0-9]{4})[-./、,年]([0-9]{1,2})[-./、,月]([0-9]{1,2})[日号]?")
_CLOCK: Final = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")


def day(cell: Cell) -> date | None:
    """A calendar day from any of the ways offices write one; None for a blank cell."""
    if is_blank(cell):
        return None
    try:
        said = _day(cell)
    except (ValueError, OverflowError):
        said = None
    if said is None or said < EARLIEST:
        raise CellRefused("no_day", shown=shown(str(cell)))
    return said


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        return _day_of_text(formula_checked(narrow(cell)))
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    if int(cell) in _SERIALS:
        return _EXCEL_DAY_0 + timedelta(days=int(cell))
    return _day_of_text(str(int(cell))) if cell == int(cell) else None


def _day_of_text(said: str) -> date | None:
    plain = compact(_CLOCK.sub("", said))
    if re.fullmatch("[0-9]{8}", plain):
        return date(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    written = _DAY.fullmatch(plain)
    return date(int(written[1]), int(written[2]), int(written[3])) if written else None
