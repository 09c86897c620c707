"""A division, and how one is found among others by the name an office gives it."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from casework.common.days import holds

COMMITTEES: Final = ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村")
OFFICES: Final = ("办事处", "人民政府")


@dataclass(frozen=True, slots=True)
class Division:
    """A division; level 1 province, 2 prefecture, 3 county, 4 township, 5 village. The span is half-open."""

    code: str
    level: int
    name: str
    from_on: date | None = None
    until_on: date | None = None

    def existed_on(self, day: date) -> bool:
        return holds(self.from_on or date.min, self.until_on, day)


@dataclass(frozen=True, slots=True)
class Found:
    division: Division


@dataclass(frozen=True, slots=True)
class Unknown:
    """`level` says what was not found: 4 the township, 5 the village."""

    level: int


@dataclass(frozen=True, slots=True)
class Ambiguous:
    choices: tuple[Division, ...]


def by_name(among: list[Division], name: str, endings: tuple[str, ...], level: int) -> Found | Unknown | Ambiguous:
    """The one of exactly this name, else the one left when the endings are dropped on both sides."""
    same = [d for d in among if _plain(d.name) == _plain(name)]
    bare = _bare(name, endings)
    same = same or [d for d in among if bare and _bare(d.name, endings) == bare]
    if len(same) > 1:
        return Ambiguous(tuple(same))
    return Found(same[0]) if same else Unknown(level)


def _bare(name: str, endings: tuple[str, ...]) -> str:
    """A name without its endings, however many follow each other: 七棵树村村民委员会 -> 七棵树."""
    plain = _plain(name)
    while ending := next((e for e in endings if plain.endswith(e) and plain != e), None):
        plain = plain.removesuffix(ending)
    return plain


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    narrow = unicodedata.normalize("NFKC", name)
    return "".join(c for c in narrow if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))
