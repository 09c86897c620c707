"""What an office does besides: trainings, a task past its day, an inspection, a campaign, an activity, a provider."""

from collections.abc import Sequence
from uuid import UUID

from casework.projects.activities import RecordActivity
from casework.projects.providers import RegisterProvider
from casework.supervision.campaigns import OpenCampaign
from casework.supervision.inspection_commands import OpenInspection, RecordFinding, RectifyFinding
from casework.supervision.task_commands import OpenTask, ReportOnTask
from casework.supervision.trainings import RecordTraining
from web.demo.telling import DAY, Teller, Told


class OfficeWork(Teller):
    def tell(self, families: Sequence[Told]) -> UUID:
        """Answers the provider from whom services are ordered."""
        self._trainings()
        self._tasks()
        self._inspection(families)
        until_on = self.today + 30 * DAY
        self.begin(OpenCampaign, "campaign_id", title="冬季逐户核查", from_on=self.ago(30), until_on=until_on)
        self.begin(RecordActivity, "activity_id", on=self.ago(45), title="重阳节包饺子", programme="warm_heart",
                   persons=32, donor="县计生协", households=tuple(family.household_id for family in families[:6]))  # fmt: skip
        return self.begin(RegisterProvider, "provider_id", name="康乐养老服务中心", kind="company", from_on=self.ago(300),
                          projects=("home_visiting", "counselling", "daily_care"))  # fmt: skip

    def _trainings(self) -> None:
        for days in (250, 190, 140, 90, 50, 15):
            self.begin(RecordTraining, "training_id", on=self.ago(days), topic="奖励扶助政策与信息录入",
                       audience="contact_persons", persons=75)  # fmt: skip

    def _tasks(self) -> None:
        self.begin(OpenTask, "task_id", title="逐户补齐联系电话", on=self.ago(6), basis="县委督办〔2026〕6号")
        followed = self.begin(OpenTask, "task_id", title="核对绿色通道责任人", on=self.ago(20))
        self.record([ReportOnTask(task_id=followed, step="done", report="三家医院已核对", on=self.ago(2))], followed)

    def _inspection(self, families: Sequence[Told]) -> None:
        sample = tuple(family.household_id for family in families[:3])
        inspection = self.begin(OpenInspection, "inspection_id", matter="三个全覆盖落实情况", on=self.ago(25),
                                frame=len(families), seed=7, households=sample)  # fmt: skip
        finding = self.id()
        self.record(
            [
                RecordFinding(
                    inspection_id=inspection, finding_id=finding, finding="联系卡没有贴在家中", household_id=sample[0],
                    on=self.ago(24), due_on=self.ago(1),
                ),
                RectifyFinding(inspection_id=inspection, finding_id=finding, rectification="已送上门", on=self.ago(2)),
            ],
            inspection,
        )  # fmt: skip
