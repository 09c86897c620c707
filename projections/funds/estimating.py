"""What a county's year will need of a scheme, from its cases: a few questions for everybody at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from casework.common.months import months_of, year_of
from casework.divisions.codes import range_of
from casework.funds.form import Form, tables
from casework.funds.people import ALL, Candidate, Estimated, Estimating, by_household
from casework.payments.lines import LinePart
from casework.schemes.accrual import Enrolled
from casework.schemes.conditions import findings
from casework.schemes.facts import Facts
from casework.schemes.in_force import Editions
from casework.schemes.terms import Scheme
from casework.schemes.words import SchemeId
from projections.applications.lookup import RUNNING
from projections.engine.scope import ledgers_above
from projections.engine.snapshot import Snapshot
from projections.schemes.facts import facts_of
from projections.schemes.in_force import editions_of

HELD: Final = ("confirmed", "exited")
ENTRY: Final = ("age", "wife_age")
"""The facts whose number somebody may reach."""


class Qualified(msgspec.Struct, frozen=True):
    """An application of the scheme here, with what it declares."""

    person_id: UUID
    household_id: UUID
    division: str
    status: str
    from_on: date | None
    exit_cause: str | None
    exit_on: date | None
    residency: str | None
    grade: str | None
    child_born_on: date | None
    children: int | None
    only_girls: bool | None
    certificate: bool | None
    told_at: int


class Settled(NamedTuple):
    """What the bank settled for months of a year: in which category last, and how much."""

    household_id: UUID
    division: str
    category: str
    amount_fen: int


class Estimate(NamedTuple):
    """Of a county or a part of it. `people`: whoever is behind a figure."""

    scheme: SchemeId
    year: int
    editions: Editions
    people: list[Estimated]

    @property
    def terms(self) -> Scheme | None:
        return self.editions.on(date(self.year, 1, 1)).scheme

    def form(self, division: str, known: Mapping[str, int]) -> Form:
        rows, totals = tables(self.people, division)
        reference = self.editions.on(date(self.year, 1, 1)).reference
        counted_by = self.terms.counted_by if self.terms else "person"
        return Form(known=dict(known), edition=reference, counted_by=counted_by, rows=rows, totals=totals)


def estimate(snapshot: Snapshot, ledger: str, scheme: SchemeId, year: int, division: str) -> Estimate:
    """As far as the snapshot knows. `division`: the county, or a part of it."""
    editions = editions_of(snapshot, ledger, scheme)
    terms = editions.on(date(year, 1, 1)).scheme
    by = Estimating(editions, ledger, year)
    found = [each for who in _everybody(snapshot, ledger, scheme, terms, year, division) if (each := by.of(who))]
    whole = by_household(found) if terms and terms.counted_by == "household" else found
    return Estimate(scheme, year, editions, whole)


def _everybody(
    snapshot: Snapshot, ledger: str, scheme: SchemeId, terms: Scheme | None, year: int, division: str
) -> Iterable[Candidate]:
    qualified = _latest(_qualified(snapshot, ledger, scheme, division))
    paid = settled(snapshot, ledger, scheme, year - 1, division)
    reaching = _reaching(snapshot, ledger, scheme, terms, year, division)
    facts = facts_of(snapshot, {*qualified, *paid, *reaching})
    yield from (
        _of_application(each, facts.get(person), paid.get(person), ledger, year) for person, each in qualified.items()
    )
    for person, was in paid.items():
        if person not in qualified:
            yield Candidate(
                person_id=person, household_id=was.household_id, division=was.division, facts=facts.get(person),
                last=was.category, last_fen=was.amount_fen,
            )  # fmt: skip
    for person, home in reaching.items():
        who = facts.get(person)
        if person not in qualified and person not in paid and who and terms and _may_enter(terms, who, ledger, year):
            yield Candidate(
                person_id=person, household_id=home.household_id, division=home.division, facts=who,
                enrolled=Enrolled(from_on=date(year, 1, 1), ledger=ledger), expected="reaches_age",
            )  # fmt: skip


def _of_application(one: Qualified, facts: Facts | None, was: Settled | None, ledger: str, year: int) -> Candidate:
    """Who has applied and not been told would be confirmed for the whole year."""
    confirmed = one.status in HELD
    ended = (one.exit_cause, one.exit_on) if one.exit_cause and one.exit_on else None
    enrolled = Enrolled(from_on=(one.from_on if confirmed else None) or date(year, 1, 1), ended=ended, ledger=ledger)
    declared = {name: getattr(one, name) for name in DECLARED}
    told = facts.declaring(place=(ledger, one.told_at), **declared) if facts else None
    return Candidate(
        person_id=one.person_id, household_id=one.household_id, division=one.division, facts=told, enrolled=enrolled,
        residency=one.residency, last=was.category if was else None, last_fen=was.amount_fen if was else 0,
        expected=None if confirmed else "applied",
    )  # fmt: skip


DECLARED: Final = ("residency", "grade", "child_born_on", "children", "only_girls", "certificate")


def _latest(found: Sequence[Qualified]) -> dict[UUID, Qualified]:
    """Of each person the qualification that holds, else the last that ended."""
    return {each.person_id: each for each in found}


def _qualified(snapshot: Snapshot, ledger: str, scheme: str, division: str) -> list[Qualified]:
    lowest, end = range_of(division)
    return snapshot.rows(
        Qualified,
        """
        select a.person_id, a.household_id, a.division, a.status, a.from_on, a.exit_cause, a.exit_on, a.residency, a.grade,
               a.child_born_on, a.children, a.only_girls, a.certificate, a.told_at
          from read.application a
         where a.ledger = %(ledger)s and a.scheme = %(scheme)s and a.status = any(%(statuses)s)
           and a.division >= %(lowest)s and a.division < %(end)s and known(a)
         order by a.status <> 'exited', a.from_on, a.application_id
        """,
        ledger=ledger, scheme=scheme, statuses=[*RUNNING, "exited"], lowest=lowest, end=end,
    )  # fmt: skip


class _Line(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    division: str
    category: str | None
    parts: str


def settled(snapshot: Snapshot, ledger: str, scheme: str, year: int, division: str) -> dict[UUID, Settled]:
    """Whom the bank paid for months of a year, whenever: what was returned and not paid again is not in it."""
    months, (lowest, end) = months_of(str(year)), range_of(division)
    lines = snapshot.rows(
        _Line,
        """
        select l.person_id, l.household_id, l.division, l.category, l.parts
          from read.payment_list t
          join read.payment_line l on l.list_id = t.list_id and known(l)
          join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
               and r.outcome = 'settled' and known(r)
         where t.ledger = %(ledger)s and t.scheme = %(scheme)s and t.settled > 0 and known(t)
           and l.last_month >= %(first)s and l.first_month <= %(last)s
           and l.division >= %(lowest)s and l.division < %(end)s
         order by l.last_month, l.list_id, l.number
        """,
        ledger=ledger, scheme=scheme, first=months[0], last=months[-1], lowest=lowest, end=end,
    )  # fmt: skip
    found: dict[UUID, Settled] = {}
    for line in lines:
        amount_fen = sum(fen_of(part, year) for part in PARTS.decode(line.parts))
        if amount_fen:
            before = found[line.person_id].amount_fen if line.person_id in found else 0
            found[line.person_id] = Settled(line.household_id, line.division, line.category or ALL, before + amount_fen)
    return found


PARTS: Final = msgspec.json.Decoder(tuple[LinePart, ...])


def fen_of(part: LinePart, year: int) -> int:
    """What of a part is for months of the year."""
    return part.amount_fen * sum(year_of(month) == year for month in part.months)


class _Home(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    division: str


def _reaching(
    snapshot: Snapshot, ledger: str, scheme: str, terms: Scheme | None, year: int, division: str
) -> dict[UUID, _Home]:
    """Living members of households in which somebody reaches an age of the scheme's conditions in the year, and who have not applied."""
    ages = sorted(_entry_ages(terms)) if terms else []
    if not ages:
        return {}
    lowest, end = range_of(division)
    born = [year - age for age in ages]
    rows = snapshot.rows(
        _Home,
        """
        with homes as materialized (
          select h.household_id, h.division from read.standing h
           where h.ledger = %(ledger)s and h.from_on <= %(on)s and %(on)s < h.until_on and not h.closed and known(h)
             and h.division >= %(lowest)s and h.division < %(end)s)
        select m.member_id, m.household_id, h.division
          from homes h
          join read.member m on m.household_id = h.household_id and m.ledger = %(ledger)s and known(m)
               and %(on)s < m.left_on and %(on)s <= m.died_on
         where exists (select from read.member o where o.household_id = h.household_id and o.ledger = %(ledger)s and known(o)
                          and %(on)s < o.left_on and extract(year from o.born_on) = any(%(born)s))
           and not exists (select from read.application t
                            where t.person_id = m.member_id and t.scheme = %(scheme)s and t.status = any(%(running)s) and known(t))
        """,
        ledger=ledger, lowest=lowest, end=end, born=born, scheme=scheme, running=list(RUNNING),
    )  # fmt: skip
    return {each.person_id: each for each in rows}


def _entry_ages(terms: Scheme) -> set[int]:
    asked = [each for each in terms.conditions if each.fact in ENTRY]
    return {age for each in asked for age in (each.number, each.women) if age is not None}


def _may_enter(terms: Scheme, who: Facts, ledger: str, year: int) -> bool:
    """Whether nothing speaks against it by the year's end, and before the year an age alone did."""
    months = months_of(str(year))
    then = findings(terms, who, months[-1], ledger)
    if any(each.holds is False for each in then) or not any(each.holds for each in then):
        return False
    before = [each for each in findings(terms, who, months[0] - 1, ledger) if each.holds is False]
    return bool(before) and all(each.condition.fact in ENTRY for each in before)


def resting_on(snapshot: Snapshot, ledger: str, people: Sequence[Estimated]) -> dict[str, int]:
    """How far the ledgers are known that the figures rest on: the one that pays, those above it, those in which people live or lived."""
    rows = snapshot.connection.execute(
        "select distinct m.ledger from read.member m where m.member_id = any(%(persons)s)",
        {"persons": [person for each in people for person in each.person_ids]},
    )
    wanted = {*ledgers_above(ledger), *(each for (each,) in rows)}
    return {each: snapshot.known[each] for each in sorted(wanted) if snapshot.known.get(each)}
