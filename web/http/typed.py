"""Reads what was typed into the fields of a command, each by its type, and keeps every mistake."""

from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UnsetType

from casework.common.command import Asked
from web.http.form import Form
from web.language.i18n import N_

NOTHING: Final = (None, "", ())
MISSING: Final = N_("This field is required.")
NO_CHOICE: Final = N_("This is not one of the values allowed here.")


def typed(form: Form, shape: type[Asked], missing: Mapping[str, str]) -> dict[str, Any]:
    """What was said; what was left empty is left out. `missing`: the sentences for what has to be said."""
    hints = get_type_hints(shape)
    said = {}
    for field in msgspec.structs.fields(shape):
        sentence = missing.get(field.name) or (MISSING if field.required else None)
        said[field.name] = _value(form, field.name, _plain(hints[field.name]), sentence)
    return filled_in(said)


def filled_in(said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, without what was left empty."""
    return {name: value for name, value in said.items() if value not in NOTHING}


def _value(form: Form, name: str, kind: Any, missing: str | None) -> Any:
    if kind is date:
        return form.day(name, missing=missing)
    if kind is int:
        return form.number(name, missing=missing)
    if kind is bool:
        return _yes_or_no(form, name, missing)
    if get_origin(kind) is Literal:
        return form.choice(name, get_args(kind), missing=missing or NO_CHOICE) if missing or form.text(name) else None
    if get_origin(kind) is tuple:
        return _several(form, name, _plain(get_args(kind)[0]), missing)
    return form.required(name, missing=missing) if missing else form.text(name)


def _yes_or_no(form: Form, name: str, missing: str | None) -> bool | None:
    said = {"yes": True, "no": False}.get(form.text(name))
    if said is None and missing:
        form.refuse(name, missing)
    return said


def _several(form: Form, name: str, kind: Any, missing: str | None) -> tuple[str, ...]:
    """Boxes, each with its own name; or one text a line."""
    if get_origin(kind) is Literal:
        found = tuple(choice for choice in get_args(kind) if form.text(choice))
    else:
        found = tuple(line.strip() for line in form.text(name).splitlines() if line.strip())
    if missing and not found:
        form.refuse(name, missing)
    return found


def _plain(hint: Any) -> Any:
    """The type without its constraints, and without None."""
    if get_origin(hint) is Annotated:
        return _plain(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return _plain(next(part for part in get_args(hint) if part not in (NoneType, UnsetType)))
    return hint


def named_or_whole(text: str) -> str | dict[str, Any]:
    """The name of a preset, or a whole edition carried by a page before; what is neither is taken for a name."""
    if not text.startswith("{"):
        return text
    try:
        found: Mapping[str, Any] = msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.DecodeError:
        return text[:200]
    return dict(found)
