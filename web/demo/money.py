"""Money in the demo: most families draw special support, some wait for a decision; one list is closed, one waits for the approver;
some were in hospital."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import uuid5

from casework.applications.commands import SubmitApplication
from casework.divisions.country import the_divisions
from casework.ledger.envelope import Request
from web.demo.lists import ACCOUNT_WRONG, NAME_DIFFERS, Lists
from web.demo.occasions import Occasions
from web.demo.officers import OFFICERS
from web.demo.qualification import Days, Qualifying
from web.demo.telling import DAY, Told
from web.office import Office

SCHEME: Final = "special_support"
FEW: Final = 5  # families that wait at each step
OF_FARMERS: Final = "村民委员会"  # whose people have a rural hukou; those of a 社区居民委员会 an urban one


class Money:
    """`began`: the first day of the story."""

    def __init__(self, county: str, office: Office, began: date) -> None:
        self.county, self.office = county, office
        self.today, self.began = office.today(), began

    def tell(self, families: Sequence[Told]) -> None:
        waiting, drawing = families[: 3 * FEW], families[3 * FEW :]
        reviewed_on = self.began + timedelta(days=90)
        Qualifying(self.office, self.county, Days(reviewed_on)).tell(self._applied(drawing, reviewed_on - 8 * DAY))
        self._wait(waiting)
        lists = Lists(self.office, self.county)
        self._lists(lists)
        Occasions(self.county, self.office, self.began).tell(drawing, lists, self._period)

    def _wait(self, families: Sequence[Told]) -> None:
        """For the village's review, for the township's check, for the county's decision."""
        days = Days(self.today - timedelta(days=40))
        qualifying = Qualifying(self.office, self.county, days)
        applied = [self._applied(families[at : at + FEW], self.today - timedelta(days=50)) for at in (0, FEW, 2 * FEW)]
        for application in applied[0]:
            qualifying.record(qualifying.officers.village, {application.application_id: [application]})
        qualifying.reviewed([*applied[1], *applied[2]])
        qualifying.checked(applied[2])

    def _applied(self, families: Sequence[Told], submitted_on: date) -> list[SubmitApplication]:
        return [
            SubmitApplication(
                application_id=uuid5(member, SCHEME), scheme=SCHEME, submitted_on=submitted_on, person_id=member,
                household_id=family.household_id, division=family.village, children=1, certificate=True,
                residency="rural" if (the_divisions().name_of(family.village) or "").endswith(OF_FARMERS) else "urban",
            )
            for family in families
            for member in family.members
        ]  # fmt: skip

    def _lists(self, lists: Lists) -> None:
        paid = lists.prepare(SCHEME, *self._period(180))
        lists.freeze(paid)
        lists.send(paid)
        lists.answer(paid, (ACCOUNT_WRONG, NAME_DIFFERS))
        lists.close(paid)
        lists.freeze(lists.prepare(SCHEME, *self._period(30)))

    def _period(self, days: int, scheme: str = SCHEME) -> tuple[str, Request]:
        """The month of so many days ago; a list of it that is the same each time the story is told."""
        period = f"{self.today - timedelta(days=days):%Y-%m}"
        return period, Request(uuid5(OFFICERS, f"{self.county}/{scheme}/{period}"))
