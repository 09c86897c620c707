"""What a county's year will need of a scheme, from its cases: a few questions for everybody at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from casework.funds.estimating import Estimating
from casework.funds.form import Form
from casework.funds.likeness import pays_once
from casework.funds.people import Candidate, Estimated, by_household
from casework.funds.tables import tables
from casework.schemes.accrual import Enrolled
from casework.schemes.in_force import Editions
from casework.schemes.terms import Scheme
from casework.schemes.words import SchemeId
from projections.engine.positions import heads_among
from projections.engine.scope import ledgers_above
from projections.engine.snapshot import Snapshot
from projections.funds.alike import Alike, alike
from projections.funds.qualified import by_person, of_applications, qualified
from projections.funds.reaching import Home, may_enter, reaching
from projections.funds.settled import settled
from projections.schemes.facts import facts_of
from projections.schemes.in_force import editions_of


class Estimate(NamedTuple):
    """Of a county or a part of it. `people`: whoever is behind a figure; `looked_at`: they, and who is behind none by what is known;
    `alike`: whom one of them stands for."""

    ledger: str
    scheme: SchemeId
    year: int
    editions: Editions
    people: list[Estimated]
    looked_at: list[UUID]
    alike: Mapping[UUID, Alike] = {}

    @property
    def terms(self) -> Scheme | None:
        return self.editions.on(date(self.year, 1, 1)).scheme

    def form(self, division: str, known: Mapping[str, int]) -> Form:
        rows, totals = tables(self.people, division)
        reference = self.editions.on(date(self.year, 1, 1)).reference
        counted_by = self.terms.counted_by if self.terms else "person"
        return Form(known=dict(known), edition=reference, counted_by=counted_by, rows=rows, totals=totals)


def estimate(
    snapshot: Snapshot,
    ledger: str,
    scheme: SchemeId,
    year: int,
    division: str,
    *,
    counted: bool = False,
    named: bool = False,
) -> Estimate:
    """As far as the snapshot knows. `division`: the county, or a part of it. `counted`: of those who are alike for a form one is
    reckoned, which is all that the form itself asks; `named`: but who the others are is told.
    """
    editions = editions_of(snapshot, ledger, scheme)
    terms = editions.on(date(year, 1, 1)).scheme
    by = Estimating(editions, ledger, year)
    households = by.for_households or (terms is not None and terms.counted_by == "household")
    homes = reaching(snapshot, ledger, scheme, terms, year, division)
    groups: Mapping[UUID, Alike] | None = None
    if counted and not households and not pays_once(editions):
        groups = alike(snapshot, ledger, editions, scheme, year, division, set(homes), named=named)
    who = list(_everybody(snapshot, ledger, scheme, terms, year, division, homes, groups))
    if by.for_households:  # who was confirmed first draws it
        who.sort(key=lambda one: one.since)
    looked_at = list({*homes, *(one.person_id for one in who)})
    found = [each for one in who if (each := by.of(one))]
    if groups is None:
        return Estimate(ledger, scheme, year, editions, by_household(found) if households else found, looked_at)
    found = [replace(each, times=groups[each.unit].people) if each.unit in groups else each for each in found]
    return Estimate(ledger, scheme, year, editions, found, looked_at, groups)


def one_by_one(snapshot: Snapshot, of: Estimate, division: str, person_ids: Collection[UUID]) -> dict[UUID, Estimated]:
    """Of some for whom another of an estimate stands, each for themselves."""
    by = Estimating(of.editions, of.ledger, of.year)
    who = _everybody(snapshot, of.ledger, of.scheme, of.terms, of.year, division, {}, person_ids)
    return {one.person_id: each for one in who if (each := by.of(one))}


def _everybody(
    snapshot: Snapshot, ledger: str, scheme: SchemeId, terms: Scheme | None, year: int, division: str,
    homes: Mapping[UUID, Home], only: Collection[UUID] | None,
) -> Iterable[Candidate]:  # fmt: skip
    applied = by_person(qualified(snapshot, ledger, scheme, division, only))
    paid = settled(snapshot, ledger, scheme, year - 1, division, only)
    facts = facts_of(snapshot, {*applied, *paid, *homes})
    yield from (
        of_applications(each, facts.get(person), paid.get(person), ledger, year) for person, each in applied.items()
    )
    for person, was in paid.items():
        if person not in applied:
            yield Candidate(
                person_id=person, household_id=was.household_id, division=was.division, facts=facts.get(person),
                last=was.category, last_fen=was.amount_fen,
            )  # fmt: skip
    for person, home in homes.items():
        who = facts.get(person)
        if person in applied or person in paid or home.applied_elsewhere:
            continue
        if who and terms and may_enter(terms, who, ledger, year):
            yield Candidate(
                person_id=person, household_id=home.household_id, division=home.division, facts=who,
                enrolled=Enrolled(from_on=date(year, 1, 1), ledger=ledger), expected="reaches_age",
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
