"""Whom an edition would concern if it were adopted, counted before it is."""

from collections.abc import Mapping
from datetime import date
from time import monotonic
from typing import Final
from uuid import UUID

from msgspec import Struct

from casework.common.months import Month, first_day, month_of, named
from casework.divisions.codes import ledger_of, level_of
from casework.schemes.terms import Scheme
from projections.funds.concerned import Concerned, Effect, concerned, effects
from projections.funds.estimating import known_of
from projections.schemes.in_force import scheme_in_force
from web.access.caller import Caller
from web.http.rights import COUNTY
from web.office import NOW, AsOf, Office

SECONDS: Final = 5.0  # after which no others are looked at: an answer comes within the 15 s of its kind


class Concern(Struct, frozen=True):
    """`effect`: of a county, what would change in the `month`, of as many as the time allowed; above a county nobody is looked at."""

    people: Concerned
    month: Month
    effect: Effect | None
    known: Mapping[str, int]

    @property
    def in_month(self) -> str:
        return named(self.month)

    @property
    def whole(self) -> bool:
        """Whether everybody was looked at."""
        return self.effect is not None and self.effect.looked_at >= self.people.qualified


def concern(office: Office, caller: Caller, division: str, asked: Scheme, from_on: date, as_of: AsOf = NOW) -> Concern:
    """Of the first month that goes by the edition, but of none before the one that is asked about."""
    begins = month_of(from_on) + (from_on.day > 1)
    with office.open_snapshot(caller, as_of) as snapshot:
        people, month = concerned(snapshot, division, asked.scheme), max(begins, month_of(snapshot.on))
    if level_of(division) < COUNTY:
        return Concern(people, month, None, snapshot.known)
    return Concern(people, month, *_looked_at(office, as_of, ledger_of(division), asked, month))


def _looked_at(office: Office, as_of: AsOf, ledger: str, asked: Scheme, month: Month) -> tuple[Effect, dict[str, int]]:
    """What would change, and how far each ledger was known that it rests on."""
    until, found, persons = monotonic() + SECONDS, Effect(), list[UUID]()
    with office.open_everywhere(as_of) as snapshot:
        held = scheme_in_force(snapshot, ledger, asked.scheme, first_day(month)).scheme
        for effect, some in effects(snapshot, ledger, held, asked, month):
            found += effect
            persons += some
            if monotonic() > until:
                break
        return found, known_of(snapshot, ledger, persons)
