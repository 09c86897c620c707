"""The fields of short forms, so that one template shows them all (`web/templates/http/_fields.html`)."""

from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

from web.language.i18n import N_, gettext

Kind = Literal["text", "long", "day", "number", "choice", "select", "boxes"]


class Field(NamedTuple):
    """`value`: what stands in it before anything was typed; `options`: of a choice, codes with their words."""

    kind: Kind
    name: str
    label: str
    value: Any = None
    options: Sequence[tuple[str, str]] = ()
    hint: str | None = None
    required: bool = True


REASON: Final = Field("long", "reason", N_("Reason"))


def translated(fields: Sequence[Field]) -> list[Field]:
    """Labels and hints in the reader's language."""
    return [each._replace(label=gettext(each.label), hint=each.hint and gettext(each.hint)) for each in fields]
