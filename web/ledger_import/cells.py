"""What a cell of the ledger means: one small reader a kind of column, each refusing with a sentence."""

import math
import re
from datetime import date, datetime, timedelta
from typing import Final

from casework.identity import IdentityRefused, normalise
from web.ledger_import.faults import CellRefused
from web.ledger_import.narrow import compact, narrow, shown
from web.ledger_import.row import Category
from web.ledger_import.sheet import Cell

EARLIEST: Final = date(1970, 1, 1)
"""No case is older: an earlier day is a slip of the pen."""
LONGEST_NAME: Final = 60
LONGEST_TEXT: Final = 500
SHORT: Final = 5
"""Longer words are never a mere dash."""
EXCEL_DIGITS: Final = 15
"""Excel keeps so many digits of a number and makes the others 0."""
EXACT_BELOW: Final = 2**53
_EXCEL_DAY_0: Final = date(1899, 12, 30)
_SERIALS: Final = range(25569, 73051)
"""Excel's numbers of the days from 1970 to 2099."""
_NOTHING: Final = frozenset({"", "-", "--", "/", "\\", "无", "暂无", "没有"})
_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_SCIENTIFIC: Final = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+[0-9]{1,2}")
_DAY: Final = re.compile(r"([0-9]{4})[-./、,年]([0-9]{1,2})[-./、,月]([0-9]{1,2})[日号]?")
_CLOCK: Final = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")
_NOTES: Final = re.compile(
    r"[0-9()\[\]:;?/\\、,]|已故|去世|亡故|死亡|病故|离异|离婚|失踪|不详|失联|改嫁|再婚"
)
# The word in \u is how some offices still write the first category; it is read, never shown.
_CATEGORIES: Final[dict[str, Category]] = {
    "死亡|亡故|去世|病故|\u5931\u72ec|^child_deceased$": "child_deceased",
    "伤残|残疾|伤病残|^child_disabled$": "child_disabled",
    "并发症|^surgery_complication$": "surgery_complication",
}
_LEVELS: Final = {"1一ⅠⅰI": 1, "2二Ⅱⅱ": 2, "3三Ⅲⅲ": 3, "4四Ⅳⅳ": 4}
_NO_LEVEL: Final = "[^0-9一二三四五六七八九十ⅠⅡⅢⅣⅰⅱⅲⅳIV]*"
_LEVEL: Final = re.compile(f"{_NO_LEVEL}(IV|III?|[1-4一二三四ⅠⅡⅢⅣⅰⅱⅲⅳI])(级{_NO_LEVEL})?")
_LATIN: Final = {"II": "2", "III": "3", "IV": "4"}


def is_blank(cell: Cell) -> bool:
    """Nothing said: an empty cell, or a dash, a stroke, 无."""
    return isinstance(cell, str) and (
        not cell or cell.isspace() or (len(cell) < SHORT and compact(cell) in _NOTHING)
    )


def text(cell: Cell, most: int = LONGEST_TEXT) -> str | None:
    """Words as written, half-width signs; whole numbers as their digits; None for a blank cell."""
    if is_blank(cell):
        return None
    if isinstance(cell, str):
        said = _formula_checked(narrow(cell))
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        said = _digits(cell)
    else:
        raise CellRefused("text_odd")
    if len(said) > most:
        raise CellRefused("text_long", most=most)
    return said or None


def name(cell: Cell) -> str | None:
    """A person's name without blanks between Chinese characters; one that carries a note is refused."""
    said = text(cell, LONGEST_NAME)
    if said is None:
        return None
    if _NOTES.search(said):
        raise CellRefused("name_with_note")
    return _joined(said)


def staff_name(cell: Cell) -> str | None:
    """The name of a contact person or doctor, with whatever office or institution is written beside it."""
    said = text(cell, LONGEST_NAME)
    return None if said is None else _joined(said)


def free_text(cell: Cell) -> str | None:
    """An address or a remark: anything, as it reads."""
    if isinstance(cell, str | int) and not isinstance(cell, bool):
        return text(cell)
    whole = isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT_BELOW
    return str(int(cell)) if whole else str(cell)


def number(cell: Cell) -> str | None:
    """A household or pass number: without blanks, letters and dashes kept."""
    said = text(cell, LONGEST_NAME)
    return None if said is None else _not_rounded(compact(said))


def phone(cell: Cell) -> str | None:
    """The digits of one telephone number, 5 to 12, without blanks, dashes and +86."""
    said = text(cell)
    if said is None:
        return None
    digits = re.sub(r"^(\+86|0086)", "", re.sub(r"[-()]", "", _not_rounded(compact(said))))
    if not re.fullmatch("[0-9]{5,12}", digits):
        raise CellRefused("number_odd", shown=shown(said))
    return digits


def account(cell: Cell) -> str | None:
    """A bank account, 6 to 32 digits or letters (passbooks have no check digit to judge by)."""
    said = text(cell)
    if said is None:
        return None
    signs = _not_rounded(compact(said)).replace("-", "").upper()
    if not re.fullmatch("[0-9A-Z]{6,32}", signs):
        raise CellRefused("number_odd", shown=shown(said))
    return signs


def id_number(cell: Cell) -> str | None:
    """18 characters with the right check digit (`casework.identity`); 15 digits are completed."""
    if is_blank(cell):
        return None
    try:
        return normalise(_id_text(cell))
    except IdentityRefused as refused:
        raise CellRefused(f"id_{refused.code}") from refused


def _id_text(cell: Cell) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        # Of 18 digits a number keeps 15 or 16; an old number of 15 digits is whole.
        if math.isfinite(cell) and abs(cell) < 10**EXCEL_DIGITS:
            return str(int(cell)) if cell == int(cell) else ""
        raise CellRefused("id_destroyed")
    if not isinstance(cell, str):
        raise CellRefused("id_characters")
    plain = re.sub(r"^([0-9]{15})\.0+$", r"\1", _formula_checked(compact(cell)))
    if re.fullmatch(r"[0-9.]+[Ee]\+?[0-9]{1,2}", plain) or re.fullmatch(r"[0-9]{16,}\.[0-9]+", plain):
        raise CellRefused("id_destroyed")
    return re.sub(r"['`-]", "", plain)


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
        return _day_of_text(_formula_checked(narrow(cell)))
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


def category(cell: Cell) -> Category:
    """One of the three categories, also where words stand around it; both or none of them is refused."""
    said = text(cell)
    if said is None:
        raise CellRefused("category_empty")
    found = {meaning for words, meaning in _CATEGORIES.items() if re.search(words, compact(said))}
    if len(found) != 1:
        raise CellRefused("category_unknown", shown=shown(said))
    return found.pop()


def disability_level(cell: Cell) -> int | None:
    """1 (most severe) to 4, written 1, 一级, Ⅱ, II, 肢体二级."""
    said = text(cell)
    if said is None:
        return None
    written = _LEVEL.fullmatch(compact(said).upper())
    if not written:
        raise CellRefused("level_odd", shown=shown(said))
    sign = _LATIN.get(written[1], written[1])
    return next(level for signs, level in _LEVELS.items() if sign in signs)


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


def _not_rounded(said: str) -> str:
    if _SCIENTIFIC.fullmatch(said):
        raise CellRefused("number_destroyed")
    return re.sub(r"^([0-9]+)\.0+$", r"\1", said)


def _formula_checked(said: str) -> str:
    if said.upper() in _ERRORS:
        raise CellRefused("formula_failed", shown=said)
    return said
