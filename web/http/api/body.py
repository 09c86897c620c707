"""Reads the body of a write as strictly as its type says, and names the field at fault."""

import re
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert

from web.http.characters import NOT_STORABLE, is_storable, visible
from web.language.i18n import N_, gettext
from web.problem import Problem

B = TypeVar("B", bound=Struct)

OTHER = N_("This is not of the kind expected here.")
# What msgspec says of a value, and what a person is told.
MESSAGES = (
    (r"missing required field", N_("This field is required.")),
    (r"unknown field", N_("There is no such field here.")),
    (r"impossible field", N_("A day from 1900 to 2199.")),
    (r"timezone component", N_("An instant needs its offset, such as +08:00.")),
    (r"Expected `datetime`|encoded datetime", N_("Write the instant like 2026-11-20T09:00:00+08:00.")),
    (r"Expected `date`|encoded date", N_("Write the day like 2026-11-20.")),
    (r"UUID|uuid", N_("This is not an id.")),
    (r"enum value", N_("This is not one of the values allowed here.")),
    (r"of length >=", N_("This must not be empty.")),
    (r"of length <=", N_("This is too long.")),
    (r"`int` [<>]=", N_("This number is outside what is allowed here.")),
    (r"matching regex '\^\[0-9\]\{4\}", N_("A period is a year or a month, as 2023 or 2023-07.")),
    (r"matching regex", N_("A division code has 2, 4, 6, 9 or 12 digits.")),
)


def decoded(data: Any, kind: type[B]) -> B:
    """The body as its type; no body is an empty one. Raises Problem 422, never with the content."""
    try:
        return convert({} if data is None else _legible(data, ""), kind)
    except ValidationError as error:
        text = str(error)
        raise _unfit(field_of(text), _message(text)) from None


def _message(text: str) -> str:
    return next((message for pattern, message in MESSAGES if re.search(pattern, text)), OTHER)


def field_of(text: str) -> str:
    """`$.members[0]` and the field that is missing there: members.0.id_number."""
    at = re.search(r" - at `(.*)`$", text)
    path = re.sub(r"\[(\d+)\]", r".\1", at[1]).removeprefix("$").lstrip(".") if at else ""
    named = re.search(r"(?:missing required|unknown|impossible) field `(.*?)`", text)
    return ".".join(part for part in (path, named[1] if named else "") if part)


def _legible(data: Any, path: str) -> Any:
    """The data without what cannot be seen in its texts. Raises Problem 422 at what cannot be stored."""
    match data:
        case str():
            if not is_storable(data):
                raise _unfit(path, NOT_STORABLE)
            return visible(data)
        case dict():
            return {_legible(name, path): _legible(value, f"{path}.{name}".lstrip(".")) for name, value in data.items()}
        case list():
            return [_legible(value, f"{path}.{place}".lstrip(".")) for place, value in enumerate(data)]
    return data


def _unfit(field: str, message: str) -> Problem:
    shown = gettext(message)
    return Problem(422, "invalid", shown, errors=[{"field": field, "message": shown}])
