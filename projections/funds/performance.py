"""How well a scheme was carried out in a year: each indicator once, as its population and what of it is met.

A figure and the list it opens are the same question.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final, Literal, get_args
from uuid import UUID

import msgspec

from casework.common.days import in_year
from casework.common.months import months_of
from casework.funds.people import Estimated
from casework.schemes.in_force import Editions
from casework.schemes.words import SchemeId
from projections.engine.snapshot import Snapshot
from projections.funds.estimating import known_of
from projections.funds.forms import issued
from projections.funds.held_against import held_against
from projections.funds.reckoning import as_told
from projections.schemes.in_force import editions_of

Indicator = Literal["headcount", "planned", "coverage", "eligibility", "timeliness", "standard", "accuracy"]
NAMES: Final[tuple[Indicator, ...]] = get_args(Indicator)
OF_THE_FORM: Final = ("headcount", "planned")
"""Without an issued form there are none."""


class Performance(msgspec.Struct, frozen=True):
    """`met` of `of`: persons (or households, where the scheme counts those), or payment lines."""

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
PAID: Final = (
    "(a.person_id in (select unnest(%(people)s::uuid[])) or a.household_id in (select unnest(%(homes)s::uuid[])))"
)
AMONG: Final = "(l.list_id, l.number) in (select * from unnest(%({0}_lists)s::uuid[], %({0}_numbers)s::bigint[]))"
UNLIKE, TOPPED_UP = AMONG.format("unlike"), AMONG.format("topped_up")
FOUND_WRONG: Final = """
    (l.list_id, l.number) in (select w.list_id, w.number from read.payment_list o
                                join read.overpaid_line w on w.list_id = o.list_id and known(w)
                               where o.ledger = %(ledger)s and o.scheme = %(scheme)s and known(o))
"""
INDICATORS: Final[Mapping[Indicator, str]] = {
    # of those whom the issued form counts, who was paid
    "headcount": """
        select *, null::uuid as list_id, null::int as number
          from unnest(%(units)s::uuid[], %(homes)s::uuid[], %(places)s::text[], %(paid)s::boolean[])
               as u(person_id, household_id, division, met)
    """,
    # of those who were paid, whom it counts
    "planned": f"""
        select distinct on (l.person_id) l.person_id, l.household_id, l.division, null::uuid as list_id, null::int as number,
               l.person_id = any(%(planned)s::uuid[]) as met
          {ANSWERED} and r.outcome = 'settled' order by l.person_id, l.last_month desc
    """,
    # of those who held the qualification in the year, who was paid for it, or whose household was where the money is for that
    "coverage": f"select distinct on (a.person_id) {PERSON}, {PAID} as met {QUALIFIED} order by a.person_id, a.from_on desc",
    # … of whom no confirmation was found wrong later
    "eligibility": f"""
        select distinct on (a.person_id) {PERSON}, coalesce(a.exit_cause, '') <> all(array['wrong_entry', 'fraud']) as met
          {QUALIFIED} order by a.person_id, met
    """,
    # of the lines paid for the year, those paid by the scheme's day
    "timeliness": f"select {LINE}, r.told_on <= %(paid_by)s as met {ANSWERED} and r.outcome = 'settled'",
    # … that equal what is due to the person as everything is known
    "standard": f"select {LINE}, not {UNLIKE} as met {ANSWERED} and r.outcome = 'settled'",
    # of the lines the bank answered, those that it did not return and that were not found wrong: too much, or a difference paid later
    "accuracy": f"""
        select {LINE}, r.outcome = 'settled' and not {FOUND_WRONG} and not {TOPPED_UP} as met
          {ANSWERED} and r.outcome = any(array['settled', 'returned'])
    """,
}  # fmt: skip


class Measuring:
    """One scheme of a county in one year. `snapshot`: one of everything, because a person may live elsewhere."""

    def __init__(self, snapshot: Snapshot, ledger: str, scheme: SchemeId, year: int) -> None:
        self.snapshot, self.ledger, self.scheme = snapshot, ledger, scheme
        months, editions = months_of(str(year)), editions_of(snapshot, ledger, scheme)
        self._asked: dict[str, object] = {
            "ledger": ledger, "scheme": scheme, "since": date(year, 1, 1), "until": date(year, 12, 31), "first": months[0],
            "last": months[-1], "paid_by": paid_by(editions, year),
        }  # fmt: skip
        paid = self._paid()
        self.people = list({person for person, _ in paid})
        self._asked |= {"people": self.people, "homes": list({home for _, home in paid if home})}
        told = issued(snapshot, [ledger], year, scheme)
        self.form = told[0][1] if told else None

    @property
    def paid(self) -> int:
        """Persons whom the bank paid for months of the year."""
        return len(self.people)

    @property
    def names(self) -> tuple[Indicator, ...]:
        return tuple(name for name in NAMES if self.form or name not in OF_THE_FORM)

    def known(self) -> dict[str, int]:
        """How far each ledger was known that the figures rest on."""
        return known_of(self.snapshot, self.ledger, self.people)

    def figures(self) -> dict[Indicator, Performance]:
        """Each indicator, as known."""
        return {name: self.figure(name) for name in self.names}

    def figure(self, name: Indicator) -> Performance:
        query = f"select count(*) filter (where p.met), count(*) from ({INDICATORS[name]}) p"
        (row,) = self.snapshot.rows(Performance, query, **self._asked_of(name))
        return row

    def missed(self, name: Indicator, size: int, offset: int) -> list[Missed]:
        """A page of what an indicator does not count as met."""
        query = f"""
            select p.person_id, p.household_id, p.division, p.list_id, p.number from ({INDICATORS[name]}) p
             where not p.met order by p.division, p.person_id, p.number limit %(size)s offset %(offset)s
        """
        return self.snapshot.rows(Missed, query, **self._asked_of(name), size=size, offset=offset)

    def _asked_of(self, name: Indicator) -> dict[str, object]:
        """What takes a look at each person is found out once, and where somebody asks for it."""
        if name in ("standard", "accuracy"):
            return self._asked | self._held_against
        return self._asked | self._planned if name in OF_THE_FORM else self._asked

    @cached_property
    def _held_against(self) -> dict[str, object]:
        found = held_against(self.snapshot, self.scheme, self.people)
        return {
            f"{name}_{what}": [line[place] for line in lines]
            for name, lines in (("unlike", found.unlike), ("topped_up", found.topped_up))
            for place, what in enumerate(("lists", "numbers"))
        }

    def _paid(self) -> list[tuple[UUID, UUID | None]]:
        """Whom the bank paid, each with the household or its child where the money is for that."""
        query = f"select distinct l.person_id, l.subject_id {ANSWERED} and r.outcome = 'settled'"
        return self.snapshot.connection.execute(
            self.snapshot.whole(query), self.snapshot.parameters(self._asked)
        ).fetchall()

    @cached_property
    def _planned(self) -> dict[str, object]:
        """Those whom the form counts, told once more as it was known; a household as one of its people."""
        counted: list[Estimated] = []
        if self.form:
            counted = [each for each in as_told(self.snapshot, self.ledger, self.form).estimate.people if each.this]
        paid = set(self.people)
        return {
            "units": [each.person_ids[0] for each in counted], "homes": [each.household_id for each in counted],
            "places": [each.division for each in counted],
            "paid": [not paid.isdisjoint(each.person_ids) for each in counted],
            "planned": [person for each in counted for person in each.person_ids],
        }  # fmt: skip


def paid_by(editions: Editions, year: int) -> date:
    """The day by which the scheme's money has reached people; where nobody says one, the year's last."""
    terms = editions.on(date(year, 12, 31)).scheme
    return in_year((terms.procedure.paid_by if terms else None) or "12-31", year)
