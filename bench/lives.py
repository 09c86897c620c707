"""Made-up lives: what an office records of a household, of a member of staff, of a hospital, in the order of its days."""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private
from casework.hospitals.events import HospitalDesignated
from casework.households.events.alerts import AlertRaised, AlertResolved
from casework.households.events.assignments import ContactPersonAssigned
from casework.households.events.contacts import ContactCorrected, ContactLogged
from casework.households.events.doctor import DoctorContractSigned, DoctorServiceRecorded
from casework.households.events.green_channel import PassIssued
from casework.households.events.life_events import HouseholdMoved
from casework.households.events.members import MemberAdded, MemberDied
from casework.households.events.needs import NeedOpened
from casework.households.events.pause_closure import HouseholdClosed, HouseholdPaused
from casework.households.events.registration import HouseholdRegistered
from casework.policies import preset
from casework.policies.adoption import PolicyAdopted
from casework.staff.events import PostTaken, StaffRegistered

CATEGORIES = ("child_deceased", "child_disabled", "child_disabled", "surgery_complication")
CHANNELS = ("home_visit", "home_visit", "meeting", "phone", "phone", "phone", "message", "video")
YEARS_BACK = 1000  # days


class Order(NamedTuple):
    """What one command recorded of a stream, and on which day."""

    day: date
    stream: UUID
    events: tuple[Event, ...]


class Chance(random.Random):
    """Whatever is made up comes from here, so that a seed makes the same country again."""

    def id(self) -> UUID:
        return UUID(int=self.getrandbits(128), version=4)

    def one_in(self, n: float) -> bool:
        return self.random() * n < 1


class People(NamedTuple):
    """Who may look after a household."""

    village: UUID
    township: UUID


def hospital(chance: Chance, county: str, day: date) -> Order:
    stream = chance.id()
    designated = HospitalDesignated(
        name="县人民医院", division=county, from_on=day, department="医务科", pathway=("挂号", "就诊"),
        responsible_person=Private(stream, "周敏"), phone=Private(stream, "0377-69210000"),
    )  # fmt: skip
    return Order(day, stream, (designated,))


def staff_member(chance: Chance, level: str, division: str, day: date) -> Order:
    stream = chance.id()
    post = PostTaken(post_id=chance.id(), level=level, division=division, from_on=day)
    return Order(day, stream, (StaffRegistered(name=Private(stream, "丁青珍")), post))


def adoption(stream: UUID, name: str, from_on: date) -> Order:
    adopted = PolicyAdopted(edition=preset(name), from_on=from_on, document_number="county 2025-1")
    return Order(from_on, stream, (adopted,))


def household(
    chance: Chance, number: str, village: str, moves_to: str, people: People, today: date, contacts: float
) -> list[Order]:
    """Everything recorded of one household until today; not yet in the order of days."""
    life = _Life(chance, chance.id(), people, today, today - timedelta(days=chance.randrange(20, YEARS_BACK)))
    life.register(number, village)
    life.look_after()
    for member_id in life.members:
        life.provide_for(member_id)
    for _ in range(int(chance.expovariate(1 / contacts)) if contacts else 0):
        life.contact()
    life.alert()
    life.turn(moves_to)
    return [order for order in life.orders if order.day <= today]


def looked_after(life: Iterable[Order], staff_id: UUID) -> bool:
    """Whether a household is open and somebody assigned to it."""
    events = [event for order in life for event in order.events]
    assigned = any(isinstance(one, ContactPersonAssigned) and one.staff_id == staff_id for one in events)
    return assigned and not any(isinstance(one, HouseholdClosed | MemberDied) for one in events)


class _Life:
    def __init__(self, chance: Chance, stream: UUID, people: People, today: date, began: date) -> None:
        self.chance, self.stream, self.people, self.today, self.began = chance, stream, people, today, began
        self.orders: list[Order] = []
        self.members: list[UUID] = []

    def _add(self, day: date, *events: Event) -> None:
        self.orders.append(Order(day, self.stream, events))

    def _text(self, text: str) -> Private:
        return Private(self.stream, text)

    def _day(self, mean: float) -> date:
        """Not long ago as a rule, and never before the household was registered."""
        return max(self.began, self.today - timedelta(days=int(self.chance.expovariate(1 / mean))))

    def register(self, number: str, village: str) -> None:
        chance = self.chance
        registered = HouseholdRegistered(
            household_no=number, category=chance.choice(CATEGORIES), residence_division=village,
            registered_on=self.began, address=self._text("西簧乡七棵树村一组"), living_alone=chance.one_in(20),
        )  # fmt: skip
        self.members = [chance.id() for _ in range(1 if chance.one_in(3) else 2)]
        self._add(self.began, registered, *(self._member(n, one) for n, one in enumerate(self.members)))

    def _member(self, n: int, member_id: UUID) -> MemberAdded:
        born_on = date(1940, 1, 1) + timedelta(days=self.chance.randrange(35 * 365))
        return MemberAdded(
            member_id=member_id, name=Private(member_id, ("张建国", "李秀英")[n]), born_on=born_on, from_on=self.began,
            id_number=Private(member_id, "41132619550517901X"), phone=Private(member_id, "13800001111"),
            relation=("father", "mother")[n], sex=("male", "female")[n],
        )  # fmt: skip

    def look_after(self) -> None:
        for level, staff_id in zip(("village", "township"), self.people, strict=True):
            if not self.chance.one_in(14):
                assigned = ContactPersonAssigned(
                    assignment_id=self.chance.id(), level=level, staff_id=staff_id, from_on=self.began
                )
                self._add(self.began, assigned)

    def provide_for(self, member_id: UUID) -> None:
        chance = self.chance
        if not chance.one_in(5):
            number = Private(member_id, "LT00001")
            self._add(
                self.began, PassIssued(pass_id=chance.id(), member_id=member_id, number=number, from_on=self.began)
            )
        if chance.one_in(5):
            return
        day = max(self.began, self.today - timedelta(days=chance.randrange(10, 380)))
        doctor = Private(member_id, "王大夫")
        contract = DoctorContractSigned(
            contract_id=chance.id(), member_id=member_id, kind="family", from_on=day,
            until_on=day + timedelta(days=365), institution="卫生院", doctor=doctor,
        )  # fmt: skip
        self._add(day, contract)
        if chance.one_in(2):
            on = max(day, self._day(60))
            service = Private(member_id, "血压")
            self._add(
                on, DoctorServiceRecorded(service_id=chance.id(), member_id=member_id, served_on=on, service=service)
            )

    def contact(self) -> None:
        chance, day = self.chance, self._day(90)
        told = min(self.today, day + timedelta(days=chance.randrange(1, 20))) if chance.one_in(10) else day
        level, staff_id = ("village", self.people.village) if chance.one_in(1.5) else ("township", self.people.township)
        promised = chance.one_in(8)
        logged = ContactLogged(
            contact_id=chance.id(), channel=chance.choice(CHANNELS), occurred_on=day, level=level, staff_id=staff_id,
            outcome="not_reached" if chance.one_in(10) else "reached", note=self._text("身体还好，药够用。"),
            promise=self._text("下周送药") if promised else None,
            promise_on=day + timedelta(days=7) if promised else None,
        )  # fmt: skip
        need = NeedOpened(
            need_id=chance.id(), domain="medical", summary=self._text("想换一副助听器"), opened_on=day,
            contact_id=logged.contact_id,
        )  # fmt: skip
        self._add(told, logged, *([need] if chance.one_in(15) else []))
        if chance.one_in(40):
            later = told + timedelta(days=chance.randrange(3))
            self._add(later, *_corrected(logged, self._text("日期记错了")))

    def alert(self) -> None:
        """What the clock found overdue; every other was answered meanwhile."""
        if not self.chance.one_in(4):
            return
        raised_on, alert_id = self._day(60), self.chance.id()
        due_on = raised_on - timedelta(days=1)
        raised = AlertRaised(alert_id=alert_id, duty="any_contact", due_on=due_on, raised_on=raised_on)
        self._add(raised_on, raised)
        if self.chance.one_in(2):
            day = raised_on + timedelta(days=5)
            self._add(day, AlertResolved(alert_id=alert_id, resolved_on=day, cause="contact"))

    def turn(self, moves_to: str) -> None:
        """Now and then something happens to a household itself."""
        chance, day = self.chance, self._day(200)
        what = chance.randrange(100)
        if what < 2:
            self._add(day, MemberDied(member_id=self.members[0], died_on=day))
        elif what < 3:
            self._add(day, HouseholdMoved(residence_division=moves_to, from_on=day))
        elif what < 4:
            until = day + timedelta(days=90)
            pause = HouseholdPaused(pause_id=chance.id(), from_on=day, until_on=until, reason=self._text("随子女外出"))
            self._add(day, pause)
        elif what < 5:
            self._add(day, HouseholdClosed(closed_on=day, reason=self._text("迁出")))


def _corrected(logged: ContactLogged, reason: Private) -> Iterator[Event]:
    day = logged.occurred_on - timedelta(days=1)
    yield ContactCorrected(
        contact_id=logged.contact_id, channel=logged.channel, outcome=logged.outcome, occurred_on=day, reason=reason,
        level=logged.level, staff_id=logged.staff_id,
    )  # fmt: skip
