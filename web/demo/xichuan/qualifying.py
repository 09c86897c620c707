"""From the application to filing: the village agrees, the list hangs out, the township checks, it hangs out again, the county decides."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
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
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import Actor, Request
from projections.applications.judging import Judgement, judgements
from projections.applications.lookup import of_persons
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from web.demo.xichuan.families import Family
from web.demo.xichuan.officers import Officers
from web.office import Office

AT_ONCE: Final = 200  # families
THREADS: Final = 3
REVIEWED, IN_VILLAGE = date(2022, 11, 18), (date(2022, 11, 19), date(2022, 11, 26))
CHECKED, IN_TOWNSHIP = date(2022, 12, 5), (date(2022, 12, 6), date(2022, 12, 13))
DECIDED, FILED = date(2022, 12, 20), date(2022, 12, 28)


class Qualifying:
    """Each step has an id that follows from the application's: the story told again records nothing."""

    def __init__(self, office: Office, county: str) -> None:
        self.office, self.county, self.officers = office, county, Officers(county)

    def tell(self, families: Iterable[Family]) -> Iterator[int]:
        """Registers and qualifies them; answers, bit by bit, how many more there are."""
        remaining = iter(families)
        with ThreadPoolExecutor(THREADS) as pool:
            while chunk := list(islice(remaining, AT_ONCE)):
                list(pool.map(self._registered, chunk))
                applied = [(family, application) for family in chunk for application in family.applications]
                list(pool.map(self._checked, [application for _, application in applied]))
                judged = self._judged([application for _, application in applied])
                list(pool.map(lambda told: self._decided(*told, judged), applied))  # noqa: B023  used up at once
                yield len(chunk)

    def _registered(self, family: Family) -> None:
        """A family that was told before is left as it is."""
        try:
            self._record(self.officers.township, family.registration.household_id, family.registration)
        except ClaimConflict:
            return

    def _checked(self, application: SubmitApplication) -> None:
        of, officers = application.application_id, self.officers
        review: dict[str, Any] = {"application_id": of, "on": REVIEWED, "by": officers.village.id}
        check: dict[str, Any] = {"application_id": of, "on": CHECKED, "by": officers.township.id}
        self._record(
            officers.village, of,
            application, ReviewInVillage(step_id=uuid5(of, "review"), **review), self._notice(of, "village", *IN_VILLAGE),
        )  # fmt: skip
        self._record(
            officers.township, of,
            CheckInTownship(step_id=uuid5(of, "check"), **check), self._notice(of, "township", *IN_TOWNSHIP),
        )  # fmt: skip

    def _notice(self, of: UUID, level: Any, from_on: date, until_on: date) -> PostNotice:
        return PostNotice(
            application_id=of, notice_id=uuid5(of, level), level=level, from_on=from_on, until_on=until_on,
            by=self.officers.township.id, at_least_days=7,
        )  # fmt: skip

    def _judged(self, applications: list[SubmitApplication]) -> dict[UUID, Judgement]:
        """What the register says of each, as the county sees it on the day of its decision."""
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            placed = of_persons(snapshot, [each.person_id for each in applications])
            return judgements(snapshot, placed, DECIDED)

    def _decided(self, family: Family, application: SubmitApplication, judged: dict[UUID, Judgement]) -> None:
        of, by = application.application_id, self.officers.county
        found, late = judged[of], family.decided_on
        decision = DecideForCounty(
            application_id=of, step_id=uuid5(of, "decision"), on=late or DECIDED, by=by.id, decision="confirmed",
            from_on=family.from_on, findings=found.findings, edition=found.edition, words=found.words,
            notices=found.notices,
        )  # fmt: skip
        filing = FileUpward(application_id=of, step_id=uuid5(of, "filing"), on=late or FILED, by=by.id)
        self._record(by, of, decision, filing)

    def _record(self, by: Actor, stream: UUID, *commands: Command) -> None:
        self.office.casework.handle(
            *commands,
            ledger=self.county,
            stream=stream,
            by=by,
            request=Request.new(),
            today=self.office.today(),
        )
