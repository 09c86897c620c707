"""All divisions of the country, province to village, read a prefecture at a time from the file beside it."""

import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from casework.divisions.codes import LEVELS, ancestors, ledger_of, level_of, parent, range_of, trim
from casework.divisions.names import COMMITTEES, OFFICES, Ambiguous, Division, Found, Unknown, by_name

__all__ = [
    "Ambiguous",
    "Division",
    "Divisions",
    "Found",
    "Unknown",
    "ancestors",
    "ledger_of",
    "level_of",
    "parent",
    "range_of",
    "the_divisions",
    "trim",
]

ARCHIVE: Final = Path(__file__).parent / "data" / "divisions.zip"
UPPER: Final = "upper"
PARTS_KEPT: Final = 32
"""Prefectures kept in memory, about 1 MB each."""


class _Part(NamedTuple):
    by_code: dict[str, Division]
    below: dict[str, list[Division]]


class Divisions:
    """Looks divisions up by code and by name. Codes may come padded; they go out trimmed (see `trim`)."""

    def __init__(self, archive: Path = ARCHIVE) -> None:
        self._archive = archive
        self._part: Callable[[str], _Part] = lru_cache(maxsize=PARTS_KEPT)(self._read)
        self._upper: Callable[[], _Part] = cache(lambda: self._read(UPPER))

    def get(self, code: str) -> Division | None:
        """The division of a code, or None. Raises ValueError for anything else than a code."""
        trimmed = trim(code)
        return self._holding(trimmed).by_code.get(trimmed)

    def exists(self, code: str) -> bool:
        return self.get(code) is not None

    def name_of(self, code: str) -> str | None:
        division = self.get(code)
        return division.name if division else None

    def path_names(self, code: str) -> list[str]:
        """The names from the province down to the division itself; unknown and repeated ones are left out."""
        names = (self.name_of(above) for above in [*ancestors(code), trim(code)])
        return list(dict.fromkeys(name for name in names if name))

    def children(self, code: str, on: date | None = None) -> list[Division]:
        """The divisions directly below, by code: all ever known, or those of a day. '' is the nation."""
        trimmed = trim(code)
        below = self._holding(trimmed, below=True).below.get(trimmed, [])
        return [division for division in below if on is None or division.existed_on(on)]

    def county(self, code: str) -> Division | None:
        """The county of a code of six digits or padded to twelve; None for anything above or below a county.

        Dongguan as a prefecture, 4419, is Dongguan as a county, 441900. Raises ValueError.
        """
        division = self.get(_county(code))
        return division if division and division.level == 3 and len(trim(code)) <= 6 else None

    def find_town(self, county: str, name: str) -> Found | Unknown | Ambiguous:
        """A township of a county by name; 街道办事处 finds 街道 too."""
        return by_name(self.children(_county(county)), name, OFFICES, 4)

    def find_village(self, county: str, town: str, village: str) -> Found | Unknown | Ambiguous:
        """A village by the name of its town and its own.

        The exact name in its town, else a unique one after dropping 村民委员会, 居民委员会, 社区, 村 on both
        sides; width and blanks do not matter.
        """
        found = self.find_town(county, town)
        if not isinstance(found, Found):
            return found
        return by_name(self.children(found.division.code), village, COMMITTEES, 5)

    def counties_with_town(self, county: str, town: str) -> list[Division]:
        """The other counties of the same prefecture that have a township of this name."""
        others = (d for d in self.children(trim(county)[:4]) if d.code != _county(county))
        return [other for other in others if isinstance(self.find_town(other.code, town), Found)]

    def _holding(self, trimmed: str, *, below: bool = False) -> _Part:
        is_upper = len(trimmed) < 6 if below else len(trimmed) <= 6
        return self._upper() if is_upper else self._part(trimmed[:4])

    def _read(self, part: str) -> _Part:
        with zipfile.ZipFile(self._archive) as archive:
            try:
                lines = archive.read(part).decode().split("\n")
            except KeyError:
                return _Part({}, {})
        return _indexed(_division(line) for line in lines)


@cache
def the_divisions() -> Divisions:
    """The divisions that ship with the project, one reader a process."""
    return Divisions()


def _indexed(divisions: Iterable[Division]) -> _Part:
    part = _Part({}, defaultdict(list))
    for division in divisions:
        part.by_code[division.code] = division
        part.below[parent(division.code) or ""].append(division)
    return part


def _division(line: str) -> Division:
    code, name, *days = line.split("\t")
    from_on, until_on = (date.fromisoformat(day) if day else None for day in days or ("", ""))
    return Division(code, LEVELS[len(code)], name, from_on, until_on)


def _county(code: str) -> str:
    """The county meant: Dongguan as a prefecture, 4419, is Dongguan as a county, 441900."""
    trimmed = trim(code)
    whole_prefecture = trim(ledger_of(trimmed)) if len(trimmed) == 4 else trimmed
    return whole_prefecture[:6]
