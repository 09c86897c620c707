"""Tells the story of a county: its contact persons, its households, and some years of looking after them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any, cast
from uuid import UUID

from casework.common.command import Command
from casework.divisions.country import the_divisions
from casework.hospitals.commands import DesignateHospital, MakeTestCall, NameHospitalDepartment
from casework.households.commands.assignments import AssignContactPerson
from casework.households.commands.registration import RegisterHousehold
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import SYSTEM, Actor, Request
from casework.staff.commands import NewPost, RegisterStaff
from web.demo.change_of_staff import ChangeOfStaff
from web.demo.closed_months import Figures
from web.demo.families import Families, Village, new_id
from web.demo.money import Money
from web.demo.people import People
from web.demo.telling import Told
from web.demo.year import LEAST, Year
from web.office import Office

OFFICE = Actor(SYSTEM, "演示数据", "system", "000000", "cli")
TOWNS, VILLAGES = 4, 3  # how many towns of the county take part, and villages of each


def tell_story(
    office: Office, county: str, households: int, seed: int, years: int, progress: Callable[[int, int], None]
) -> int:
    """Records the story; answers how many households it has. A county that has them already is left as it is."""
    story = Story(office, county, Random(f"{seed}/{county}"), years)  # noqa: S311  reproducible on purpose
    villages = story.villages()
    story.hospital()
    told: list[Told] = []
    for number in range(1, households + 1):
        told += story.household(number, villages[number % len(villages)])
        progress(number, households)
    story.year(told)
    return len(told)


class Story:
    def __init__(self, office: Office, county: str, random: Random, years: int) -> None:
        self.office, self.county, self.random = office, county, random
        self.people, self.began = People(random, county), office.today() - timedelta(days=365 * years)
        self.hospital_id = new_id(random)
        self.families = Families(random, self.people, county, self.began, office.today(), self.hospital_id)

    def villages(self) -> list[Village]:
        """The villages that take part, each with its two contact persons."""
        towns = self.random.sample(the_divisions().children(self.county), TOWNS)
        return [village for town in towns for village in self._of_town(town.code)]

    def _of_town(self, town: str) -> Iterator[Village]:
        township_staff = self._staff("township", town)
        children = the_divisions().children(town)
        for village in self.random.sample(children, min(VILLAGES, len(children))):
            yield Village(village.code, self._staff("village", village.code), township_staff)

    def _staff(self, level: str, division: str) -> UUID:
        staff_id = new_id(self.random)
        post = NewPost(post_id=new_id(self.random), level=cast(Any, level), division=division, from_on=self.began)
        command = RegisterStaff(staff_id=staff_id, name=self.people.name(), phone=self.people.phone(), posts=(post,))
        self._record([command], staff_id)
        return staff_id

    def hospital(self) -> None:
        """With a ward beside the department in charge, and a test call that was answered."""
        county = the_divisions().name_of(self.county) or ""
        there: dict[str, Any] = {"hospital_id": self.hospital_id}
        designate = DesignateHospital(
            **there, name=f"{county}人民医院", division=self.county, from_on=self.began,
            department="医务科", responsible_person=self.people.name(), phone="0377-69210000",
            pathway=("凭证挂号", "优先就诊", "检查", "取药", "缴费", "住院"),
        )  # fmt: skip
        ward = NameHospitalDepartment(
            **there, department_id=new_id(self.random), name="住院部", from_on=self.began, phone="0377-69210002"
        )
        call = MakeTestCall(
            **there, test_call_id=new_id(self.random), on=self.office.today() - timedelta(days=20), reached=True,
            right_person=True,
        )  # fmt: skip
        self._record([designate, ward, call], self.hospital_id)

    def household(self, number: int, village: Village) -> list[Told]:
        """The family; none where the story was told before."""
        household_id = new_id(self.random)
        commands = self.families.commands(household_id, number, village)
        try:
            self._record(commands, household_id)
        except ClaimConflict:
            return []
        registered = cast(RegisterHousehold, commands[0])
        staff = {each.level: each.staff_id for each in commands if isinstance(each, AssignContactPerson)}
        members = tuple(member.member_id for member in registered.members)
        return [Told(household_id, members, village.code, staff.get("village"))]

    def year(self, families: Sequence[Told]) -> None:
        """Nothing where there are too few families for it."""
        if len(families) < LEAST:
            return
        figures = Figures(self.random, self.county, self.office, self._record)
        figures.adopt()
        Year(self.random, self.county, self.office.today(), self._record).tell(families)
        ChangeOfStaff(self.random, self.county, self.office, OFFICE, self._record).tell(families)
        figures.close(families[LEAST - 1 :])
        Money(self.county, self.office, self.began).tell(families[LEAST:])

    def _record(self, commands: Sequence[Command], stream: UUID) -> None:
        self.office.casework.handle(
            *commands,
            ledger=self.county,
            stream=stream,
            by=OFFICE,
            request=Request(new_id(self.random)),
            today=self.office.today(),
        )
