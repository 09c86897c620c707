"""Words and numbers in a cell: one small reader a kind of column, each refusing with a sentence."""

import math
import re
from typing import Final

from casework.common.formulas import begins_a_formula
from web.imports.faults import CellRefused
from web.imports.narrow import compact, narrow, shown
from web.imports.workbook.answer import Cell

LONGEST_NAME: Final = 60
LONGEST_TEXT: Final = 500
SHORT: Final = 5
"""Longer words are never a mere dash."""
EXCEL_DIGITS: Final = 15
"""Excel keeps so many digits of a number and makes the others 0."""
EXACT_BELOW: Final = 2**53
_NOTHING: Final = frozenset({"", "-", "--", "/", "\\", "无", "暂无", "没有"})
_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_SCIENTIFIC: Final = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+[0-9]{1,2}")
_NOTES: Final = re.compile(r"[0-9()\[\]:;?/\\、,]|已故|去世|亡故|死亡|病故|离异|离婚|失踪|不详|失联|改嫁|再婚")


def is_blank(cell: Cell) -> bool:
    """Nothing said: an empty cell, or a dash, a stroke, 无."""
    return isinstance(cell, str) and (not cell or cell.isspace() or (len(cell) < SHORT and compact(cell) in _NOTHING))


def text(cell: Cell, most: int = LONGEST_TEXT) -> str | None:
    """Words as written, half-width signs; whole numbers as their digits; None for a blank cell."""
    if is_blank(cell):
        return None
    if isinstance(cell, str):
        said = formula_checked(narrow(cell))
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        said = _digits(cell)
    else:
        raise CellRefused("text_odd")
    if len(said) > most:
        raise CellRefused("text_long", most=most)
    return said or None


def name(cell: Cell) -> str | None:
    """A person's name without blanks between Chinese characters; one that carries a note, or begins a formula, is refused."""
    said = text(cell, LONGEST_NAME)
    if said is None:
        return None
    if _NOTES.search(said):
        raise CellRefused("name_with_note")
    return _joined(no_formula(said))


def staff_name(cell: Cell) -> str | None:
    """The name of a contact person or doctor, with whatever office or institution is written beside it."""
    said = text(cell, LONGEST_NAME)
    return None if said is None else _joined(no_formula(said))


def free_text(cell: Cell) -> str | None:
    """An address or a remark: anything, as it reads."""
    if isinstance(cell, str | int) and not isinstance(cell, bool):
        return text(cell)
    whole = isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT_BELOW
    return str(int(cell)) if whole else str(cell)


def number(cell: Cell) -> str | None:
    """A household or pass number: without blanks, letters and dashes kept."""
    said = text(cell, LONGEST_NAME)
    return None if said is None else not_rounded(compact(said))


def account(cell: Cell) -> str | None:
    """A bank account, 6 to 32 digits or letters (passbooks have no check digit to judge by)."""
    said = text(cell)
    if said is None:
        return None
    signs = not_rounded(compact(said)).replace("-", "").upper()
    if not re.fullmatch("[0-9A-Z]{6,32}", signs):
        raise CellRefused("number_odd", shown=shown(said))
    return signs


def _joined(said: str) -> str:
    """Without blanks beside Chinese characters (张 明), with one kind of dot between the parts of a name."""
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", re.sub("[•・‧∙]", "·", said))


def _digits(value: float) -> str:
    """The digits of a number cell. Refuses what Excel may have rounded."""
    if not math.isfinite(value) or value != int(value):
        raise CellRefused("number_odd", shown=shown(str(value)))
    whole = int(value)
    if abs(whole) >= EXACT_BELOW or (abs(whole) >= 10**EXCEL_DIGITS and whole % 10 == 0):
        raise CellRefused("number_destroyed")
    return str(whole)


def not_rounded(said: str) -> str:
    if _SCIENTIFIC.fullmatch(said):
        raise CellRefused("number_destroyed")
    return re.sub(r"^([0-9]+)\.0+$", r"\1", said)


def no_formula(said: str) -> str:
    """The name, unless a spreadsheet would take it for a formula."""
    if begins_a_formula(said):
        raise CellRefused("name_begins_a_formula", shown=shown(said))
    return said


def formula_checked(said: str) -> str:
    """The text, unless it is what a failed formula shows."""
    if said.upper() in _ERRORS:
        raise CellRefused("formula_failed", shown=said)
    return said
