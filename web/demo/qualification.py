"""From the application to filing: the village agrees, the list hangs out, the township checks, it hangs out again, the county decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from casework.applications.commands import (
    CheckInTownship,
    DecideForCounty,
    FileUpward,
    PostNotice,
    ReviewInVillage,
    SubmitApplication,
)
from casework.common.command import Command
from casework.ledger.envelope import Actor, Request
from projections.applications.judging import Judgement, judgements
from projections.applications.lookup import of_persons
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from web.demo.officers import Officers
from web.office import Office

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """When the steps are done, counted from the day on which the village agrees: a week on notice at each level."""

    reviewed_on: date
    from_on: date | None = None
    decided_on: date | None = None

    @property
    def in_village(self) -> tuple[date, date]:
        return self.reviewed_on + DAY, self.reviewed_on + 8 * DAY

    @property
    def checked_on(self) -> date:
        return self.reviewed_on + 16 * DAY

    @property
    def in_township(self) -> tuple[date, date]:
        return self.checked_on + DAY, self.checked_on + 8 * DAY

    @property
    def decides_on(self) -> date:
        return self.decided_on or self.checked_on + 10 * DAY


class Qualifying:
    """Each step has an id that follows from the application's: the story told again records nothing."""

    def __init__(self, office: Office, county: str, days: Days) -> None:
        self.office, self.county, self.days, self.officers = office, county, days, Officers(county)

    def tell(self, applied: Sequence[SubmitApplication]) -> None:
        """A few hundred at a time, all the way. Raises Refused."""
        self.reviewed(applied)
        self.checked(applied)
        self.decided(applied)

    def reviewed(self, applied: Sequence[SubmitApplication]) -> None:
        self.record(self.officers.village, {each.application_id: self._in_village(each) for each in applied})

    def checked(self, applied: Sequence[SubmitApplication]) -> None:
        self.record(self.officers.township, {each.application_id: self._in_township(each) for each in applied})

    def decided(self, applied: Sequence[SubmitApplication]) -> None:
        judged = self._judged(applied)
        orders = {of: self._by_county(of, found) for of, found in judged.items() if not found.fails}
        self.record(self.officers.county, orders)

    def _in_village(self, application: SubmitApplication) -> list[Command]:
        of, by = application.application_id, self.officers.village.id
        review = ReviewInVillage(application_id=of, step_id=uuid5(of, "review"), on=self.days.reviewed_on, by=by)
        return [application, review, self._notice(of, "village", *self.days.in_village)]

    def _in_township(self, application: SubmitApplication) -> list[Command]:
        of, by = application.application_id, self.officers.township.id
        check = CheckInTownship(application_id=of, step_id=uuid5(of, "check"), on=self.days.checked_on, by=by)
        return [check, self._notice(of, "township", *self.days.in_township)]

    def _notice(self, of: UUID, level: Any, from_on: date, until_on: date) -> Command:
        return PostNotice(
            application_id=of, notice_id=uuid5(of, level), level=level, from_on=from_on, until_on=until_on,
            by=self.officers.township.id, at_least_days=7,
        )  # fmt: skip

    def _judged(self, applications: Sequence[SubmitApplication]) -> dict[UUID, Judgement]:
        """What the register says of each, as the county sees it when it decides."""
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            placed = of_persons(snapshot, [each.person_id for each in applications])
            return judgements(snapshot, placed, self.days.decides_on)

    def _by_county(self, of: UUID, found: Judgement) -> list[Command]:
        by, on = self.officers.county.id, self.days.decides_on
        decision = DecideForCounty(
            application_id=of, step_id=uuid5(of, "decision"), on=on, by=by, decision="confirmed",
            from_on=self.days.from_on, findings=found.findings, edition=found.edition, words=found.words,
            notices=found.notices,
        )  # fmt: skip
        return [decision, FileUpward(application_id=of, step_id=uuid5(of, "filing"), on=on, by=by)]

    def record(self, by: Actor, orders: Mapping[UUID, Sequence[Command]]) -> None:
        _, refused = self.office.casework.handle_many(
            orders, ledger=self.county, by=by, request=Request.new(), today=self.office.today()
        )
        for refusal in refused.values():
            raise refusal
