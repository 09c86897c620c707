"""Random days of an office: what hypothesis draws, and how it is done to a ledger through the ordinary commands."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st

from casework.common.id_number import check_digit
from casework.common.refusals import Refused
from casework.divisions.country import the_divisions
from casework.hospitals import commands as hospital_ask
from casework.households import commands as ask
from casework.ledger.application import Casework
from casework.ledger.envelope import CLOCK, Request
from casework.ledger.recorder import ClaimConflict
from casework.policies.adoption import AdoptPolicy
from casework.staff import commands as staff_ask
from web.policies.actions import policy_stream

TODAY = date(2026, 11, 20)
PEOPLE = count(1)
DAYS = st.integers(-420, 0).map(lambda n: TODAY + timedelta(days=n))
LATER = st.integers(-420, 60).map(lambda n: TODAY + timedelta(days=n))
PICK = st.integers(0, 7)
CHANNELS = st.sampled_from(("home_visit", "meeting", "phone", "message"))
OUTCOMES = st.sampled_from(("reached", "reached", "reached", "not_reached", "declined"))
LEVELS = st.sampled_from(("village", "township"))
CATEGORIES = st.sampled_from(("child_deceased", "child_disabled", "none"))

REGISTER = st.tuples(st.just("register"), DAYS, PICK, CATEGORIES, st.integers(1930, 1975), st.integers(1, 2))
STAFF = st.tuples(st.just("staff"), DAYS, PICK, LEVELS)
ACTIONS = st.one_of(
    REGISTER,
    STAFF,
    st.tuples(st.just("assign"), DAYS, PICK, PICK, LEVELS),
    st.tuples(st.just("end"), LATER, PICK, PICK),
    st.tuples(st.just("post ends"), LATER, PICK),
    st.tuples(st.just("contact"), DAYS, PICK, CHANNELS, OUTCOMES, st.none() | LEVELS),
    st.tuples(st.just("contact"), DAYS, PICK, CHANNELS, OUTCOMES, st.none() | LEVELS),
    st.tuples(st.just("correct"), DAYS, PICK, PICK, OUTCOMES),
    st.tuples(st.just("withdraw"), PICK, PICK),
    st.tuples(st.just("pause"), DAYS, PICK, st.integers(1, 200)),
    st.tuples(st.just("close"), DAYS, PICK),
    st.tuples(st.just("death"), DAYS, PICK, PICK),
    st.tuples(st.just("category"), DAYS, PICK, CATEGORIES),
    st.tuples(st.just("category"), DAYS, PICK, CATEGORIES),
    st.tuples(st.just("move"), DAYS, PICK, PICK),
    st.tuples(st.just("out of order"), DAYS, PICK, CATEGORIES, CATEGORIES, PICK),
    st.tuples(st.just("contract"), DAYS, PICK, PICK, st.sampled_from(("family", "tcm"))),
    st.tuples(st.just("end contract"), DAYS, PICK),
    st.tuples(st.just("service"), DAYS, PICK, PICK),
    st.tuples(st.just("pass"), DAYS, PICK, PICK),
    st.tuples(st.just("hospital"), DAYS, st.booleans()),
    st.tuples(st.just("responsible"), DAYS, PICK, st.booleans()),
    st.tuples(st.just("withdraw hospital"), LATER, PICK),
    st.tuples(st.just("policy"), DAYS, st.sampled_from(("anyue-2020", "beijing", "default")), st.integers(0, 7)),
    st.tuples(st.just("again"), DAYS, PICK, PICK, CATEGORIES),
)
MONTH = timedelta(days=30)
LONG_AGO = TODAY - timedelta(days=420)


def beginning(homes: list[Any], staff: list[Any], rest: list[Any]) -> list[Any]:
    """Every history begins with some households and everybody they need: then what happens later makes a difference."""
    people = [("staff", LONG_AGO, 0, "village"), ("staff", LONG_AGO, 1, "township"), *staff]
    cared: list[Any] = [("hospital", LONG_AGO, True)]
    for h in range(len(homes)):
        cared += [("assign", LONG_AGO, h, 0, "village"), ("assign", LONG_AGO, h, 1, "township")]
        cared += [(what, LONG_AGO, h, m) for m in (0, 1) for what in ("pass", "service")]
        cared += [("contract", TODAY - timedelta(days=300), h, m, "family") for m in (0, 1)]
    return [*homes, *people, *cared, *rest]


HISTORIES = st.builds(
    beginning,
    st.lists(REGISTER, min_size=1, max_size=3),
    st.lists(STAFF, max_size=2),
    st.lists(ACTIONS, min_size=8, max_size=30),
)


@dataclass
class Days:
    """A county in which things happen, and another where people go. What the rules refuse does not happen."""

    casework: Casework
    county: str
    other: str
    ledgers: dict[UUID, str] = field(default_factory=dict)
    people: dict[UUID, str] = field(default_factory=dict)  # their ID numbers
    hospitals: list[UUID] = field(default_factory=list)
    households: list[UUID] = field(default_factory=list)
    members: dict[UUID, list[UUID]] = field(default_factory=dict)
    contacts: list[tuple[UUID, UUID]] = field(default_factory=list)
    contracts: list[tuple[UUID, UUID, UUID]] = field(default_factory=list)
    assignments: list[tuple[UUID, UUID]] = field(default_factory=list)
    staff: list[tuple[UUID, UUID]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.villages, self.others = villages_of(self.county), villages_of(self.other)

    def do(self, action: tuple[Any, ...]) -> None:
        name, *rest = action
        with suppress(Refused, ClaimConflict, IndexError, ZeroDivisionError):
            DOINGS[name](self, *rest)

    def register(self, day: date, place: int, category: Any, born: int, size: int) -> None:
        members = [uuid4() for _ in range(size)]
        self.people |= {member: id_number(born) for member in members}
        self.registered(day, self.villages[place % len(self.villages)], category, members)

    def again(self, day: date, h: int, place: int, category: Any) -> None:
        """Whoever belonged to a household that was closed, in this county or in the other."""
        places = [*self.villages, *self.others]
        village = places[(place * 3) % len(places)]
        self.registered(day, village, category, self.members[self.household(h)])

    def registered(self, day: date, village: str, category: Any, members: list[UUID]) -> None:
        household_id = uuid4()
        self.ledgers[household_id] = village[:6]
        self.ask(
            household_id,
            ask.RegisterHousehold(
                household_id=household_id, household_no=str(household_id), category=category,
                residence_division=village, registered_on=day,
                members=tuple(
                    ask.NewMember(member_id=m, name="张三", id_number=self.people[m], relation="father") for m in members
                ),
            ),
        )  # fmt: skip
        self.households.append(household_id)
        self.members[household_id] = members

    def take_on(self, day: date, place: int, level: Any) -> None:
        staff_id, post_id = uuid4(), uuid4()
        village = self.villages[place % len(self.villages)]
        division = village[:9] if level == "township" and place % 2 else village
        post = staff_ask.NewPost(post_id=post_id, level=level, division=division, from_on=day)
        self.ask(staff_id, staff_ask.RegisterStaff(staff_id=staff_id, name="丁青", posts=(post,)))
        self.staff.append((staff_id, post_id))

    def assign(self, day: date, h: int, s: int, level: Any) -> None:
        household_id, assignment_id = self.household(h), uuid4()
        staff_id, _ = self.staff[s % len(self.staff)]
        self.ask(
            household_id,
            ask.AssignContactPerson(
                household_id=household_id, assignment_id=assignment_id, level=level, staff_id=staff_id, from_on=day
            ),
        )
        self.assignments.append((household_id, assignment_id))

    def end(self, day: date, h: int, a: int) -> None:
        household_id, assignment_id = self.assignments[(h + a) % len(self.assignments)]
        self.ask(
            household_id,
            ask.EndAssignment(household_id=household_id, assignment_id=assignment_id, until_on=day, reason="调离"),
        )

    def post_ends(self, day: date, s: int) -> None:
        staff_id, post_id = self.staff[s % len(self.staff)]
        self.ask(staff_id, staff_ask.EndPost(staff_id=staff_id, post_id=post_id, until_on=day))

    def contact(self, day: date, h: int, channel: Any, outcome: Any, level: Any) -> None:
        household_id, contact_id = self.household(h), uuid4()
        self.ask(
            household_id,
            ask.LogContact(
                household_id=household_id, contact_id=contact_id, channel=channel, outcome=outcome, occurred_on=day,
                level=level, note="还好",
            ),
        )  # fmt: skip
        self.contacts.append((household_id, contact_id))

    def correct(self, day: date, h: int, c: int, outcome: Any) -> None:
        household_id, contact_id = self.contacts[(h + c) % len(self.contacts)]
        changes = {"occurred_on": day, "outcome": outcome}
        self.ask(
            household_id,
            ask.CorrectContact(household_id=household_id, contact_id=contact_id, reason="记错了", **changes),
        )

    def withdraw(self, h: int, c: int) -> None:
        household_id, contact_id = self.contacts[(h + c) % len(self.contacts)]
        self.ask(household_id, ask.WithdrawContact(household_id=household_id, contact_id=contact_id, reason="登记错户"))

    def pause(self, day: date, h: int, days: int) -> None:
        household_id = self.household(h)
        until_on = day + timedelta(days=days)
        self.ask(
            household_id,
            ask.PauseHousehold(
                household_id=household_id, pause_id=uuid4(), from_on=day, until_on=until_on, reason="外出探亲"
            ),
        )

    def close(self, day: date, h: int) -> None:
        household_id = self.household(h)
        self.ask(household_id, ask.CloseHousehold(household_id=household_id, on=day, reason="迁出"))

    def death(self, day: date, h: int, m: int) -> None:
        self.life_event(h, "death", str(self.member(h, m)), day)

    def move(self, day: date, h: int, place: int) -> None:
        places = self.villages if self.ledgers[self.household(h)] == self.county else self.others
        village = places[place % len(places)]
        self.life_event(h, "moved", str(self.member(h, 0)), day, residence_division=village)

    def life_event(self, h: int, kind: Any, subject: str, day: date, **more: Any) -> None:
        household_id = self.household(h)
        self.ask(
            household_id,
            ask.ReportLifeEvent(
                household_id=household_id, life_event_id=uuid4(), kind=kind, subject=subject, occurred_on=day,
                source="村委会", verified=True, **more,
            ),
        )  # fmt: skip

    def category(self, day: date, h: int, category: Any) -> None:
        household_id = self.household(h)
        self.ask(household_id, ask.ChangeCategory(household_id=household_id, category=category, from_on=day))

    def out_of_order(self, day: date, h: int, later: Any, before: Any, place: int) -> None:
        """What holds from a later day is recorded first."""
        for since, category, village, there in ((day, later, place, True), (day - MONTH, before, place + 1, False)):
            self.category(since, h, category)
            self.move(since, h, village)
            with suppress(IndexError, ZeroDivisionError):
                self.responsible(since, h, there == bool(place % 2))

    def contract(self, day: date, h: int, m: int, kind: Any) -> None:
        contract_id, member_id = uuid4(), self.member(h, m)
        self.of_member(
            h, m, ask.SignDoctorContract, contract_id=contract_id, kind=kind, from_on=day,
            until_on=day + timedelta(days=365),
        )  # fmt: skip
        self.contracts.append((self.household(h), member_id, contract_id))

    def end_contract(self, day: date, c: int) -> None:
        household_id, member_id, contract_id = self.contracts[c % len(self.contracts)]
        self.ask(
            household_id,
            ask.EndDoctorContract(
                household_id=household_id, member_id=member_id, contract_id=contract_id, until_on=day, reason="换签"
            ),
        )

    def service(self, day: date, h: int, m: int) -> None:
        self.of_member(h, m, ask.RecordDoctorService, service_id=uuid4(), on=day, service="量血压")

    def issue_pass(self, day: date, h: int, m: int) -> None:
        self.of_member(h, m, ask.IssueGreenChannelPass, pass_id=uuid4(), number="LT1", from_on=day)

    def of_member(self, h: int, m: int, order: Callable[..., Any], **fields: Any) -> None:
        household_id = self.household(h)
        self.ask(household_id, order(household_id=household_id, member_id=self.member(h, m), **fields))

    def hospital(self, day: date, ready: bool) -> None:
        hospital_id = uuid4()
        self.ask(
            hospital_id,
            hospital_ask.DesignateHospital(
                hospital_id=hospital_id, name="县医院", division=self.county, from_on=day, department="医务科",
                responsible_person="周敏" if ready else None, phone="0377", pathway=("挂号",),
            ),
        )  # fmt: skip
        self.hospitals.append(hospital_id)

    def responsible(self, day: date, h: int, there: bool) -> None:
        hospital_id = self.hospitals[h % len(self.hospitals)]
        person = "吴敏" if there else ""
        self.ask(
            hospital_id, hospital_ask.ChangeResponsible(hospital_id=hospital_id, from_on=day, responsible_person=person)
        )

    def withdraw_hospital(self, day: date, h: int) -> None:
        hospital_id = self.hospitals[h % len(self.hospitals)]
        self.ask(hospital_id, hospital_ask.WithdrawHospital(hospital_id=hospital_id, on=day))

    def policy(self, day: date, name: str, level: int) -> None:
        """Mostly the county's own, sometimes that of a division above."""
        ledger = {1: self.county[:4] + "00", 2: self.county[:2] + "0000", 3: "000000"}.get(level, self.county)
        stream = policy_stream(ledger)
        self.ledgers[stream] = ledger
        self.ask(stream, AdoptPolicy(policy_id=stream, edition=name, from_on=day, document_number="淅卫〔2026〕1号"))

    def household(self, h: int) -> UUID:
        return self.households[h % len(self.households)]

    def member(self, h: int, m: int) -> UUID:
        members = self.members[self.household(h)]
        return members[m % len(members)]

    def ask(self, stream: UUID, command: Any) -> None:
        ledger = self.ledgers.get(stream, self.county)
        self.casework.handle(command, ledger=ledger, stream=stream, by=CLOCK, request=Request.new(), today=TODAY)


def villages_of(county: str) -> list[str]:
    """Few enough that people meet."""
    return [v.code for town in the_divisions().children(county)[:2] for v in the_divisions().children(town.code)[:2]]


def id_number(born: int) -> str:
    """A number nobody has, and nobody of this run had before."""
    number = next(PEOPLE)
    body = f"{410000 + number // 99 % 9999:06d}{born}0517{900 + number % 99:03d}"
    return body + check_digit(body)


DOINGS: dict[str, Callable[..., None]] = {
    "register": Days.register, "staff": Days.take_on, "assign": Days.assign, "end": Days.end,
    "post ends": Days.post_ends, "contact": Days.contact, "correct": Days.correct, "withdraw": Days.withdraw,
    "pause": Days.pause, "close": Days.close, "death": Days.death, "category": Days.category, "move": Days.move,
    "contract": Days.contract, "end contract": Days.end_contract,
    "service": Days.service, "pass": Days.issue_pass, "hospital": Days.hospital,
    "out of order": Days.out_of_order, "policy": Days.policy, "responsible": Days.responsible,
    "withdraw hospital": Days.withdraw_hospital, "again": Days.again,
}  # fmt: skip
