"""Editions that ship with the program: the national terms of each scheme, and local ones that build on them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from msgspec import convert

from casework.schemes.terms import Scheme

_PRESETS: Final = Path(__file__).parent / "presets"


class UnknownScheme(LookupError):
    """No preset has this name."""


@cache
def presets() -> tuple[str, ...]:
    """Names of the editions that ship with the program: the scheme's own name is the national one."""
    return tuple(sorted(file.stem for file in _PRESETS.glob("*.toml")))


def presets_of(scheme: str) -> tuple[Scheme, ...]:
    """The editions at hand of one scheme, the national one first."""
    found = [preset(name) for name in presets()]
    return tuple(sorted((each for each in found if each.scheme == scheme), key=lambda each: each.edition != scheme))


@cache
def preset(name: str) -> Scheme:
    """An edition that ships with the program. Raises UnknownScheme."""
    if name not in presets():
        raise UnknownScheme(name)
    return convert(_told(name), Scheme)


def _told(name: str) -> dict[str, Any]:
    """A file as an edition: on top of the one it is `based_on`, whose national rates a `doubled_by` component repeats."""
    said = tomllib.loads((_PRESETS / f"{name}.toml").read_text("utf-8"))
    base = _told(said.pop("based_on")) if "based_on" in said else {}
    repeats = said.pop("repeats", [])
    for many in ("rates", "conditions", "shares"):
        said[many] = [*base.get(many, []), *said.get(many, [])]
    for repeat in repeats:
        said["rates"] += _repeated(said["rates"], repeat)
    for each in ("exits", "procedure"):
        said[each] = {**base.get(each, {}), **said.get(each, {})}
    return {**base, **said, "edition": name}


def _repeated(rates: list[dict[str, Any]], repeat: dict[str, Any]) -> list[dict[str, Any]]:
    """The national rates of some categories once more as another component: 'doubled' in the words of the province."""
    categories = repeat.pop("categories")
    return [
        {**rate, **repeat, "from_on": rate["from_on"]}
        for rate in rates
        if rate["component"] == "national"
        and rate.get("category") in categories
        and rate["from_on"] >= repeat["from_on"]
    ]
