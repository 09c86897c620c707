"""Of those for whom a scheme pays alike one is reckoned: the form is the same as person by person, whatever their days are."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest

from bench.recipients import append
from casework import households
from casework.applications.events.deciding import CountyDecided, ExitDecided
from casework.applications.events.submitting import ApplicationSubmitted, Declared
from casework.common.days import years_after
from casework.common.id_number import check_digit
from casework.common.private import Private
from casework.households.commands.registration import NewChild, NewMember, RegisterHousehold
from casework.households.events.life_events import CategoryChanged, LifeEventReported, LifeEventVerified
from casework.households.events.pause_closure import HouseholdClosed, HouseholdReopened
from casework.payments.bank_events import BankReturnReceived, SettledLines
from casework.payments.batches import PaymentLinesComputed
from casework.payments.events import PaymentListPrepared
from casework.payments.lines import Line, LinePart
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.funds.reckoning import reckoned
from projections.rebuild.rebuild import rebuild
from projections.registry import PROJECTIONS
from tests.support.world import COUNTY, TODAY, World
from web.funds.behind import FIGURES, Wanted, behind, fitting
from web.funds.reckoning import PAID_SCHEMES

YEAR: Final = TODAY.year
LATER: Final = date(YEAR, 12, 31)
HOUSEHOLDS: Final = 300
SCHEMES: Final = ("rural_reward", "urban_parent_reward", "special_support", "parent_allowance", "one_off_grant")
VILLAGES: Final = ("411326301220", "411326301", "411326104236")
NEAR: Final = [
    day + timedelta(days=n)
    for month in (1, 2, 3, 7, 12)
    for day in (date(YEAR, month, 1), date(YEAR, month, 28))
    for n in (-1, 0, 1)
]


class People:
    """Days around those on which something turns: birthdays of ages that count, months of the year, 29 February."""

    def __init__(self, seed: int) -> None:
        self.random, self.numbers = Random(seed), count(1)

    def id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def mostly(self, usual: Any, *others: Any) -> Any:
        return usual if self.random.random() < 0.94 else self.random.choice(others)

    def near(self, usual: date, *years: int) -> date:
        """Half of them, so that there are some who are alike."""
        pick = self.random.choice
        if self.random.random() < 0.6:
            return usual
        return pick(
            [
                date(1933, 1, 1) - timedelta(days=pick((0, 1))),
                years_after(pick(NEAR), -pick(years)),
                years_after(date(2024, 2, 29), -4 * pick((12, 15))),
            ]
        )

    def household(self) -> Iterator[tuple[UUID, list[Any]]]:
        pick, home = self.random.choice, self.id()
        members = [self.member(relation) for relation in ("father", "mother")]
        child = NewChild(child_id=self.id(), disability_level=pick((None, 1, 3, 4)), died_on=pick((None, pick(NEAR))))
        order = RegisterHousehold(
            household_id=home, household_no=f"A{next(self.numbers)}", category=self.mostly("child_deceased", "child_disabled"),
            residence_division=VILLAGES[0], registered_on=date(2020, 1, 1), members=tuple(members), child=self.mostly(None, child),
        )  # fmt: skip
        said = list(households.decide(order, households.NEW, LATER))
        if self.random.random() < 0.1:
            said += self.life_event(home, str(members[0].member_id))
        said += [CategoryChanged(category="child_disabled", from_on=pick(NEAR))] * (self.random.random() < 0.1)
        if self.random.random() < 0.1:
            said += [HouseholdClosed(closed_on=pick(NEAR), reason=Private(home, "迁走"))]
            said += [HouseholdReopened(from_on=pick(NEAR), reason=Private(home, "回来"))] * self.random.randrange(2)
        yield home, said
        for member in members:
            for scheme in self.random.sample(SCHEMES, 2):
                for _ in range(self.mostly(1, 2)):  # some have left and come back
                    yield self.application(home, member.member_id, scheme)

    def member(self, relation: str) -> NewMember:
        n, born = next(self.numbers), self.near(date(1955, 5, 5), 30, 49, 60, 70, 80)
        body = f"411326{born:%Y%m%d}{n % 499 * 2 + (relation == 'father'):03}"
        return NewMember(
            member_id=self.id(), name=f"张三{n}", id_number=body + check_digit(body), relation=relation,
            hukou_division=self.mostly(VILLAGES[0], None, "411327101"),
        )  # fmt: skip

    def life_event(self, home: UUID, subject: str) -> list[Any]:
        one, source = self.id(), Private(home, "村里")
        kind, whose = self.random.choice((("death", subject), ("death", "child"), ("moved", subject)))
        hukou = "411327101" if kind == "moved" else None
        report = LifeEventReported(
            life_event_id=one, kind=kind, subject=whose, occurred_on=self.random.choice(NEAR), source=source, hukou_division=hukou
        )  # fmt: skip
        return [report, *([LifeEventVerified(life_event_id=one, verified_on=TODAY)] * self.random.randrange(2))]

    def application(self, home: UUID, person: UUID, scheme: str) -> tuple[UUID, list[Any]]:
        pick, stream, from_on = self.random.choice, self.id(), self.mostly(date(YEAR - 3, 5, 1), *NEAR)
        declared = Declared(
            residency=self.mostly("rural", None, "urban"), children=self.mostly(1, None, 2), only_girls=self.mostly(None, True),
            child_born_on=self.near(date(2018, 5, 5), 14, 16, 18), certificate=self.mostly(None, True), grade=self.mostly(None, "1"),
        )  # fmt: skip
        said: list[Any] = [
            ApplicationSubmitted(
                application_id=stream, person_id=person, household_id=home, scheme=scheme, submitted_on=from_on,
                division=self.mostly(*VILLAGES), declared=declared,
            )
        ]  # fmt: skip
        if self.random.random() < 0.9:
            step: dict[str, Any] = {"step_id": self.id(), "by": stream}
            said.append(CountyDecided(decision="confirmed", from_on=from_on, decided_on=from_on, **step))
            if self.random.random() < 0.1:
                said.append(ExitDecided(cause=pick(("death", "moved", "recovered")), on=pick(NEAR), **step))
        return stream, said


def paid(people: People, applied: list[tuple[UUID, ApplicationSubmitted]], scheme: str) -> Iterator[tuple[UUID, Any]]:
    """A list whose lines the bank has paid: some for months of the year before, some around it."""
    list_id, lines = people.id(), list[Line]()
    for stream, one in applied:
        months = people.mostly(
            range(YEAR * 12 - 12, YEAR * 12), (YEAR * 12 - 13, YEAR * 12), (YEAR * 12 - 1, YEAR * 12)
        )
        part = LinePart(
            component="national", per="month", amount_fen=1, months=tuple(months), total_fen=len(months), document=""
        )
        lines.append(
            Line(
                number=len(lines) + 1, application_id=stream, person_id=one.person_id, household_id=one.household_id,
                division=one.division, category=people.mostly("death", None, "disability"), grade=None, parts=(part,),
                amount_fen=part.total_fen, arrears_fen=0, payee="",
            )
        )  # fmt: skip
    told: dict[str, Any] = {"list_id": list_id}
    settled = SettledLines(from_number=1, until_number=len(lines), amount_fen=1)  # but the last
    yield list_id, [
        PaymentListPrepared(
            **told, scheme=scheme, division=COUNTY, period=str(YEAR), prepared_on=TODAY, by=list_id, edition="", known={}
        ),
        BankReturnReceived(**told, received_on=TODAY, file_hash="", settled=(settled,)),
    ]  # fmt: skip
    yield people.id(), [PaymentLinesComputed(**told, number=1, scheme=scheme, lines=tuple(lines), next_after=list_id)]


@pytest.fixture
def county(world: World) -> World:
    people = People(7)
    streams = [stream for _ in range(HOUSEHOLDS) for stream in people.household()]
    for scheme in SCHEMES:
        applied = [
            (s, told[0])
            for s, told in streams
            if isinstance(told[0], ApplicationSubmitted) and told[0].scheme == scheme
        ]
        streams += paid(people, people.random.sample(applied, len(applied) * 2 // 3), scheme)
    append(world.office.casework, streams)
    with psycopg.connect(world.server.owner_dsn, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        rebuild(owner, PROJECTIONS)
    return world


def test_a_form_counts_those_who_are_alike_as_it_counts_everybody(county: World) -> None:
    with open_snapshot(county.office.database, NATION, LATER) as snapshot:
        for year in (YEAR - 1, YEAR, YEAR + 1):
            for scheme in PAID_SCHEMES:
                everybody = reckoned(snapshot, COUNTY, scheme, year)
                alike = reckoned(snapshot, COUNTY, scheme, year, counted=True)
                assert alike.form == everybody.form, (scheme, year)
                heads = [len(each.estimate.people) for each in (alike, everybody)]
                if scheme == "rural_reward":
                    assert heads[0] < heads[1] - 20, "somebody is like somebody else"


def test_behind_a_number_is_everybody_whom_it_counts_as_they_are_one_by_one(county: World) -> None:
    totals = []
    with open_snapshot(county.office.database, NATION, LATER) as snapshot:
        for scheme in ("rural_reward", "parent_allowance"):  # by person, alike; for a child, each reckoned
            whole = reckoned(snapshot, COUNTY, scheme, YEAR).estimate.people
            for figure in FIGURES:
                for town in ("", "411326104"):
                    asked = Wanted(figure, town=town)
                    pages = [behind(snapshot, COUNTY, scheme, YEAR, asked, page, 50) for page in range(1, 16)]
                    found = [each for one in pages for each in one.people]
                    fits = sorted((e for e in whole if fitting(e, asked)), key=lambda each: (each.division, each.unit))
                    assert found == fits, (scheme, figure, town)
                    assert pages[0].total == len(fits) < 15 * 50
                    assert pages[0].amount_fen == sum(each.amount_fen for each in fits)
                    totals.append(len(fits))
    assert sum(count > 50 for count in totals) > 3, "more than a page"
