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
    return told_in(tomllib.loads((_PRESETS / f"{name}.toml").read_text("utf-8")), name)


def told_in(said: dict[str, Any], name: str) -> dict[str, Any]:
    """A file as an edition of that name: on top of the preset it is `based_on`, without the conditions it `replaces`.

    `repeats`: the national rates of some categories once more as another component. `assumes`: components whose rates
    stand in no document. Raises UnknownScheme for a base that is no preset.
    """
    base = _based_on(said.pop("based_on", None))
    repeats, replaces, assumes = (said.pop(each, []) for each in ("repeats", "replaces", "assumes"))
    for many in ("rates", "conditions", "shares"):
        said[many] = [*base.get(many, []), *said.get(many, [])]
    said["conditions"] = [each for each in said["conditions"] if each["name"] not in replaces]
    said["rates"] += [rate for repeat in repeats for rate in _repeated(said["rates"], **repeat)]
    said["rates"] = [{**each, "assumed": True} if each["component"] in assumes else each for each in said["rates"]]
    for each in ("exits", "procedure"):
        said[each] = {**base.get(each, {}), **said.get(each, {})}
    return {**base, **said, "edition": name}


def _based_on(name: str | None) -> dict[str, Any]:
    if name is not None and name not in presets():
        raise UnknownScheme(name)
    return _told(name) if name else {}


def _repeated(rates: list[dict[str, Any]], *, categories: list[str], **repeat: Any) -> list[dict[str, Any]]:
    """What a province calls doubling."""
    return [
        {**rate, **repeat, "from_on": rate["from_on"]}
        for rate in rates
        if rate["component"] == "national" and rate.get("category") in categories
        if rate["from_on"] >= repeat["from_on"]
    ]
