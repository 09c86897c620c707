"""A county of the country: its edition, its people, and the families in their care."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from playwright.sync_api import Locator, Page

from casework.policies import Edition
from tests.browser.conftest import Address
from tests.support.world import World
from web.access.caller import Caller
from web.households import assignment_actions as assignments
from web.http.action import Action, WriteResult
from web.policies import actions as policies
from web.staff import actions as staff

SINCE: Final = date(2026, 1, 1)


@dataclass(kw_only=True)
class Country(Address):
    """Where every county of these stories is served."""

    world: World


class Person(NamedTuple):
    """Who looks after families, and who they are when they sign in."""

    name: str
    staff_id: UUID
    caller: Caller


class Family(NamedTuple):
    household_id: UUID
    members: list[UUID]
    name: str

    @property
    def home(self) -> str:
        return f"/households/{self.household_id}"

    def among(self, page: Page, listed: str) -> Locator:
        """The family's entry on a list."""
        return page.locator(listed).filter(has_text=self.name)


NOBODY: Final[Mapping[str, Person]] = MappingProxyType({})


@dataclass
class County:
    """`village`: where its families live; the county and township follow from it."""

    world: World
    village: str

    @property
    def code(self) -> str:
        return self.village[:6]

    @cached_property
    def supervisor(self) -> Caller:
        return self.world.caller("supervisor", self.code)

    @cached_property
    def auditor(self) -> Caller:
        return self.world.caller("auditor", self.code)

    def ask(self, action: Action, by: Caller | None = None, /, **said: Any) -> WriteResult:
        """Asked for in the county: by its supervisor, where nobody else is named."""
        return self.world.ask(action, by or self.supervisor, **said)

    def adopt(self, edition: Edition, document: str) -> None:
        said = {"edition": msgspec.to_builtins(edition), "from_on": SINCE, "document_number": document}
        self.ask(policies.ADOPT, division=self.code, **said)

    def contact_person(self, name: str, level: str = "village") -> Person:
        division = self.village[: {"village": 12, "township": 9, "county": 6}[level]]
        post = {"level": level, "division": division, "from_on": SINCE}
        staff_id = self.ask(staff.REGISTER_STAFF, name=name, phone="13900002222", posts=[post]).id
        return Person(name, staff_id, self.world.caller("contact_person", division, staff_id))

    def family(self, husband: str, wife: str, by: Mapping[str, Person] = NOBODY, **wishes: Any) -> Family:
        """A couple, and by whom it is looked after at each level; `wishes`: of its registration, or `born_on`."""
        born_on = wishes.pop("born_on", date(1962, 3, 9))
        members = tuple(
            {"name": name, "id_number": self.world.id_number(born_on, self.code), "relation": relation}
            for name, relation in ((husband, "father"), (wife, "mother"))
        )
        household_id, ids = self.world.household(
            self.supervisor, residence_division=self.village, members=members, **wishes
        )
        for level, person in by.items():
            said = {"level": level, "staff_id": person.staff_id, "from_on": SINCE}
            self.ask(assignments.ASSIGN, household_id=household_id, **said)
        return Family(household_id, ids, husband)

    def seen(self, family: Family, by: Person, on: date, **wishes: Any) -> UUID:
        """Visited at home, by whom and when."""
        return self.world.contact(family.household_id, on, by.caller, **{"channel": "home_visit", **wishes})
