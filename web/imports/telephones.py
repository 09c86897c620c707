"""A cell with telephone numbers: one of a contact person, one or two of a member of a family."""

import re
from typing import Final

from casework.common.phone import is_phone
from web.imports.cells import not_rounded, text
from web.imports.faults import CellRefused
from web.imports.narrow import compact, shown
from web.imports.workbook.answer import Cell

BETWEEN: Final = re.compile(r"[/\\、,;|]|或")
AT_MOST: Final = 2


def phone(cell: Cell) -> str | None:
    """The digits of one telephone number, 5 to 12, without blanks, dashes and +86."""
    said = text(cell)
    if said is None:
        return None
    if (digits := _digits(said)) is None:
        raise CellRefused("number_odd", shown=shown(said))
    return digits


def phones(cell: Cell) -> tuple[str | None, str | None]:
    """The digits of one number or two, parted by a stroke, a comma, a semicolon, 、, 或 or blanks; the same twice is one."""
    said = text(cell)
    if said is None:
        return None, None
    found = list(dict.fromkeys(digits for part in BETWEEN.split(said) if part.strip() for digits in _parted(part)))
    if None in found or not 0 < len(found) <= AT_MOST:
        raise CellRefused("phones_odd", shown=shown(said))
    return found[0], found[1] if len(found) == AT_MOST else None


def _parted(said: str) -> list[str | None]:
    """Blanks stand within a number as well as between two: they part it where it is none, and each side is."""
    if (whole := _digits(said)) is not None:
        return [whole]
    words = said.split()
    for n in range(1, len(words)):
        sides = [_digits("".join(each)) for each in (words[:n], words[n:])]
        if all(side and is_phone(side) for side in sides):
            return list(sides)
    return [None]


def _digits(said: str) -> str | None:
    digits = re.sub(r"^(\+86|0086)", "", re.sub(r"[-()]", "", not_rounded(compact(said))))
    return digits if re.fullmatch("[0-9]{5,12}", digits) else None
