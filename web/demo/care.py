"""What doctors and the hospital did for an invented person, as commands."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from casework.common.command import Command
from casework.common.days import twelve_months_after
from casework.households.commands.checkups import RecordCheckup
from casework.households.commands.doctor import RecordDoctorService, RenewDoctorContract, SignDoctorContract
from casework.households.commands.green_channel import (
    EndGreenChannelPass,
    IssueGreenChannelPass,
    RateGreenChannelUse,
    UseGreenChannel,
)
from casework.households.commands.signatures import AuthoriseSignature
from web.demo.people import People

PACKAGE = ("regular_round", "health_record", "chronic_follow_up")
TCM = ("tcm_constitution", "tcm_guidance")


class CareGiven:
    """Draws what one person after the other was given. `began`: the first day of the story."""

    def __init__(self, random: Random, people: People, began: date, today: date) -> None:
        self.random, self.people, self.began, self.today = random, people, began, today

    def commands(self, household_id: UUID, member_id: UUID, hospital_id: UUID) -> Iterator[Command]:
        whom: dict[str, Any] = {"household_id": household_id, "member_id": member_id}
        yield from self._family_doctor(whom)
        if self._happens(0.15):
            yield from self._tcm_doctor(whom)
        yield from self._checkup(whom)
        if self._happens(0.9):
            yield from self._green_channel(whom, hospital_id)
        if self._happens(0.06):
            yield self._may_sign(whom)

    def _family_doctor(self, whom: dict[str, Any]) -> Iterator[Command]:
        if not self._happens(0.92):
            return
        signed, contract_id = self._ago(420), self._id()
        yield SignDoctorContract(
            **whom, contract_id=contract_id, kind="family", from_on=signed, until_on=twelve_months_after(signed),
            institution="镇卫生院", doctor=self.people.name(), package=PACKAGE if self._happens(0.8) else (),
        )  # fmt: skip
        if twelve_months_after(signed) <= self.today and self._happens(0.6):
            yield RenewDoctorContract(**whom, contract_id=contract_id, renewal_id=self._id())
        if self._happens(0.7):
            day = self.today - timedelta(days=self.random.randrange(min(150, (self.today - signed).days + 1)))
            yield self._service(whom, day, "测血压、问诊", "family", ("regular_round",))

    def _tcm_doctor(self, whom: dict[str, Any]) -> Iterator[Command]:
        signed = self._ago(300)
        yield SignDoctorContract(
            **whom, contract_id=self._id(), kind="tcm", from_on=signed, until_on=twelve_months_after(signed),
            institution="县中医院", doctor=self.people.name(), package=TCM,
        )  # fmt: skip
        if self._happens(0.5):
            yield self._service(whom, self._between(signed), "体质辨识、艾灸", "tcm", ("tcm_constitution",))

    def _service(self, whom: dict[str, Any], on: date, service: str, kind: str, items: tuple[str, ...]) -> Command:
        return RecordDoctorService(
            **whom,
            service_id=self._id(),
            on=on,
            service=service,
            kind="tcm" if kind == "tcm" else "family",
            items=items,
        )

    def _checkup(self, whom: dict[str, Any]) -> Iterator[Command]:
        first = max(self.began, date(self.today.year, 1, 1))
        if not self._happens(0.7):
            return
        offered = self._between(first)
        yield RecordCheckup(**whom, checkup_id=self._id(), stage="offered", on=offered)
        if self._happens(0.7):
            stage = "done" if self._happens(0.9) else "declined"
            yield RecordCheckup(
                **whom, checkup_id=self._id(), stage="done" if stage == "done" else "declined", on=self._between(offered),
                institution="镇卫生院" if stage == "done" else None,
            )  # fmt: skip

    def _green_channel(self, whom: dict[str, Any], hospital_id: UUID) -> Iterator[Command]:
        pass_id, lost = self._id(), self._happens(0.04)
        yield IssueGreenChannelPass(**whom, pass_id=pass_id, number=self._number(), from_on=self.began)
        if lost:
            day = self._between(self.began + timedelta(days=1))
            yield EndGreenChannelPass(**whom, pass_id=pass_id, until_on=day, cause="lost", reason="不慎遗失，已补发")
            yield IssueGreenChannelPass(**whom, pass_id=self._id(), number=self._number(), from_on=day)
        if self._happens(0.1):
            use_id, household_id = self._id(), whom["household_id"]
            yield UseGreenChannel(
                **whom, use_id=use_id, hospital_id=hospital_id, on=self._ago(200),
                steps=("registration", "consultation", "medicine"), escorted=self._happens(0.5),
                priority_given=("registration", "consultation"),
            )  # fmt: skip
            if self._happens(0.5):
                yield RateGreenChannelUse(household_id=household_id, use_id=use_id, as_promised=True, content=True)

    def _may_sign(self, whom: dict[str, Any]) -> Command:
        given = self._ago(200)
        return AuthoriseSignature(
            **whom, authorisation_id=self._id(), signer=self.people.name(), relation="侄子",
            matters=("admission", "examination"), from_on=given, until_on=given + timedelta(days=365),
            document="本人书面授权委托书", phone=self.people.phone(),
        )  # fmt: skip

    def _number(self) -> str:
        return f"LT{self.random.randrange(10**5):05d}"

    def _happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=self.random.randrange(days))

    def _between(self, first: date) -> date:
        """A day from the first through today."""
        return first + timedelta(days=self.random.randrange(max(1, (self.today - first).days + 1)))

    def _id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)
