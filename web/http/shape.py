"""From what was asked to a command: the shape that is asked for, and the ids that are not asked but given."""

from collections.abc import Callable, Mapping
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from casework.common.command import Asked, Filled, Given

C = TypeVar("C", bound=Asked)
NewId = Callable[[str], UUID]


@cache
def shape(kind: type[Asked]) -> type[Asked]:
    """The command without what is given: the body of the API, the fields of a form."""
    made: Any = msgspec.defstruct(
        kind.__name__,
        [_described(field, hint) for field, hint in _fields(kind) if not (_is_given(hint) or _is_filled(hint))],
        bases=(Asked,),
        namespace={"__doc__": kind.__doc__},
        module=kind.__module__,
        frozen=True,
        kw_only=True,
    )
    _KINDS[made] = kind
    asked: type[Asked] = made
    return asked


def filled(kind: type[C], said: Asked, ids: Mapping[str, UUID], new_id: NewId) -> C:
    """The command that was asked for. What the address does not name begins now, and gets an id of this request."""
    return _filled(kind, said, ids, new_id, "")


def _filled(kind: type[C], said: Asked, ids: Mapping[str, UUID], new_id: NewId, place: str) -> C:
    values = {
        field.name: ids.get(field.name) or new_id(_what(field.name) + place)
        if _is_given(hint)
        else _inner(getattr(said, field.name), new_id, "")
        for field, hint in _fields(kind)
        if not _is_filled(hint)
    }
    return kind(**values)


def _inner(value: Any, new_id: NewId, place: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_inner(each, new_id, f" {number}") for number, each in enumerate(value))
    kind = _KINDS.get(type(value))
    return value if kind is None else _filled(kind, value, {}, new_id, place)


def _what(name: str) -> str:
    """life_event_id: life event."""
    return name.removesuffix("_id").replace("_", " ")


@cache
def _fields(kind: type[Asked]) -> list[tuple[msgspec.structs.FieldInfo, Any]]:
    hints = get_type_hints(kind, include_extras=True)
    return [(field, hints[field.name]) for field in msgspec.structs.fields(kind)]


def _is_given(hint: Any) -> bool:
    return bool(hint == Given)


def _is_filled(hint: Any) -> bool:
    return Filled in getattr(hint, "__metadata__", ())


def _described(field: msgspec.structs.FieldInfo, hint: Any) -> tuple[str, Any] | tuple[str, Any, Any]:
    asked = _asked_for(hint)
    return (field.name, asked) if field.required else (field.name, asked, field.default)


def _asked_for(hint: Any) -> Any:
    """The type with the parts of commands in it replaced by their own shapes."""
    if isinstance(hint, type) and issubclass(hint, Asked):
        return shape(hint)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Annotated[(_asked_for(parts[0]), *parts[1:])]
    if origin in (Union, UnionType):
        return reduce(or_, [_asked_for(part) for part in parts])
    return tuple.__class_getitem__((_asked_for(parts[0]), ...)) if origin is tuple else hint


_KINDS: dict[type[Asked], type[Asked]] = {}
