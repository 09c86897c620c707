"""An identity number in a cell, or what Excel left of it."""

import math
import re

from casework.common.id_number import IdNumberRefused, normalise
from web.imports.cells import EXCEL_DIGITS, formula_checked, is_blank
from web.imports.faults import CellRefused
from web.imports.narrow import compact
from web.imports.workbook.answer import Cell


def id_number(cell: Cell) -> str | None:
    """18 characters with the right check digit (`casework.common.id_number`); 15 digits are completed."""
    if is_blank(cell):
        return None
    try:
        return normalise(_id_text(cell))
    except IdNumberRefused as refused:
        raise CellRefused(f"id_{refused.code}") from refused


def _id_text(cell: Cell) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        # Of 18 digits a number keeps 15 or 16; an old number of 15 digits is whole.
        if math.isfinite(cell) and abs(cell) < 10**EXCEL_DIGITS:
            return str(int(cell)) if cell == int(cell) else ""
        raise CellRefused("id_destroyed")
    if not isinstance(cell, str):
        raise CellRefused("id_characters")
    plain = re.sub(r"^([0-9]{15})\.0+$", r"\1", formula_checked(compact(cell)))
    if re.fullmatch(r"[0-9.]+[Ee]\+?[0-9]{1,2}", plain) or re.fullmatch(r"[0-9]{16,}\.[0-9]+", plain):
        raise CellRefused("id_destroyed")
    return re.sub(r"['`-]", "", plain)
