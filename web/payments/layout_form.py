"""A bank's layout as the fields of a form, and the other way round; every mistake stands at its field."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

import msgspec

from casework.common.refusals import BankTextTooLong
from casework.payments.layouts import ASKED_BACK, LONGEST, Layout, Outcome, is_clear
from casework.payments.layouts import Field as Stands
from web.http.form import WHOLE_PAGE, Form
from web.language.i18n import N_
from web.payments.layout_samples import sample

PARTS: Final = ("columns", "returned")
SLOTS: Final = 8
MOST: Final = 12
"""Columns on a page: a layout of more is adopted by the API."""
FIELDS: Final[tuple[Stands, ...]] = get_args(Stands)
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
FORMATS: Final = ("fixed", "csv", "xlsx")
ENCODINGS: Final = ("gb18030", "utf-8", "utf-8-sig")
WORDS_BETWEEN: Final = "、"
WIDEST: Final = 200
NEEDED: Final[Mapping[str, tuple[Stands, ...]]] = {
    "columns": ("list", "number", "name", "account"),
    "returned": ASKED_BACK,
}
LACKS: Final = {
    "columns": N_("The bank has to be told list, line number, name, account and amount"),
    "returned": N_("The answer has to say list, line number, amount and result"),
}
NO_NAME: Final = N_("Small letters, digits and _; it begins with a letter")
NO_TITLE: Final = N_("Enter how the bank calls it, in at most 40 characters")
NO_FIELD: Final = N_("Choose what stands in this column")
NO_WIDTH: Final = N_("Enter the width in bytes, 1 to 200")
TOO_NARROW: Final = N_("An example line does not fit: make it wider")
NO_WORD: Final = N_("Enter the bank's word for this")
TWO_MEANINGS: Final = N_("This word stands for something else already")
TOO_MANY: Final = N_("A page takes at most 12 columns")
NO_LAYOUT: Final = N_("This is not a layout that a bank file can be made of")


def slots(form: Form, part: str) -> range:
    """The columns that are offered: those that are typed, and some empty ones."""
    found = (re.fullmatch(rf"{part}-([0-9]{{1,2}})-field", name) for name in form.values)
    last = max((int(each[1]) for each in found if each and form.text(each[0])), default=-1)
    return range(min(MOST, max(SLOTS, last + 2)))


def form_of(layout: Mapping[str, Any], name: str) -> Form:
    """The form with a layout typed in it."""
    form = Form({"encoding": "utf-8-sig", **as_typed(layout), "name": name})
    for part in PARTS:
        if len(_dicts(layout.get(part))) > MOST:
            form.refuse(f"{part}-0-field", TOO_MANY)
    return form


def as_typed(layout: Mapping[str, Any]) -> dict[str, str]:
    """A layout as it is written down, in the fields of the form; what does not fit in them is left out."""
    heads = ("title_zh", "title_en", "format", "encoding")
    typed = {name: str(layout[name]) for name in heads if name in layout}
    for part in PARTS:
        for number, column in enumerate(_dicts(layout.get(part))[:MOST]):
            for name in ("field", "title", "width"):
                typed[f"{part}-{number}-{name}"] = str(column.get(name, ""))
            typed[f"{part}-{number}-zeros"] = "yes" if column.get("zeros") is True else ""
    results = layout.get("results")
    for outcome, words in results.items() if isinstance(results, dict) else ():
        typed[f"results-{outcome}"] = WORDS_BETWEEN.join(map(str, words)) if isinstance(words, (list, tuple)) else ""
    return typed


def _dicts(said: Any) -> list[dict[str, Any]]:
    return [each for each in said if isinstance(each, dict)] if isinstance(said, (list, tuple)) else []


def written_down(form: Form) -> dict[str, Any]:
    """What was typed, as a layout is written down; the form says what is wrong with it."""
    said: dict[str, Any] = {name: _title(form, name) for name in ("title_zh", "title_en")}
    said["format"] = form.choice("format", FORMATS, missing=NO_LAYOUT)
    said["encoding"] = form.choice("encoding", ENCODINGS, missing=NO_LAYOUT)
    for part in PARTS:
        said[part] = list(_columns(form, part, said["format"] == "fixed"))
        told = {column["field"] for column in said[part]}
        if not {*NEEDED[part]} <= told or not told & {"amount", "amount_fen"}:
            form.refuse(f"{part}-0-field", LACKS[part])
    said["results"] = _results(form)
    if not form.errors:
        _try_out(form, said)
    return said


def _title(form: Form, name: str) -> str:
    title = form.required(name, missing=NO_TITLE)
    if len(title) > LONGEST:
        form.refuse(name, NO_TITLE)
    return title


def _columns(form: Form, part: str, fixed: bool) -> Iterator[dict[str, Any]]:
    for number in slots(form, part):
        at = f"{part}-{number}"
        if not any(form.text(f"{at}-{name}") for name in ("field", "title", "width")):
            continue
        column: dict[str, Any] = {"field": form.choice(f"{at}-field", FIELDS, missing=NO_FIELD)}
        column["title"] = _title(form, f"{at}-title")
        width = form.number(f"{at}-width", missing=NO_WIDTH if fixed else None)
        if width is not None:
            if not 0 < width <= WIDEST:
                form.refuse(f"{at}-width", NO_WIDTH)
            column["width"] = width
        if form.text(f"{at}-zeros"):
            column["zeros"] = True
        yield column


def _results(form: Form) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    had = set[str]()
    for outcome in OUTCOMES:
        name = f"results-{outcome}"
        words = [word for each in re.split("[,，、]", form.text(name)) if (word := each.strip())]
        if had & {*words}:
            form.refuse(name, TWO_MEANINGS)
        had |= {*words}
        if words:
            found[outcome] = words
    if "paid" not in found:
        form.refuse("results-paid", NO_WORD)
    return found


def _try_out(form: Form, said: Mapping[str, Any]) -> None:
    """An ordinary line has to fit into it."""
    try:
        layout = msgspec.convert(said, Layout)
        sample(layout)
        if not is_clear(layout):
            form.refuse(WHOLE_PAGE, NO_LAYOUT)
    except BankTextTooLong as narrow:
        titles = {form.text(f"columns-{number}-title"): number for number in slots(form, "columns")}
        form.refuse(f"columns-{titles[str(narrow.values['column'])]}-width", TOO_NARROW)
    except (msgspec.ValidationError, ValueError):
        form.refuse(WHOLE_PAGE, NO_LAYOUT)


def layout_in(form: Form) -> Layout | None:
    """The layout that was typed; None where the form says why not."""
    said = written_down(form)
    return None if form.errors else msgspec.convert(said, Layout)
