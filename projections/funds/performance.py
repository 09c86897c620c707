"""How well a scheme was carried out in a year: each indicator once, as its population and what of it is met.

A figure and the list it opens are the same question.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal
from uuid import UUID

import msgspec

from casework.common.months import months_of
from casework.schemes.in_force import Editions
from casework.schemes.words import SchemeId
from projections.engine.snapshot import Snapshot
from projections.schemes.in_force import editions_of

Indicator = Literal["coverage", "eligibility", "timeliness", "standard", "accuracy"]


class Performance(msgspec.Struct, frozen=True):
    """`met` of `of`: persons, or payment lines."""

    met: int
    of: int


class Missed(msgspec.Struct, frozen=True):
    """Somebody, or a line, that is not met; `list_id` and `number` of a line."""

    person_id: UUID
    household_id: UUID
    division: str
    list_id: UUID | None
    number: int | None


# Who held the qualification on a day of the year.
QUALIFIED: Final = """
    from read.application a
   where a.ledger = %(ledger)s and a.scheme = %(scheme)s and a.status = any(array['confirmed', 'exited'])
     and a.from_on <= %(until)s and (a.exit_on is null or a.exit_on >= %(since)s) and known(a)
"""
# Lines for months of the year, with what the bank said.
ANSWERED: Final = """
    from read.payment_list t
    join read.payment_line l on l.list_id = t.list_id and known(l)
    join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number and known(r)
   where t.ledger = %(ledger)s and t.scheme = %(scheme)s and t.status = any(array['settling', 'closed']) and known(t)
     and l.last_month >= %(first)s and l.first_month <= %(last)s
"""
PERSON: Final = "a.person_id, a.household_id, a.division, null::uuid as list_id, null::int as number"
LINE: Final = "l.person_id, l.household_id, l.division, l.list_id, l.number"
PAID: Final = """
    exists (select from read.payment_line l
             join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
                  and r.outcome = 'settled' and known(r)
            where l.person_id = a.person_id and l.scheme = a.scheme and known(l)
              and l.last_month >= %(first)s and l.first_month <= %(last)s)
"""
INDICATORS: Final[Mapping[Indicator, str]] = {
    # of those who held the qualification in the year, who was paid for it
    "coverage": f"select {PERSON}, {PAID} as met {QUALIFIED}",
    # … whose confirmation was not found wrong later
    "eligibility": f"select {PERSON}, coalesce(a.exit_cause, '') <> all(array['wrong_entry', 'fraud']) as met {QUALIFIED}",
    # of the lines paid for the year, those paid by the scheme's day
    "timeliness": f"select {LINE}, r.told_on <= %(paid_by)s as met {ANSWERED} and r.outcome = 'settled'",
    # … every part of which is an amount of the standard in force in the year
    "standard": f"""
        select {LINE}, not exists (select from json_array_elements(l.parts::json) p(part)
          where concat_ws('|', p.part ->> 'component', p.part ->> 'per', p.part ->> 'amount_fen') <> all(%(standard)s)) as met
        {ANSWERED} and r.outcome = 'settled'
    """,
    # of the lines the bank answered, those it did not return
    "accuracy": f"select {LINE}, r.outcome = 'settled' as met {ANSWERED} and r.outcome = any(array['settled', 'returned'])",
}  # fmt: skip


def performance(snapshot: Snapshot, ledger: str, scheme: SchemeId, year: int) -> dict[Indicator, Performance]:
    """Each indicator of a county's scheme in a year, as known."""
    asked = _asked(editions_of(snapshot, ledger, scheme), ledger, scheme, year)
    found: dict[Indicator, Performance] = {}
    for name, population in INDICATORS.items():
        query = f"select count(*) filter (where p.met), count(*) from ({population}) p"
        (row,) = snapshot.rows(Performance, query, **asked)
        found[name] = row
    return found


def missed(
    snapshot: Snapshot, ledger: str, scheme: SchemeId, year: int, name: Indicator, size: int, offset: int
) -> list[Missed]:
    """A page of what an indicator does not count as met."""
    asked = _asked(editions_of(snapshot, ledger, scheme), ledger, scheme, year)
    query = f"""
        select p.person_id, p.household_id, p.division, p.list_id, p.number from ({INDICATORS[name]}) p
         where not p.met order by p.division, p.person_id, p.number limit %(size)s offset %(offset)s
    """
    return snapshot.rows(Missed, query, **asked, size=size, offset=offset)


def paid_count(snapshot: Snapshot, ledger: str, scheme: SchemeId, year: int) -> int:
    """Persons whom the bank paid for months of a year."""
    asked = _asked(editions_of(snapshot, ledger, scheme), ledger, scheme, year)
    query = f"select count(distinct l.person_id) {ANSWERED} and r.outcome = 'settled'"
    return int(snapshot.value(query, **asked) or 0)


def _asked(editions: Editions, ledger: str, scheme: str, year: int) -> dict[str, object]:
    months = months_of(str(year))
    return {
        "ledger": ledger, "scheme": scheme, "since": date(year, 1, 1), "until": date(year, 12, 31), "first": months[0],
        "last": months[-1], "paid_by": paid_by(editions, year), "standard": sorted(_standard(editions)),
    }  # fmt: skip


def paid_by(editions: Editions, year: int) -> date:
    """The day by which the scheme's money has reached people; where nobody says one, the year's last."""
    terms = editions.on(date(year, 12, 31)).scheme
    month, day = (terms.procedure.paid_by if terms and terms.procedure.paid_by else "12-31").split("-")
    return date(year, int(month), int(day))


def _standard(editions: Editions) -> Iterable[str]:
    return {
        f"{rate.component}|{rate.per}|{rate.amount_fen}"
        for adopted in editions.adopted
        if adopted.scheme
        for rate in adopted.scheme.rates
    }
