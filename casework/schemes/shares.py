"""Who pays: the shares of a component among the levels of government, split to the fen."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct, convert

from casework.schemes.terms import Scheme, Share
from casework.schemes.words import COMPONENTS, Component, Payer

BELOW_THE_CENTRE: Final[tuple[Payer, ...]] = ("province", "city", "county")
_FILE: Final = Path(__file__).parent / "central_tiers.toml"


class Tiers(Struct, frozen=True, kw_only=True):
    """The central share of the national standard, in percent, by province (its two digits) or city (its four)."""

    from_on: date
    document: str
    percent: dict[str, int]


@cache
def central_tiers() -> Tiers:
    return convert(tomllib.loads(_FILE.read_text("utf-8")), Tiers)


def central_percent(ledger: str) -> int | None:
    """What the centre pays of the national standard in a county: a separately planned city's own, else its province's."""
    known = central_tiers().percent
    return known.get(ledger[:4], known.get(ledger[:2]))


def shares_of(scheme: Scheme, component: Component, ledger: str, on: date) -> tuple[Share, ...]:
    """Who pays a component on a day: as the edition says; else by the central tiers; else the level it is named after.

    What nobody has shared out is `local`: province, city and county together. They sum to 100.
    """
    said = [each for each in scheme.shares if each.component == component and each.from_on <= on]
    latest = max((each.from_on for each in said), default=None)
    found = [each for each in said if each.from_on == latest]
    if not found:
        found = list(_by_default(component, ledger, on))
    rest = 100 - sum(each.percent for each in found)
    return (*found, Share(component=component, payer="local", percent=rest, from_on=on)) if rest > 0 else tuple(found)


def _by_default(component: Component, ledger: str, on: date) -> Sequence[Share]:
    if component != "national":
        return (Share(component=component, payer=component, percent=100, from_on=on),)
    tiers, percent = central_tiers(), central_percent(ledger)
    if percent is None or on < tiers.from_on:
        return ()
    return (
        Share(component=component, payer="central", percent=percent, from_on=tiers.from_on, document=tiers.document),
    )


def sharing_local(scheme: Scheme, ledger: str, on: date) -> tuple[Payer, ...]:
    """The levels that pay what is `local`: of each component that has such a rest, those of which nobody said a share."""
    found: set[Payer] = set()
    for component in {rate.component for rate in scheme.rates}:
        said = {each.payer for each in shares_of(scheme, component, ledger, on)}
        found |= {*BELOW_THE_CENTRE} - said if "local" in said else set()
    return tuple(each for each in BELOW_THE_CENTRE if each in found)


def split(amount_fen: int, shares: Sequence[Share]) -> dict[Payer, int]:
    """An amount among its payers without losing a fen: whole fen first, the rest by the largest remainder, then in order.

    Raises ValueError for shares that are not the whole.
    """
    if sum(each.percent for each in shares) != 100:
        raise ValueError("shares sum to 100")
    exact = [amount_fen * each.percent for each in shares]
    whole = [each // 100 for each in exact]
    left = amount_fen - sum(whole)
    for place in sorted(range(len(shares)), key=lambda n: (-(exact[n] % 100), n))[:left]:
        whole[place] += 1
    found: dict[Payer, int] = {}
    for share, fen in zip(shares, whole, strict=True):
        found[share.payer] = found.get(share.payer, 0) + fen
    return found


def by_payer(parts: Mapping[Component, int], scheme: Scheme, ledger: str, on: date) -> dict[Payer, int]:
    """Sums of components in fen, by who pays them: shares apply to components, never to the total."""
    found: dict[Payer, int] = {}
    for component in COMPONENTS:
        for payer, fen in split(parts.get(component, 0), shares_of(scheme, component, ledger, on)).items():
            found[payer] = found.get(payer, 0) + fen
    return {payer: fen for payer, fen in found.items() if fen}
