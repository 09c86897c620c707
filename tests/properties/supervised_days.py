"""How an office supervises itself, as it happens in random histories."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from casework.common.command import Command
from casework.households.commands import service_orders as orders
from casework.households.commands.checks import (
    CheckRecord,
    RecordExternalNumber,
    WithdrawExternalNumber,
    WithdrawRecordCheck,
)
from casework.projects import activities, providers
from casework.supervision import campaigns, trainings
from casework.supervision import inspection_commands as inspections
from casework.supervision import task_commands as tasks


class Supervision:
    """Days on which supervisors record, correct and withdraw."""

    county: str

    def _handle(self, command: Command) -> None:
        raise NotImplementedError

    def _household(self, number: int) -> UUID:
        raise NotImplementedError

    def training(self, day: date, persons: int, withdrawn: bool) -> None:
        id_ = uuid4()
        held = {"division": self.county, "on": day, "topic": "政策", "audience": "doctors", "persons": persons}
        self._handle(trainings.RecordTraining(training_id=id_, **held))  # type: ignore[arg-type]
        self._handle(trainings.CorrectTraining(training_id=id_, persons=persons + 1, reason="数错"))
        if withdrawn:
            self._handle(trainings.WithdrawTraining(training_id=id_, reason="重复"))

    def task(self, day: date, step: Any, withdrawn: bool) -> None:
        id_ = uuid4()
        self._handle(tasks.OpenTask(task_id=id_, division=self.county, title="补齐电话", on=day))
        self._handle(tasks.CorrectTask(task_id=id_, basis="督办单", reason="漏写"))
        for reached in (step, "done"):
            self._handle(tasks.ReportOnTask(task_id=id_, step=reached, report="已办"))
        self._handle(tasks.CloseTask(task_id=id_, reason="属实"))
        self._handle(tasks.ReopenTask(task_id=id_, reason="还有一户"))
        if withdrawn:
            self._handle(tasks.WithdrawTask(task_id=id_, reason="不再需要"))

    def inspection(self, day: date, h: int, withdrawn: bool) -> None:
        id_, finding, home = uuid4(), uuid4(), self._household(h)
        self._handle(
            inspections.OpenInspection(
                inspection_id=id_, division=self.county, matter="签约", on=day, frame=1, households=(home,)
            )
        )
        self._handle(
            inspections.RecordFinding(inspection_id=id_, finding_id=finding, finding="未留存", household_id=home)
        )
        self._handle(inspections.RectifyFinding(inspection_id=id_, finding_id=finding, rectification="已补"))
        self._handle(inspections.CloseFinding(inspection_id=id_, finding_id=finding, reason="属实"))
        if withdrawn:
            self._handle(inspections.WithdrawFinding(inspection_id=id_, finding_id=finding, reason="看错"))
        self._handle(inspections.CloseInspection(inspection_id=id_, conclusion="良好"))

    def ordering(self, day: date, h: int, withdrawn: bool) -> None:
        """A service is ordered, delivered, corrected; the family is asked; a counsellor notes something."""
        home, provider, order, delivery = self._household(h), uuid4(), uuid4(), uuid4()
        of = {"household_id": home, "order_id": order}
        named = {"division": self.county, "name": "中心", "kind": "company"}
        self._handle(providers.RegisterProvider(provider_id=provider, from_on=day, **named))  # type: ignore[arg-type]
        self._handle(providers.CorrectProvider(provider_id=provider, name="康乐", reason="改名"))
        self._handle(orders.OrderService(**of, project="counselling", provider_id=provider, from_on=day))
        self._handle(orders.CorrectServiceOrder(**of, quantity=4, reason="漏写"))
        self._handle(orders.RecordDelivery(**of, delivery_id=delivery, on=day, done=("attended",)))
        at = {"household_id": home, "delivery_id": delivery}
        self._handle(orders.CorrectDelivery(**at, quantity=2, reason="数错"))
        self._handle(orders.AcceptDelivery(**at, accepted=True))
        self._handle(orders.NoteCounselling(**of, note_id=uuid4(), note="愿意谈"))
        if withdrawn:
            self._handle(orders.WithdrawDelivery(**at, reason="记错"))
            self._handle(orders.EndServiceOrder(**of, until_on=day, reason="不要了"))
            self._handle(orders.WithdrawServiceOrder(**of, reason="订错"))
        self._handle(providers.EndProvider(provider_id=provider, until_on=day, reason="到期"))

    def activity(self, day: date, h: int, withdrawn: bool) -> None:
        id_, home = uuid4(), self._household(h)
        held = {
            "division": self.county,
            "title": "包粽子",
            "programme": "warm_heart",
            "persons": 9,
            "households": (home,),
        }
        self._handle(activities.RecordActivity(activity_id=id_, on=day, **held))  # type: ignore[arg-type]
        self._handle(activities.CorrectActivity(activity_id=id_, persons=10, reason="数错"))
        if withdrawn:
            self._handle(activities.WithdrawActivity(activity_id=id_, reason="重复"))

    def campaign(self, day: date, h: int, withdrawn: bool) -> None:
        """A campaign, and a record checked in it; its number in another system."""
        id_, home, check, number = uuid4(), self._household(h), uuid4(), uuid4()
        month = timedelta(days=30)
        self._handle(
            campaigns.OpenCampaign(
                campaign_id=id_, division=self.county, title="核查", from_on=day, until_on=day + month
            )
        )
        self._handle(campaigns.CorrectCampaign(campaign_id=id_, from_on=day, until_on=day + 2 * month, reason="延长"))
        self._handle(CheckRecord(household_id=home, check_id=check, way="phone", result="right", on=day))
        self._handle(RecordExternalNumber(household_id=home, external_number_id=number, system="province", number="7"))
        if withdrawn:
            self._handle(campaigns.WithdrawCampaign(campaign_id=id_, reason="并入"))
            self._handle(WithdrawRecordCheck(household_id=home, check_id=check, reason="核错"))
            self._handle(WithdrawExternalNumber(household_id=home, external_number_id=number, reason="有误"))
