"""Estimates a county's year. The office itself looks: whom a county pays may live in another."""

from typing import Final, cast

from casework.divisions.codes import level_of, trim
from casework.schemes.words import SCHEMES, SchemeId
from projections.funds.reckoning import Reckoned, reckoned
from web.access.caller import Caller
from web.http.query_params import one_of
from web.http.rights import COUNTY, demand_division, leads_county
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.problem import Problem

NOT_PAID: Final = ("annual_checkup",)
PAID_SCHEMES: Final[tuple[SchemeId, ...]] = tuple(each for each in SCHEMES if each not in NOT_PAID)
YEARS: Final = range(2000, 2200)  # four digits: no more are read as a number


def reckon(office: Office, as_of: AsOf, division: str, scheme: SchemeId, year: int) -> Reckoned:
    """Of a county, or of a part of it without the account of the year before: the form, not who is behind it (behind.py)."""
    with office.open_everywhere(as_of) as snapshot:
        return reckoned(snapshot, division, scheme, year, counted=True)


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
    return cast("SchemeId | None", one_of(SCHEMES, text, "scheme") or None)
