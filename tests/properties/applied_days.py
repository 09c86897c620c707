"""How people apply for schemes, and what becomes of it, as it happens in random histories."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from casework.applications import commands as c

WEEK = timedelta(days=7)


class Applying:
    """Days on which somebody applies."""

    county: str

    def _handle(self, command: Any) -> None:
        raise NotImplementedError

    def _person(self, household: int, member: int) -> dict[str, UUID]:
        raise NotImplementedError

    def apply(self, day: date, h: int, m: int, scheme: Any, then: str) -> None:
        """Applied for, reviewed, on notice, objected to; then decided, and put right in every way there is."""
        one: dict[str, Any] = {"application_id": uuid4()}
        person = self._person(h, m)
        whose = {"person_id": person["member_id"], "household_id": person["household_id"], "division": self.county}
        self._handle(c.SubmitApplication(**one, **whose, scheme=scheme, submitted_on=day))
        self._handle(c.CorrectApplication(**one, children=1, reason="漏写"))
        self._handle(c.AddEvidence(**one, step_id=uuid4(), kind="光荣证", number="豫001"))
        review = uuid4()
        for step_id, agreed in ((review, False), (uuid4(), True)):
            self._handle(c.ReviewInVillage(**one, step_id=step_id, on=day, agreed=agreed))
        self._handle(c.WithdrawStep(**one, step_id=review, reason="重复"))
        self._handle(c.CheckInTownship(**one, step_id=uuid4(), on=day))
        village, township = uuid4(), uuid4()
        for notice_id, level in ((village, "village"), (township, "township")):
            self._handle(c.PostNotice(**one, notice_id=notice_id, level=level, from_on=day - WEEK, until_on=day))  # type: ignore[arg-type]
        self._handle(c.CorrectNotice(**one, notice_id=village, from_on=day - 2 * WEEK, reason="写错了"))
        self._handle(c.WithdrawNotice(**one, notice_id=township, reason="没有张贴"))
        objection = uuid4()
        self._handle(c.RaiseObjection(**one, objection_id=objection, matter="有退休金", on=day))
        if then == "withdrawn":
            self._handle(c.WithdrawApplication(**one, step_id=uuid4(), reason="不申请了"))
            return
        self._handle(c.ResolveObjection(**one, objection_id=objection, result="没有", on=day))
        self._handle(c.DecideForCounty(**one, step_id=uuid4(), decision="refused", reason="材料不全", on=day))
        if then == "refused":
            return
        self._handle(c.WithdrawDecision(**one, reason="材料已补"))
        self._handle(c.DecideForCounty(**one, step_id=uuid4(), decision="confirmed", on=day))
        self._handle(c.FileUpward(**one, step_id=uuid4(), on=day))
        self._handle(c.ReviewYearly(**one, step_id=uuid4(), on=day))
        self._occasions(one, day)
        self._handle(c.DecideContinuation(**one, step_id=uuid4(), on=day, reason="还在本地"))
        if then in ("ended", "ended after all"):
            self._handle(c.DecideExit(**one, step_id=uuid4(), cause="other", on=day))
        if then == "ended after all":
            self._handle(c.WithdrawExit(**one, reason="没有退出"))

    def _occasions(self, one: dict[str, Any], day: date) -> None:
        """A stay that is accepted, one that is corrected and decided on again, a cost that is withdrawn."""
        kinds: tuple[Any, ...] = ("stay", "stay", "cost")
        ids = [uuid4() for _ in kinds]
        for id_, kind, ago in zip(ids, kinds, (1, 3, 3), strict=True):
            self._handle(
                c.ReportOccasion(
                    **one, occasion_id=id_, kind=kind, from_on=day - ago * WEEK, until_on=day - ago * WEEK + WEEK / 2,
                    number=f"{id_}", cost_fen=90_000,
                )
            )  # fmt: skip
            self._handle(c.DecideOccasion(**one, occasion_id=id_, accepted=True, on=day))
        self._handle(
            c.CorrectOccasion(**one, occasion_id=ids[1], from_on=day - 3 * WEEK, place="县医院", reason="写错了")
        )
        self._handle(c.DecideOccasion(**one, occasion_id=ids[1], accepted=False, reason="没有发票", on=day))
        self._handle(c.WithdrawOccasion(**one, occasion_id=ids[2], reason="重复"))
