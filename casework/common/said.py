"""What a correction asks to change: the fields that were said at all, as the event has them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET

from casework.common.command import Command
from casework.common.private import private

NOBODYS: Final[Mapping[str, UUID]] = MappingProxyType({})


def said(command: Command, *fields: str, of: Mapping[str, UUID] = NOBODYS, **named: str) -> dict[str, Any]:
    """These fields with their values, but those that were left out.

    `of`: whose text a field is, where it identifies somebody; `named`: the command's name of a field that has another there.
    """
    names = {field: field for field in (*fields, *of)} | named
    found = {field: value for field, name in names.items() if (value := getattr(command, name)) is not UNSET}
    return found | {field: private(of[field], text) for field, text in found.items() if field in of}
