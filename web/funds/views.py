"""What pages about funds share: which county and scheme, years to choose, names, addresses of lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from casework.divisions.codes import level_of
from casework.funds.form import HEADS, PAYERS, Row
from casework.funds.matching import LOCAL, Account, Payers, accounts, sharing
from casework.schemes.shares import BELOW_THE_CENTRE
from casework.schemes.words import SchemeId
from projections.funds.reckoning import Reckoned
from web.access.caller import Caller
from web.divisions.areas import area_name, asked_division, trail
from web.divisions.villages import choices_below
from web.funds.reckoning import PAID_SCHEMES, asked_scheme, asked_year, demand_funds
from web.http.as_of_view import AnyRequest, AsOfView, asked_by
from web.http.query_params import as_of
from web.http.rights import COUNTY
from web.http.templating import url_with
from web.language.i18n import gettext
from web.language.words import word
from web.office import Office
from web.payments.views import names


class Asked(NamedTuple):
    """What a page about funds is about."""

    division: str
    year: int
    scheme: SchemeId

    @property
    def in_county(self) -> bool:
        return level_of(self.division) >= COUNTY

    @property
    def kept(self) -> list[tuple[str, str]]:
        return [("division", self.division), ("year", str(self.year)), ("scheme", self.scheme)]


def asked(request: AnyRequest, caller: Caller, year: int) -> Asked:
    """`year`: where none is asked about. Raises Problem 403, 422."""
    query = request.query_params
    division = asked_division(caller, query)
    demand_funds(caller, division)
    return Asked(division, asked_year(query.get("year"), year), asked_scheme(query.get("scheme")) or "special_support")


def about(caller: Caller, of: Asked, today_year: int) -> dict[str, Any]:
    """What every one of these pages is given."""
    return {
        "area": area_name(of.division), "division": of.division, "year": of.year, "scheme": of.scheme,
        "trail": trail(caller, of.division), "years": range(today_year - 2, today_year + 3),
        "schemes": [(each, word("scheme", each)) for each in PAID_SCHEMES], "in_county": of.in_county, "named": named,
    }  # fmt: skip


def counties_below(office: Office, of: Asked) -> list[tuple[str, str]]:
    """The next divisions down, of an area above a county."""
    return [] if of.in_county else [(each.code, each.name) for each in choices_below(of.division, office.today())]


class Line(NamedTuple):
    """A row of a table of figures, what it is called, and the addresses of the lists behind its heads."""

    label: str
    row: Row
    lists: Mapping[str, str]
    parts: Sequence["Line"] = ()


def lines(totals: Iterable[Row], kept: Sequence[tuple[str, str]]) -> list[Line]:
    """By category with urban and rural below, then everybody: the numbers of annex 10 in their order."""
    by = {(row.category, row.residency): row for row in totals if not row.division}
    found = [
        Line(word("fund_category", category), row, links(kept, category=category), _residencies(by, category, kept))
        for (category, residency), row in by.items()
        if category and not residency
    ]
    whole = by.get(("", ""))
    return [*found, Line(word("fund_category", "whole"), whole, links(kept))] if whole else []


def _residencies(by: Mapping[tuple[str, str], Row], category: str, kept: Sequence[tuple[str, str]]) -> list[Line]:
    return [
        Line(word("residency", residency), row, links(kept, category=category, residency=residency))
        for (of, residency), row in by.items()
        if of == category and residency
    ]


def towns(totals: Iterable[Row], kept: Sequence[tuple[str, str]]) -> list[Line]:
    """By township."""
    return [Line(area_name(row.division), row, links(kept, town=row.division)) for row in totals if row.division]


def links(kept: Sequence[tuple[str, str]], **narrowed: str) -> dict[str, str]:
    """Of each head the address of its list."""
    return {
        figure: "/fund-estimate/people?" + urlencode([*kept, ("figure", figure), *narrowed.items()]) for figure in HEADS
    }


def accounts_of(found: Reckoned) -> list[Account]:
    """Last year's account as pages show it: together, what nobody has shared out."""
    editions, ledger, year = found.estimate.editions, found.estimate.ledger, found.estimate.year
    return accounts(found.form.carried, sharing(editions, ledger, year - 1))


def named(payers: Payers) -> str:
    """One payer; or those whose shares are not known, together."""
    levels = [each for each in payers if each != LOCAL]
    if len(payers) == 1 or len(levels) in (0, len(BELOW_THE_CENTRE)):
        return word("payer", payers[0] if len(payers) == 1 else LOCAL)
    return gettext("%(levels)s together") % {"levels": gettext(", ").join(word("payer", each) for each in levels)}


def payers_of(row: Row) -> list[str]:
    return [payer for payer in PAYERS if row.payers.get(payer)]


def names_of(office: Office, people: Iterable[UUID]) -> dict[UUID, str]:
    """Masked."""
    return names(office, people)


def view_of(office: Office, request: AnyRequest, on: date, known: Mapping[str, int]) -> AsOfView:
    """The day bar of a page whose figures rest on other ledgers than the reader sees."""
    query = asked_by(request)
    kept = tuple((name, query[name]) for name in ("on", "known_position", "known_at") if query.get(name))
    vector = ",".join(f"{ledger}:{at}" for ledger, at in known.items())
    same = url_with(request, known_at=None, known_position=vector or None, on=on.isoformat())
    at = as_of(office, query).known_at
    return AsOfView(on, office.today(), vector.replace(",", ", ") or "–", same, kept, at)
