"""From the application to filing: the village agrees, the list hangs out, the township checks, it hangs out again, the county decides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
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
from web.demo.xichuan.families import Family
from web.demo.xichuan.officers import Officers
from web.office import Office

AT_ONCE: Final = 100  # families: an append holds the ledger a fraction of a second
REVIEWED, IN_VILLAGE = date(2022, 11, 18), (date(2022, 11, 19), date(2022, 11, 26))
CHECKED, IN_TOWNSHIP = date(2022, 12, 5), (date(2022, 12, 6), date(2022, 12, 13))
DECIDED, FILED = date(2022, 12, 20), date(2022, 12, 28)


class Qualifying:
    """Each step has an id that follows from the application's: the story told again records nothing."""

    def __init__(self, office: Office, county: str) -> None:
        self.office, self.county, self.officers = office, county, Officers(county)

    def tell(self, families: Iterable[Family]) -> Iterator[int]:
        """Registers and qualifies them; answers, bit by bit, how many more there are. Raises Refused."""
        remaining = iter(families)
        while chunk := list(islice(remaining, AT_ONCE)):
            applied = [application for family in chunk for application in family.applications]
            self._record(self.officers.township, _registered(chunk))
            self._record(self.officers.village, {each.application_id: self._in_village(each) for each in applied})
            self._record(self.officers.township, {each.application_id: self._in_township(each) for each in applied})
            judged = self._judged(applied)
            decisions = {
                each.application_id: self._by_county(family, each.application_id, judged[each.application_id])
                for family in chunk
                for each in family.applications
            }
            self._record(self.officers.county, decisions)
            yield len(chunk)

    def _in_village(self, application: SubmitApplication) -> list[Command]:
        of, by = application.application_id, self.officers.village.id
        review = ReviewInVillage(application_id=of, step_id=uuid5(of, "review"), on=REVIEWED, by=by)
        return [application, review, self._notice(of, "village", *IN_VILLAGE)]

    def _in_township(self, application: SubmitApplication) -> list[Command]:
        of, by = application.application_id, self.officers.township.id
        check = CheckInTownship(application_id=of, step_id=uuid5(of, "check"), on=CHECKED, by=by)
        return [check, self._notice(of, "township", *IN_TOWNSHIP)]

    def _notice(self, of: UUID, level: Any, from_on: date, until_on: date) -> Command:
        return PostNotice(
            application_id=of, notice_id=uuid5(of, level), level=level, from_on=from_on, until_on=until_on,
            by=self.officers.township.id, at_least_days=7,
        )  # fmt: skip

    def _judged(self, applications: Sequence[SubmitApplication]) -> dict[UUID, Judgement]:
        """What the register says of each, as the county sees it when it decides."""
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            placed = of_persons(snapshot, [each.person_id for each in applications])
            return judgements(snapshot, placed, DECIDED)

    def _by_county(self, family: Family, of: UUID, found: Judgement) -> list[Command]:
        by, late = self.officers.county.id, family.decided_on
        decision = DecideForCounty(
            application_id=of, step_id=uuid5(of, "decision"), on=late or DECIDED, by=by, decision="confirmed",
            from_on=family.from_on, findings=found.findings, edition=found.edition, words=found.words,
            notices=found.notices,
        )  # fmt: skip
        return [decision, FileUpward(application_id=of, step_id=uuid5(of, "filing"), on=late or FILED, by=by)]

    def _record(self, by: Actor, orders: Mapping[UUID, Sequence[Command]]) -> None:
        _, refused = self.office.casework.handle_many(
            orders, ledger=self.county, by=by, request=Request.new(), today=self.office.today()
        )
        for refusal in refused.values():
            raise refusal


def _registered(families: Sequence[Family]) -> dict[UUID, Sequence[Command]]:
    return {family.registration.household_id: [family.registration] for family in families}
