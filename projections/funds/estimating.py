"""What a county's year will need of a scheme, from its cases: a few questions for everybody at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

import msgspec
from msgspec.structs import replace

from casework.divisions.codes import range_of
from casework.funds.estimating import Estimating
from casework.funds.form import Form
from casework.funds.likeness import pays_once
from casework.funds.people import Candidate, Estimated, by_household
from casework.funds.tables import tables
from casework.schemes.accrual import Enrolled
from casework.schemes.facts import Facts
from casework.schemes.in_force import Editions
from casework.schemes.terms import Scheme
from casework.schemes.words import SchemeId
from projections.applications.enrolment import stored
from projections.applications.lookup import RUNNING
from projections.engine.positions import heads_among
from projections.engine.scope import ledgers_above
from projections.engine.snapshot import Snapshot
from projections.funds.alike import alike
from projections.funds.reaching import Home, may_enter, reaching
from projections.funds.settled import Settled, settled
from projections.schemes.facts import facts_of
from projections.schemes.in_force import editions_of

HELD: Final = ("confirmed", "exited")


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
    decided: str
    goes_on: str


class Estimate(NamedTuple):
    """Of a county or a part of it. `people`: whoever is behind a figure; `looked_at`: they, and who is behind none by what is known."""

    ledger: str
    scheme: SchemeId
    year: int
    editions: Editions
    people: list[Estimated]
    looked_at: list[UUID]

    @property
    def terms(self) -> Scheme | None:
        return self.editions.on(date(self.year, 1, 1)).scheme

    def form(self, division: str, known: Mapping[str, int]) -> Form:
        rows, totals = tables(self.people, division)
        reference = self.editions.on(date(self.year, 1, 1)).reference
        counted_by = self.terms.counted_by if self.terms else "person"
        return Form(known=dict(known), edition=reference, counted_by=counted_by, rows=rows, totals=totals)


def estimate(
    snapshot: Snapshot, ledger: str, scheme: SchemeId, year: int, division: str, *, counted: bool = False
) -> Estimate:
    """As far as the snapshot knows. `division`: the county, or a part of it. `counted`: only a form is asked for, so of those who
    are alike for it one is reckoned.
    """
    editions = editions_of(snapshot, ledger, scheme)
    terms = editions.on(date(year, 1, 1)).scheme
    by = Estimating(editions, ledger, year)
    households = by.for_households or (terms is not None and terms.counted_by == "household")
    homes = reaching(snapshot, ledger, scheme, terms, year, division)
    times: dict[UUID, int] | None = None
    if counted and not households and not pays_once(editions):
        times = alike(snapshot, ledger, editions, scheme, year, division, set(homes))
    who = list(_everybody(snapshot, ledger, scheme, terms, year, division, homes, times))
    if by.for_households:  # who was confirmed first draws it
        who.sort(key=lambda one: one.enrolled.from_on if one.enrolled else date.max)
    looked_at = list({*homes, *(one.person_id for one in who)})
    found = [replace(each, times=(times or {}).get(each.unit, 1)) for one in who if (each := by.of(one))]
    return Estimate(ledger, scheme, year, editions, by_household(found) if households else found, looked_at)


def _everybody(
    snapshot: Snapshot, ledger: str, scheme: SchemeId, terms: Scheme | None, year: int, division: str,
    homes: Mapping[UUID, Home], only: Collection[UUID] | None,
) -> Iterable[Candidate]:  # fmt: skip
    qualified = _latest(_qualified(snapshot, ledger, scheme, division, only))
    paid = settled(snapshot, ledger, scheme, year - 1, division, only)
    facts = facts_of(snapshot, {*qualified, *paid, *homes})
    yield from (
        _of_application(each, facts.get(person), paid.get(person), ledger, year) for person, each in qualified.items()
    )
    for person, was in paid.items():
        if person not in qualified:
            yield Candidate(
                person_id=person, household_id=was.household_id, division=was.division, facts=facts.get(person),
                last=was.category, last_fen=was.amount_fen,
            )  # fmt: skip
    for person, home in homes.items():
        who = facts.get(person)
        if person in qualified or person in paid or home.applied_elsewhere:
            continue
        if who and terms and may_enter(terms, who, ledger, year):
            yield Candidate(
                person_id=person, household_id=home.household_id, division=home.division, facts=who,
                enrolled=Enrolled(from_on=date(year, 1, 1), ledger=ledger), expected="reaches_age",
            )  # fmt: skip


def _of_application(one: Qualified, facts: Facts | None, was: Settled | None, ledger: str, year: int) -> Candidate:
    """Who has applied and not been told would be confirmed for the whole year."""
    confirmed = one.status in HELD
    ended = (one.exit_cause, one.exit_on) if one.exit_cause and one.exit_on else None
    enrolled = Enrolled(
        from_on=(one.from_on if confirmed else None) or date(year, 1, 1), ended=ended, ledger=ledger,
        decided=stored(one.decided), goes_on=stored(one.goes_on),
    )  # fmt: skip
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


def _qualified(
    snapshot: Snapshot, ledger: str, scheme: str, division: str, only: Collection[UUID] | None
) -> list[Qualified]:
    lowest, end = range_of(division)
    return snapshot.rows(
        Qualified,
        f"""
        select a.person_id, a.household_id, a.division, a.status, a.from_on, a.exit_cause, a.exit_on, a.residency, a.grade,
               a.child_born_on, a.children, a.only_girls, a.certificate, a.told_at, a.decided, a.goes_on
          from read.application a
         where a.ledger = %(ledger)s and a.scheme = %(scheme)s and a.status = any(%(statuses)s)
           and a.division >= %(lowest)s and a.division < %(end)s and known(a)
           {"" if only is None else "and a.person_id = any(%(only)s)"}
         order by a.status <> 'exited', a.from_on, a.application_id
        """,
        ledger=ledger, scheme=scheme, statuses=[*RUNNING, "exited"], lowest=lowest, end=end,
        only=list(only or ()),
    )  # fmt: skip


def known_of(snapshot: Snapshot, ledger: str, person_ids: Sequence[UUID]) -> dict[str, int]:
    """How far the ledger that pays is known, those above it, those in which people live or lived, or have applied."""
    rows = snapshot.connection.execute(
        """
        select distinct m.ledger from read.member m where m.member_id = any(%(persons)s)
        union select distinct a.ledger from read.application a where a.person_id = any(%(persons)s)
        """,
        {"persons": person_ids},
    )
    wanted = {*ledgers_above(ledger), *(each for (each,) in rows)}
    known = snapshot.known or heads_among(snapshot.connection, sorted(wanted))
    return {each: known.get(each, 0) for each in sorted(wanted) if known.get(each, 0) or each == ledger}
