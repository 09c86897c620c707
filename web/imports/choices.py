"""Cells where one of a few answers is meant."""

import re
from typing import Final

from web.imports.cells import text
from web.imports.faults import CellRefused
from web.imports.narrow import compact, shown
from web.imports.row import Category
from web.imports.workbook.answer import Cell

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
