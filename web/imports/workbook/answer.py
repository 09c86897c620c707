"""What the reading process tells: the first sheet, or why not. Typed, so that nothing else is taken for an answer."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from web.imports.workbook.limits import LONGEST_TEXT, MOST_CELLS, MOST_MERGED, MOST_ROWS, ROWS_ABOVE
from web.imports.workbook.refusals import RefusalCode

Cell = Any  # str, float, int, bool, date, datetime, time, timedelta: what a cell can hold


class Day(Struct, frozen=True, array_like=True, tag=1):
    value: date


class Moment(Struct, frozen=True, array_like=True, tag=2):
    value: datetime


class Clock(Struct, frozen=True, array_like=True, tag=3):
    value: time


class Span(Struct, frozen=True, array_like=True, tag=4):
    value: timedelta


SentCell = Annotated[str, Meta(max_length=LONGEST_TEXT)] | float | int | bool | Day | Moment | Clock | Span
Row = tuple[int, Annotated[list[SentCell], Meta(max_length=MOST_CELLS)]]
Merged = tuple[int, int, int, int]


class Grid(Struct, frozen=True, array_like=True, tag="grid"):
    """Rows that are not blank with their numbers from 1, without blank cells at their ends; `width`: of the widest.

    `merged`: first row, left column, last row, right column, from 1.
    """

    width: int
    rows: Annotated[list[Row], Meta(max_length=MOST_ROWS + ROWS_ABOVE)]
    merged: Annotated[list[Merged], Meta(max_length=MOST_MERGED)]


class Refusal(Struct, frozen=True, array_like=True, tag="refusal"):
    code: RefusalCode
    names: Annotated[str, Meta(max_length=60)] = ""


_KINDS: Final[dict[type, type[Day] | type[Moment] | type[Clock] | type[Span]]] = {
    date: Day,
    datetime: Moment,
    time: Clock,
    timedelta: Span,
}
encoded: Final = msgspec.msgpack.Encoder().encode
_decoder: Final[msgspec.msgpack.Decoder[Grid | Refusal]] = msgspec.msgpack.Decoder(Grid | Refusal)
decoded: Final = _decoder.decode


def told(cell: Cell) -> SentCell:
    """A cell as it is told."""
    kind = _KINDS.get(type(cell))
    return kind(cell) if kind else cell


def cells(row: Sequence[SentCell]) -> list[Cell]:
    """The cells that were told."""
    return [cell.value if isinstance(cell, Struct) else cell for cell in row]
