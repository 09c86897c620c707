"""Whom an edition would concern if it were adopted, counted before it is."""

from datetime import date
from time import monotonic
from typing import Final

from msgspec import Struct

from casework.common.months import Month, first_day, month_of, named
from casework.divisions.codes import ledger_of, level_of
from casework.schemes.terms import Scheme
from projections.funds.concerned import Concerned, Effect, concerned, effects
from projections.schemes.in_force import scheme_in_force
from web.access.caller import Caller
from web.http.rights import COUNTY
from web.office import Office

SECONDS: Final = 5.0  # after which no others are looked at: an answer comes within the 15 s of its kind


class Concern(Struct, frozen=True):
    """`effect`: of a county, what would change in the `month`, of as many as the time allowed; above a county nobody is looked at."""

    people: Concerned
    month: Month
    effect: Effect | None

    @property
    def in_month(self) -> str:
        return named(self.month)

    @property
    def whole(self) -> bool:
        """Whether everybody was looked at."""
        return self.effect is not None and self.effect.looked_at >= self.people.qualified


def concern(office: Office, caller: Caller, division: str, asked: Scheme, from_on: date) -> Concern:
    """Of the first month that goes by the edition, but of none before the present one."""
    begins = month_of(from_on) + (from_on.day > 1)
    month = max(begins, month_of(office.today()))
    with office.open_snapshot(caller) as snapshot:
        people = concerned(snapshot, division, asked.scheme)
    return Concern(
        people, month, _effect(office, ledger_of(division), asked, month) if level_of(division) == COUNTY else None
    )


def _effect(office: Office, ledger: str, asked: Scheme, month: Month) -> Effect:
    until, found = monotonic() + SECONDS, Effect()
    with office.open_everywhere() as snapshot:
        held = scheme_in_force(snapshot, ledger, asked.scheme, first_day(month)).scheme
        for some in effects(snapshot, ledger, held, asked, month):
            found += some
            if monotonic() > until:
                break
    return found
