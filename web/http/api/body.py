"""Reads the body of a write as strictly as its type says, and names the field at fault."""

import re
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert

from web.language.i18n import N_, gettext
from web.problem import Problem

B = TypeVar("B", bound=Struct)

NUL = N_("This text holds a character that cannot be stored.")
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
    (r"matching regex", N_("A division code has 2, 4, 6, 9 or 12 digits.")),
)


def decoded(data: Any, kind: type[B]) -> B:
    """The body as its type; no body is an empty one. Raises Problem 422, never with the content."""
    try:
        body = convert({} if data is None else data, kind)
    except ValidationError as error:
        text = str(error)
        raise _unfit(field_of(text), _message(text)) from None
    _refuse_nul(data, "")
    return body


def _message(text: str) -> str:
    return next((message for pattern, message in MESSAGES if re.search(pattern, text)), OTHER)


def field_of(text: str) -> str:
    """`$.members[0]` and the field that is missing there: members.0.id_number."""
    at = re.search(r" - at `(.*)`$", text)
    path = re.sub(r"\[(\d+)\]", r".\1", at[1]).removeprefix("$").lstrip(".") if at else ""
    named = re.search(r"(?:missing required|unknown|impossible) field `(.*?)`", text)
    return ".".join(part for part in (path, named[1] if named else "") if part)


def _refuse_nul(data: Any, path: str) -> None:
    """PostgreSQL stores every character but this one."""
    match data:
        case str() if "\x00" in data:
            raise _unfit(path, NUL)
        case dict():
            for name, value in data.items():
                _refuse_nul(name, path)
                _refuse_nul(value, f"{path}.{name}".lstrip("."))
        case list():
            for place, value in enumerate(data):
                _refuse_nul(value, f"{path}.{place}".lstrip("."))


def _unfit(field: str, message: str) -> Problem:
    shown = gettext(message)
    return Problem(422, "invalid", shown, errors=[{"field": field, "message": shown}])
