"""Estimates a county's year. The office itself looks: whom a county pays may live in another."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final, NamedTuple

from msgspec.structs import replace

from casework.divisions.codes import ledger_of, level_of, trim
from casework.funds.form import Form
from casework.schemes.words import SCHEMES, SchemeId
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.funds.estimating import Estimate, estimate, resting_on
from projections.funds.money import carried
from web.access.caller import Caller
from web.http.rights import COUNTY, demand_division, leads_county
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.problem import Problem

NOT_PAID: Final = ("annual_checkup",)
PAID_SCHEMES: Final[tuple[SchemeId, ...]] = tuple(each for each in SCHEMES if each not in NOT_PAID)
YEARS: Final = range(2000, 2200)  # four digits: no more are read as a number


class Reckoned(NamedTuple):
    """`known`: how far each ledger was known that the figures rest on; asking again with it gives the same."""

    estimate: Estimate
    form: Form
    on: date

    @property
    def known(self) -> dict[str, int]:
        return self.form.known


@contextmanager
def everywhere(office: Office, as_of: AsOf) -> Iterator[Snapshot]:
    """The office's own look, as of what was asked for."""
    with open_snapshot(
        office.database, NATION, as_of.on or office.today(),
        known_position=as_of.known_position, known_at=as_of.known_at,
    ) as snapshot:  # fmt: skip
        yield snapshot


def reckon(
    office: Office, as_of: AsOf, division: str, scheme: SchemeId, year: int, *, counted: bool = False
) -> Reckoned:
    """Of a county, or of a part of it without the account of the year before. `counted`: the form alone, not who is behind it."""
    with everywhere(office, as_of) as snapshot:
        return reckoned(snapshot, division, scheme, year, counted=counted)


def reckoned(snapshot: Snapshot, division: str, scheme: SchemeId, year: int, *, counted: bool = False) -> Reckoned:
    ledger = ledger_of(division)
    found = estimate(snapshot, ledger, scheme, year, division, counted=counted)
    form = found.form(division, resting_on(snapshot, ledger, found.people))
    if level_of(division) == COUNTY:
        form = replace(form, carried=carried(snapshot, ledger, scheme, year - 1))
    return Reckoned(found, form, snapshot.on)


def demand_funds(caller: Caller, division: str) -> None:
    """Money is looked at from the county up. Raises Problem 403, 422."""
    demand_division(caller, division)
    if not leads_county(caller):
        raise Problem(
            403, "division-not-allowed", gettext("Money is accounted for by the county, or by what is above it.")
        )


def demand_county(caller: Caller, division: str) -> None:
    """Money is received, and forms are issued, by a county. Raises Problem 403, 422."""
    demand_funds(caller, division)
    if level_of(trim(division)) != COUNTY:
        message = gettext("This is done for one county.")
        raise Problem(403, "division-not-allowed", message, errors=[{"field": "division", "message": message}])


def asked_year(text: str | None, otherwise: int) -> int:
    """Raises Problem 422 for what is no year."""
    if not text:
        return otherwise
    if len(text) == 4 and text.isascii() and text.isdigit() and int(text) in YEARS:
        return int(text)
    message = gettext("This is no year.")
    raise Problem(422, "invalid", message, errors=[{"field": "year", "message": message}])


def asked_scheme(text: str | None) -> SchemeId | None:
    """Raises Problem 422 for what is no scheme."""
    if not text:
        return None
    if text in SCHEMES:
        return text
    message = gettext("This is not one of the values allowed here.")
    raise Problem(422, "invalid", message, errors=[{"field": "scheme", "message": message}])
