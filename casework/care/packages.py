"""The items of a doctor's service package: what a contract may promise, how often a year, in two languages."""

import tomllib
from collections.abc import Iterable
from functools import cache
from types import MappingProxyType

from msgspec import Struct, convert

from casework.care.terms import PRESET


class PackageItem(Struct, frozen=True, kw_only=True):
    """`kind`: of the contract that may promise it; `times_a_year`: 0 for as needed. A code keeps its meaning for ever."""

    item: str
    kind: str
    times_a_year: int
    zh: str
    en: str


@cache
def items() -> MappingProxyType[str, PackageItem]:
    """Every item by its code, in the order of the forms."""
    found = convert(tomllib.loads(PRESET.read_text("utf-8"))["items"], tuple[PackageItem, ...])
    return MappingProxyType({each.item: each for each in found})


def items_of(kind: str) -> tuple[PackageItem, ...]:
    """What a contract of a kind may promise."""
    return tuple(each for each in items().values() if each.kind == kind)


def unknown_in(promised: Iterable[str], kind: str) -> list[str]:
    """Codes that a contract of this kind cannot promise."""
    known = {each.item for each in items_of(kind)}
    return [code for code in promised if code not in known]
