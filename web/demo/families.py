"""An invented family: who belongs to it, who looks after it, and what was done for it, as commands."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, cast
from uuid import UUID

from casework.common.command import Command
from casework.divisions.country import the_divisions
from casework.households.commands.assignments import AssignContactPerson
from casework.households.commands.contacts import LogContact, NewNeed, Promise
from casework.households.commands.registration import NewChild, NewMember, RegisterHousehold
from web.demo.care import CareGiven
from web.demo.people import People, Person

NOTES = (
    "身体还好，天冷了叮嘱添衣",
    "聊了家常，菜园收成不错",
    "血压有点高，约了下周复查",
    "帮忙联系了水电维修",
    "最近睡眠不好，多陪着说说话",
)
NEEDS = (("medical", "想换一副老花镜"), ("living", "屋顶漏雨，盼着雨季前修好"), ("elder_care", "想了解居家养老服务"))


@dataclass(frozen=True, slots=True)
class Village:
    code: str
    village_staff: UUID
    township_staff: UUID


class Families:
    """Draws one family after the other. `began`: the first day of the story; `hospital_id`: where they go."""

    def __init__(
        self, random: Random, people: People, county: str, began: date, today: date, hospital_id: UUID
    ) -> None:
        self.random, self.people, self.county, self.began, self.today = random, people, county, began, today
        self.hospital_id, self.care = hospital_id, CareGiven(random, people, began, today)

    def commands(self, household_id: UUID, number: int, village: Village) -> list[Command]:
        members = [(self._id(), person) for person in self._parents()]
        commands = [self._registered(household_id, number, village, members)]
        commands += self._assigned(household_id, village)
        care = (self.care.commands(household_id, member_id, self.hospital_id) for member_id, _ in members)
        commands += [command for given in care for command in given]
        return commands + self._contacts(household_id, village)

    def _parents(self) -> list[Person]:
        both = [self.people.parent(female=False), self.people.parent(female=True)]
        return both if self.random.random() < 0.8 else [self.random.choice(both)]

    def _registered(
        self, household_id: UUID, number: int, village: Village, members: list[tuple[UUID, Person]]
    ) -> Command:
        disabled = self.random.random() < 0.4
        child = NewChild(child_id=self._id(), disability_level=self.random.choice((1, 2, 3))) if disabled else None
        return RegisterHousehold(
            household_id=household_id,
            household_no=f"{self.county}-D{number:05d}",
            category="child_disabled" if disabled else "child_deceased",
            residence_division=village.code,
            registered_on=self.began + timedelta(days=self.random.randrange(60)),
            members=tuple(
                NewMember(
                    member_id=member_id, name=person.name, id_number=person.id_number, phone=person.phone,
                    relation="father" if int(person.id_number[16]) % 2 else "mother",
                    hukou_division=village.code, payment_account=f"6217000{number:011d}{place}",  # nobody's
                )
                for place, (member_id, person) in enumerate(members)
            ),
            address=f"{the_divisions().name_of(village.code)}{self.random.randrange(1, 10)}组",
            child=child,
            living_alone=len(members) == 1 and self.random.random() < 0.5,
        )  # fmt: skip

    def _assigned(self, household_id: UUID, village: Village) -> list[Command]:
        """Two posts for almost everybody; one household in fifteen waits for its village contact person."""
        posts = [("township", village.township_staff)]
        if self.random.random() > 1 / 15:
            posts.append(("village", village.village_staff))
        return [
            AssignContactPerson(
                household_id=household_id, assignment_id=self._id(), level=cast(Any, level), staff_id=staff_id,
                from_on=self.began,
            )
            for level, staff_id in posts
        ]  # fmt: skip

    def _contacts(self, household_id: UUID, village: Village) -> list[Command]:
        """A contact about every three weeks; some families have been waiting longer of late."""
        stop = self.today - timedelta(days=self.random.choice((0, 0, 0, 0, 0, 0, 5, 20, 45, 120)))
        commands: list[Command] = []
        day = self.began + timedelta(days=self.random.randrange(20))
        while day <= stop:
            commands.append(self._contact(household_id, village, day, bool(commands)))
            day += timedelta(days=self.random.randrange(9, 29))
        return commands

    def _contact(self, household_id: UUID, village: Village, day: date, known: bool) -> Command:
        channel = self.random.choice(("home_visit", "home_visit", "phone", "phone", "message", "meeting"))
        recent = known and (self.today - day).days < 40
        need = self.random.choice(NEEDS) if recent and self.random.random() < 0.1 else None
        contact_id, outcome = self._id(), "reached" if self.random.random() < 0.93 else "not_reached"
        staff_id = self.random.choice((village.village_staff, village.village_staff, village.township_staff))
        return LogContact(
            household_id=household_id, contact_id=contact_id, channel=cast(Any, channel), occurred_on=day,
            outcome=cast(Any, outcome), level="village" if staff_id == village.village_staff else "township",
            staff_id=staff_id,
            note=self.random.choice(NOTES) if recent else None,
            next_promise=self._promise(day) if recent and self.random.random() < 0.3 else None,
            needs=(NewNeed(need_id=self._id(), domain=cast(Any, need[0]), summary=need[1]),) if need else (),
        )  # fmt: skip

    def _promise(self, day: date) -> Promise:
        return Promise(text="下次带血压计来", on=day + timedelta(days=14))

    def _id(self) -> UUID:
        return new_id(self.random)


def new_id(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)
