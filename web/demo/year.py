"""What happens around some of the families in the last months: what is asked for, reported, ordered; and the office's own work.

Every list of a supervisor's day has something on it, and so has every page of a family.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from casework.common.command import Command
from casework.households.commands.checks import CheckRecord, RecordExternalNumber
from casework.households.commands.contacts import LogContact
from casework.households.commands.life_events import ReportLifeEvent
from casework.households.commands.measures import GivePriority, RecordMeasure
from casework.households.commands.needs import AnswerNeed, OpenNeed
from casework.households.commands.pause_closure import PauseHousehold
from casework.households.commands.preferences import NotePersonalDay, NotePreference
from casework.households.commands.service_orders import AcceptDelivery, OrderService, RecordDelivery
from casework.households.commands.supporters import NameSupporter
from casework.projects.activities import RecordActivity
from casework.projects.providers import RegisterProvider
from casework.supervision.campaigns import OpenCampaign
from casework.supervision.inspection_commands import OpenInspection, RecordFinding, RectifyFinding
from casework.supervision.task_commands import OpenTask, ReportOnTask
from casework.supervision.trainings import RecordTraining
from web.demo.families import new_id

DAY: Final = timedelta(days=1)
LEAST: Final = 10  # families, of which each has its own story
Record = Callable[[Sequence[Command], UUID], None]


@dataclass(frozen=True, slots=True)
class Told:
    """A family of the demo: who lives, and where."""

    household_id: UUID
    members: tuple[UUID, ...]
    village: str


class Year:
    """`record` hands commands on one stream to the rules."""

    def __init__(self, random: Random, county: str, today: date, record: Record) -> None:
        self.random, self.county, self.today, self.record = random, county, today, record

    def tell(self, families: Sequence[Told]) -> None:
        """Nothing where there are too few families for it."""
        if len(families) < LEAST:
            return
        provider = self._office(families)
        stories = (
            self._wishes,
            self._asks,
            self._in_trouble,
            self._bereaved,
            self._moving,
            self._resting,
            self._silent,
        )
        for family, story in zip(families, stories, strict=False):
            self.record(story(family), family.household_id)
        self.record(self._served(families[7], provider), families[7].household_id)
        for family in families[8:LEAST]:
            self.record(self._checked(family), family.household_id)

    def _wishes(self, family: Told) -> list[Command]:
        of: dict[str, Any] = {"household_id": family.household_id}
        return [
            NotePreference(**of, preference_id=self._id(), kind="avoid", text="不在人前提起孩子"),
            NotePreference(**of, preference_id=self._id(), kind="hours", text="下午三点以后方便"),
            NotePersonalDay(**of, personal_day_id=self._id(), kind="own", agreed_on=self._ago(40), day="04-02"),
            NameSupporter(
                **of, supporter_id=self._id(), role="association", name="计生协 田会长", from_on=self._ago(200)
            ),
        ]

    def _asks(self, family: Told) -> list[Command]:
        of: dict[str, Any] = {"household_id": family.household_id}
        need = self._id()
        return [
            OpenNeed(**of, need_id=need, domain="medical", summary="想配一副助听器", due_on=self._ago(4)),
            AnswerNeed(**of, need_id=need, answer="已联系残联，等通知", interim=True),
            RecordMeasure(**of, measure_id=self._id(), domain="medical", on=self._ago(3), measure="陪同到县医院测听力"),
        ]

    def _in_trouble(self, family: Told) -> list[Command]:
        of: dict[str, Any] = {"household_id": family.household_id}
        trouble: Command = OpenNeed(
            **of, need_id=self._id(), domain="medical", summary="今早摔倒，需要送医", emergency="accident"
        )
        return [
            trouble,
            GivePriority(**of, priority_id=self._id(), from_on=self._ago(30), reason="行动不便，家中无人照看"),
        ]

    def _bereaved(self, family: Told) -> list[Command]:
        return [
            ReportLifeEvent(
                household_id=family.household_id, life_event_id=self._id(), kind="death",
                subject=str(family.members[0]), occurred_on=self._ago(6), source="村委会来电",
            )
        ]  # fmt: skip

    def _moving(self, family: Told) -> list[Command]:
        return [
            ReportLifeEvent(
                household_id=family.household_id, life_event_id=self._id(), kind="moved",
                subject=str(family.members[0]), occurred_on=self._ago(20), source="本人告知",
                residence_division=family.village,
            )
        ]  # fmt: skip

    def _resting(self, family: Told) -> list[Command]:
        return [
            PauseHousehold(
                household_id=family.household_id, pause_id=self._id(), from_on=self._ago(5),
                until_on=self.today + 20 * DAY, reason="外出看病，家人希望先不上门",
            )
        ]  # fmt: skip

    def _silent(self, family: Told) -> list[Command]:
        """Three calls in a row that nobody took."""
        return [
            LogContact(
                household_id=family.household_id, contact_id=self._id(), channel="phone", outcome="not_reached",
                occurred_on=self._ago(days),
            )
            for days in (9, 5, 2)
        ]  # fmt: skip

    def _served(self, family: Told, provider: UUID) -> list[Command]:
        of: dict[str, Any] = {"household_id": family.household_id}
        order, delivery = self._id(), self._id()
        return [
            OrderService(**of, order_id=order, project="home_visiting", provider_id=provider, from_on=self._ago(90), quantity=24),
            RecordDelivery(
                **of, delivery_id=delivery, order_id=order, on=self._ago(12), done=("health_asked", "shopping"),
                note="血压平稳，帮买了米面",
            ),
            AcceptDelivery(**of, delivery_id=delivery, accepted=True, on=self._ago(10)),
            RecordDelivery(**of, delivery_id=self._id(), order_id=order, on=self._ago(3), done=("home_seen",)),
            OrderService(**of, order_id=self._id(), project="counselling", provider_id=provider, from_on=self._ago(30)),
        ]  # fmt: skip

    def _checked(self, family: Told) -> list[Command]:
        of: dict[str, Any] = {"household_id": family.household_id}
        return [
            CheckRecord(**of, check_id=self._id(), way="home_visit", result="right", on=self._ago(8)),
            RecordExternalNumber(**of, external_number_id=self._id(), system="national_archive", number="XC-2026-0091"),
        ]

    def _office(self, families: Sequence[Told]) -> UUID:
        """Trainings, a task past its day, an inspection with what was found, a campaign, an activity; answers the provider."""
        for days in (250, 190, 140, 90, 50, 15):
            self._begin(RecordTraining, "training_id", on=self._ago(days), topic="奖励扶助政策与信息录入",
                        audience="contact_persons", persons=75)  # fmt: skip
        self._begin(OpenTask, "task_id", title="逐户补齐联系电话", on=self._ago(6), basis="县委督办〔2026〕6号")
        followed = self._begin(OpenTask, "task_id", title="核对绿色通道责任人", on=self._ago(20))
        self.record([ReportOnTask(task_id=followed, step="done", report="三家医院已核对", on=self._ago(2))], followed)
        sample = tuple(family.household_id for family in families[:3])
        inspection = self._begin(OpenInspection, "inspection_id", matter="三个全覆盖落实情况", on=self._ago(25),
                                 frame=len(families), seed=7, households=sample)  # fmt: skip
        finding = self._id()
        self.record(
            [
                RecordFinding(
                    inspection_id=inspection, finding_id=finding, finding="联系卡没有贴在家中", household_id=sample[0],
                    on=self._ago(24), due_on=self._ago(1),
                ),
                RectifyFinding(inspection_id=inspection, finding_id=finding, rectification="已送上门", on=self._ago(2)),
            ],
            inspection,
        )  # fmt: skip
        self._begin(
            OpenCampaign, "campaign_id", title="冬季逐户核查", from_on=self._ago(30), until_on=self.today + 30 * DAY
        )
        self._begin(RecordActivity, "activity_id", on=self._ago(45), title="重阳节包饺子", programme="warm_heart",
                    persons=32, donor="县计生协", households=tuple(family.household_id for family in families[:6]))  # fmt: skip
        return self._begin(RegisterProvider, "provider_id", name="康乐养老服务中心", kind="company", from_on=self._ago(300),
                           projects=("home_visiting", "counselling", "daily_care"))  # fmt: skip

    def _begin(self, begins: type[Any], stream: str, /, **said: object) -> UUID:
        id_ = self._id()
        self.record([begins(**{stream: id_}, division=self.county, **said)], id_)
        return id_

    def _ago(self, days: int) -> date:
        return self.today - days * DAY

    def _id(self) -> UUID:
        return new_id(self.random)
