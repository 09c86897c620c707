"""What happens around some of the families in the last months: what is asked for, reported, ordered, put right.

Every list of a supervisor's day has something on it, and so has every page of a family.
"""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from casework.common.command import Command
from casework.households.commands.checks import CheckRecord, RecordExternalNumber
from casework.households.commands.contacts import LogContact
from casework.households.commands.help import AssignHelpCategory
from casework.households.commands.life_events import ReportLifeEvent
from casework.households.commands.measures import GivePriority, RecordMeasure
from casework.households.commands.needs import AnswerNeed, OpenNeed
from casework.households.commands.pause_closure import PauseHousehold
from casework.households.commands.preferences import NotePersonalDay, NotePreference
from casework.households.commands.service_orders import AcceptDelivery, OrderService, RecordDelivery
from casework.households.commands.supporters import NameSupporter
from casework.petitions.commands import AnswerPetition, RecordPetition
from web.demo.corrections import Corrections
from web.demo.office_work import OfficeWork
from web.demo.telling import DAY, Teller, Told

LEAST: Final = 20  # families, of which each has its own story


class Year(Teller):
    def tell(self, families: Sequence[Told]) -> None:
        provider = OfficeWork(self.random, self.county, self.today, self.record).tell(families)
        put_right = Corrections(self.random, self.county, self.today, self.record)
        stories: tuple[Callable[[Told], list[Command]], ...] = (
            self._wishes, self._asks, self._in_trouble, self._bereaved, self._moving, self._resting, self._silent,
            lambda family: self._served(family, provider), self._checked, self._checked, put_right.of_contacts,
            put_right.of_the_record, self._helped_most, self._helped, self._helped,
        )  # fmt: skip
        for family, story in zip(families, stories, strict=False):
            for command in story(family):  # one after the other, as an office records them
                self.record([command], family.household_id)
        self._petitions(families[len(stories)], families[len(stories) + 1])

    def _wishes(self, family: Told) -> list[Command]:
        of = family.of
        return [
            NotePreference(**of, preference_id=self.id(), kind="avoid", text="不在人前提起孩子"),
            NotePreference(**of, preference_id=self.id(), kind="hours", text="下午三点以后方便"),
            NotePersonalDay(**of, personal_day_id=self.id(), kind="own", agreed_on=self.ago(40), day="04-02"),
            NameSupporter(
                **of, supporter_id=self.id(), role="association", name="计生协 田会长", from_on=self.ago(200)
            ),
        ]

    def _asks(self, family: Told) -> list[Command]:
        of = family.of
        need = self.id()
        return [
            OpenNeed(**of, need_id=need, domain="medical", summary="想配一副助听器", due_on=self.ago(4)),
            AnswerNeed(**of, need_id=need, answer_id=self.id(), answer="已联系残联，等通知", interim=True),
            RecordMeasure(**of, measure_id=self.id(), domain="medical", on=self.ago(3), measure="陪同到县医院测听力"),
        ]

    def _in_trouble(self, family: Told) -> list[Command]:
        of = family.of
        trouble: Command = OpenNeed(
            **of, need_id=self.id(), domain="medical", summary="今早摔倒，需要送医", emergency="accident"
        )
        return [
            trouble,
            GivePriority(**of, priority_id=self.id(), from_on=self.ago(30), reason="行动不便，家中无人照看"),
        ]

    def _bereaved(self, family: Told) -> list[Command]:
        return [
            ReportLifeEvent(
                **family.of, life_event_id=self.id(), kind="death",
                subject=str(family.members[0]), occurred_on=self.ago(6), source="村委会来电",
            )
        ]  # fmt: skip

    def _moving(self, family: Told) -> list[Command]:
        return [
            ReportLifeEvent(
                **family.of, life_event_id=self.id(), kind="moved",
                subject=str(family.members[0]), occurred_on=self.ago(20), source="本人告知",
                residence_division=family.village,
            )
        ]  # fmt: skip

    def _resting(self, family: Told) -> list[Command]:
        return [
            PauseHousehold(
                **family.of, pause_id=self.id(), from_on=self.ago(5),
                until_on=self.today + 20 * DAY, reason="外出看病，家人希望先不上门",
            )
        ]  # fmt: skip

    def _silent(self, family: Told) -> list[Command]:
        """Three calls in a row that nobody took."""
        return [
            LogContact(
                **family.of, contact_id=self.id(), channel="phone", outcome="not_reached",
                occurred_on=self.ago(days),
            )
            for days in (9, 5, 2)
        ]  # fmt: skip

    def _served(self, family: Told, provider: UUID) -> list[Command]:
        of = family.of
        order, delivery = self.id(), self.id()
        return [
            OrderService(**of, order_id=order, project="home_visiting", provider_id=provider, from_on=self.ago(90), quantity=24),
            RecordDelivery(
                **of, delivery_id=delivery, order_id=order, on=self.ago(12), done=("health_asked", "shopping"),
                note="血压平稳，帮买了米面",
            ),
            AcceptDelivery(**of, delivery_id=delivery, accepted=True, on=self.ago(10)),
            RecordDelivery(**of, delivery_id=self.id(), order_id=order, on=self.ago(3), done=("home_seen",)),
            OrderService(**of, order_id=self.id(), project="counselling", provider_id=provider, from_on=self.ago(30)),
        ]  # fmt: skip

    def _checked(self, family: Told) -> list[Command]:
        of = family.of
        return [
            CheckRecord(**of, check_id=self.id(), way="home_visit", result="right", on=self.ago(8)),
            RecordExternalNumber(**of, external_number_id=self.id(), system="national_archive", number="XC-2026-0091"),
        ]

    def _helped_most(self, family: Told) -> list[Command]:
        return [
            AssignHelpCategory(
                **family.of, help_id=self.id(), help_category="regular", title="日常帮扶", from_on=self.ago(150),
                reason="村级评议",
            ),
            AssignHelpCategory(
                **family.of, help_id=self.id(), help_category="intensive", title="重点帮扶", from_on=self.ago(40),
                reason="出院后行动不便，一人在家",
            ),
            RecordMeasure(
                **family.of, measure_id=self.id(), domain="elder_care", on=self.ago(20), measure="安装床边扶手",
                organisation="县残联",
            ),
        ]  # fmt: skip

    def _helped(self, family: Told) -> list[Command]:
        return [
            AssignHelpCategory(
                **family.of, help_id=self.id(), help_category="regular", title="日常帮扶", from_on=self.ago(90),
                reason="村级评议",
            )
        ]  # fmt: skip

    def _petitions(self, first: Told, second: Told) -> None:
        """One that was answered, and one that waits for its answer."""
        answered, waits = self.id(), self.id()
        self.record(
            [
                RecordPetition(
                    **first.of, petition_id=answered, received_on=self.ago(50), matter="反映护理补贴发放较晚",
                    unit="镇卫健办", due_on=self.ago(20),
                ),
                AnswerPetition(petition_id=answered, result="已说明发放时间，本人表示理解", on=self.ago(25)),
            ],
            answered,
        )  # fmt: skip
        self.record(
            [
                RecordPetition(
                    **second.of, petition_id=waits, received_on=self.ago(12), matter="希望住院护理补贴能直接结算",
                    unit="县卫健委家庭股", due_on=self.today + 18 * DAY,
                )
            ],
            waits,
        )  # fmt: skip
