"""Which service projects there are: each with its checklist, who reads of it, and whom it is offered. Data with its sources."""

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec import Struct, convert

from casework.common.confidentiality import Confidentiality

FILE: Final = Path(__file__).with_name("catalogue.toml")


class Item(Struct, frozen=True):
    """One line of a checklist."""

    item: str
    zh: str
    en: str


class Project(Struct, frozen=True, kw_only=True):
    """`unit`: what quantities count; `from_age`: offered to members of this age; `every_months`: then due again after so many."""

    project: str
    zh: str
    en: str
    source: str
    kept_for: Confidentiality
    unit: str
    checklist: tuple[Item, ...]
    from_age: int | None = None
    every_months: int | None = None

    @property
    def professional(self) -> bool:
        """Whether only attendance is the office's to know; what was said is the counsellor's."""
        return self.kept_for == "professional"


@cache
def projects() -> MappingProxyType[str, Project]:
    """Every project by its code, in the order of the catalogue."""
    found = convert(tomllib.loads(FILE.read_text("utf-8"))["projects"], tuple[Project, ...])
    return MappingProxyType({each.project: each for each in found})


def unknown_items(project: str, done: tuple[str, ...]) -> list[str]:
    """What is on no line of the project's checklist."""
    known = {each.item for each in projects()[project].checklist}
    return [item for item in done if item not in known]
