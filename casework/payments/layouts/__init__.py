"""How a bank wants its file, and how it answers: layouts as data; a county may adopt its own."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from casework.common.formulas import begins_a_formula

Field = Literal["list", "number", "name", "account", "amount", "amount_fen", "purpose", "result"]
Outcome = Literal["paid", "name_differs", "account_wrong", "account_closed", "other"]
Width = Annotated[int, Meta(ge=1, le=200)]
Title = Annotated[str, Meta(min_length=1, max_length=40)]
ASKED_BACK: Final = ("list", "number", "result")
"""What every return has to tell, besides the amount."""
DIGITS: Final = 12
LONGEST: Final = 40  # characters of a title, of a bank's word


class Column(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """`amount` is in yuan with two decimals, `amount_fen` whole fen. `width`: bytes, of a fixed layout; `zeros`: filled up with them."""

    field: Field
    title: Title
    width: Width | None = None
    zeros: bool = False


class Layout(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """`columns`: of the file that is sent; `returned`: of the bank's answer; `results`: its words for what became of a line.

    Raises ValueError where a return could not be told apart, or a fixed layout lacks a width.
    """

    title_zh: Title
    title_en: Title
    format: Literal["fixed", "csv", "xlsx"]
    columns: Annotated[tuple[Column, ...], Meta(min_length=3, max_length=20)]
    returned: Annotated[tuple[Column, ...], Meta(min_length=3, max_length=20)]
    results: dict[Outcome, tuple[str, ...]]
    encoding: Literal["gb18030", "utf-8", "utf-8-sig"] = "utf-8-sig"

    def __post_init__(self) -> None:
        sent, told = {column.field for column in self.columns}, {column.field for column in self.returned}
        if not {"list", "number", "name", "account"} <= sent or not _amount(sent):
            raise ValueError("a bank needs list, number, name, account and amount")
        if not set(ASKED_BACK) <= told or not _amount(told) or "paid" not in self.results:
            raise ValueError("a return needs list, number, amount and result")
        if self.format == "fixed" and not all(column.width for column in (*self.columns, *self.returned)):
            raise ValueError("a fixed layout needs a width for every column")

    @property
    def unmarked(self) -> str:
        """The encoding without the mark that only the beginning of a table has."""
        return "utf-8" if self.encoding == "utf-8-sig" else self.encoding

    def outcome(self, word: str) -> Outcome | None:
        """What the bank's word means; None for one it does not have."""
        return next((outcome for outcome, words in self.results.items() if word in words), None)


def is_clear(layout: Layout) -> bool:
    """Whether every word of a return means one thing, every column is told apart, and no title is a spreadsheet's formula.

    Asked before one is adopted, not where it is read: what was adopted before stays readable.
    """
    words = [word for some in layout.results.values() for word in some]
    fields = [column.field for column in layout.returned]
    titles = [column.title for column in layout.returned]
    told_apart = layout.format == "fixed" or len({*titles}) == len(titles)
    return (
        len({*words}) == len(words) and len({*fields}) == len(fields) and told_apart
        and all(_is_plain(text) for text in (*words, *titles, *(column.title for column in layout.columns)))
    )  # fmt: skip


def _is_plain(text: str) -> bool:
    return text == text.strip() and 0 < len(text) <= LONGEST and text.isprintable() and not begins_a_formula(text)


def _amount(fields: set[Field]) -> bool:
    return bool(fields & {"amount", "amount_fen"})


def list_number(list_id: object) -> str:
    """How a list is called in the bank's files."""
    return str(list_id).replace("-", "")[:DIGITS]


_SHIPPED: Final = Path(__file__).parent


@cache
def shipped() -> dict[str, Layout]:
    """The layouts that come with the program, by name."""
    return {file.stem: told(file.read_text("utf-8")) for file in sorted(_SHIPPED.glob("*.toml"))}


def told(text: str) -> Layout:
    """A layout as it is written down. Raises ValueError."""
    try:
        return msgspec.convert(tomllib.loads(text), Layout)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueError(str(error)) from error
