"""The families behind the published sums: so many couples, so many single payees, each with what they are qualified for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Final, Literal
from uuid import UUID

from casework.applications.commands import SubmitApplication
from casework.common.id_number import Sex
from casework.divisions.country import the_divisions
from casework.households.commands.registration import NewChild, NewMember, RegisterHousehold
from casework.schemes.words import SchemeId
from web.demo.families import new_id
from web.demo.xichuan.people import Invented

REGISTERED: Final = date(2022, 11, 1)
YEAR: Final = date(2023, 1, 1)
LATE: Final = date(2023, 5, 1)  # the one who is paid for eight months
CategoryOf = Literal["none", "child_deceased", "child_disabled", "surgery_complication"]
PARENTS: Final[tuple[tuple[Sex, str], ...]] = (("female", "mother"), ("male", "father"))


@dataclass(frozen=True, slots=True)
class Group:
    """`couples` and `singles`: households with two payees and with one. `born`: when; `child`: as the register has it."""

    scheme: SchemeId
    category: CategoryOf
    couples: int
    singles: int
    born: tuple[date, date]
    declared: dict[str, Any]
    child: dict[str, Any] | None = None
    from_on: date = YEAR


OF_OLD_AGE: Final = (date(1940, 1, 1), date(1962, 12, 31))  # 60 before the year begins
OF_SUPPORT: Final = (date(1950, 1, 1), date(1973, 12, 31))  # 49 before it begins
WITH_A_MINOR: Final = (date(1975, 1, 1), date(1988, 12, 31))
ONLY_CHILD: Final = {"children": 1, "certificate": True}
DIED: Final = {"died_on": date(2016, 4, 12)}
MINOR: Final = ONLY_CHILD | {"child_born_on": date(2012, 9, 1), "residency": "rural"}

# 6,743 and 3,858 persons; 353 persons: 57 + 1 death, 205 disability, 90 complication; 625 households with 1,150 parents.
GROUPS: Final = (
    Group("rural_reward", "none", 3371, 1, OF_OLD_AGE, ONLY_CHILD | {"residency": "rural"}),
    Group("urban_parent_reward", "none", 1929, 0, OF_OLD_AGE, ONLY_CHILD | {"residency": "urban"}),
    Group("special_support", "child_deceased", 28, 1, OF_SUPPORT, ONLY_CHILD, DIED),
    Group("special_support", "child_deceased", 0, 1, OF_SUPPORT, ONLY_CHILD, DIED, LATE),
    Group("special_support", "child_disabled", 102, 1, OF_SUPPORT, ONLY_CHILD, {"disability_level": 2}),
    Group("special_support", "surgery_complication", 0, 90, OF_SUPPORT, {"grade": "3", "children": 1}),
    Group("parent_allowance", "none", 525, 100, WITH_A_MINOR, MINOR),
)


@dataclass(frozen=True, slots=True)
class Family:
    registration: RegisterHousehold
    applications: tuple[SubmitApplication, ...]
    from_on: date


class Families:
    """Draws the families of the groups."""

    def __init__(self, random: Random, county: str) -> None:
        self._random, self._people = random, Invented(random, county)
        self._county, self._number, self._account = county, 0, 0
        towns = the_divisions().children(county)
        self._villages = [village.code for town in towns for village in the_divisions().children(town.code)]

    def drawn(self, groups: Sequence[Group] = GROUPS) -> Iterator[Family]:
        for group in groups:
            for place in range(group.couples + group.singles):
                yield self._family(group, PARENTS if place < group.couples else PARENTS[:1])

    def _family(self, group: Group, parents: Sequence[tuple[Sex, str]]) -> Family:
        self._number += 1
        village = self._villages[self._number % len(self._villages)]
        household_id = self._id()
        members = tuple(self._member(group, sex, relation, village) for sex, relation in parents)
        registration = RegisterHousehold(
            household_id=household_id,
            household_no=f"{self._county}-X{self._number:05d}",
            category=group.category,
            residence_division=village,
            registered_on=REGISTERED,
            members=members,
            child=NewChild(child_id=self._id(), **group.child) if group.child else None,
        )
        applications = tuple(self._application(group, household_id, each.member_id, village) for each in members)
        return Family(registration, applications, group.from_on)

    def _member(self, group: Group, sex: Sex, relation: str, village: str) -> NewMember:
        person, self._account = self._people.person(sex, *group.born), self._account + 1
        return NewMember(
            member_id=self._id(), name=person.name, id_number=person.id_number, phone=person.phone, relation=relation,
            hukou_division=village, payment_account=f"62170000{self._account:011d}",
        )  # fmt: skip

    def _application(self, group: Group, household_id: UUID, person_id: UUID, village: str) -> SubmitApplication:
        return SubmitApplication(
            application_id=self._id(), scheme=group.scheme, submitted_on=date(2022, 11, 10), person_id=person_id,
            household_id=household_id, division=village, **group.declared,
        )  # fmt: skip

    def _id(self) -> UUID:
        return new_id(self._random)
