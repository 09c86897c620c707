"""Trainings, and tasks with their ladder."""

from typing import Final

from casework.supervision.task_commands import CloseTask, CorrectTask, OpenTask, ReopenTask, ReportOnTask, WithdrawTask
from casework.supervision.trainings import CorrectTraining, RecordTraining, WithdrawTraining
from projections.staff.lookup import hospital_place
from web.http.action import Action, Asking
from web.language.i18n import N_, gettext
from web.problem import Problem
from web.supervision.streams import begins, of_stream

TRAINING: Final = "/trainings/{training_id:uuid}"
TASK: Final = "/tasks/{task_id:uuid}"


def _at_hospital(asking: Asking, command: RecordTraining) -> RecordTraining:
    if command.hospital_id is not None:
        with asking.office.open_snapshot(asking.caller) as snapshot:
            known = hospital_place(snapshot, command.hospital_id)
        if known is None:
            message = gettext("There is no such hospital.")
            raise Problem(422, "unknown-hospital", message, errors=[{"field": "hospital_id", "message": message}])
    return command


RECORD_TRAINING: Final = Action(
    RecordTraining, "/trainings", "training_id", begins("training"), complete=_at_hospital,
    said=N_("The training is recorded."),
)  # fmt: skip
CORRECT_TRAINING: Final = Action(
    CorrectTraining,
    TRAINING + "/correction",
    "training_id",
    of_stream("training"),
    said=N_("The training is corrected."),
)
WITHDRAW_TRAINING: Final = Action(
    WithdrawTraining,
    TRAINING + "/withdrawal",
    "training_id",
    of_stream("training"),
    said=N_("The training is withdrawn."),
)
OPEN_TASK: Final = Action(OpenTask, "/tasks", "task_id", begins("task"), said=N_("The task is opened."))
REPORT_ON_TASK: Final = Action(
    ReportOnTask, TASK + "/reports", "task_id", of_stream("task"), said=N_("The step is reported.")
)
CLOSE_TASK: Final = Action(CloseTask, TASK + "/closure", "task_id", of_stream("task"), said=N_("The task is closed."))
REOPEN_TASK: Final = Action(
    ReopenTask, TASK + "/reopening", "task_id", of_stream("task"), said=N_("The task is open again.")
)
CORRECT_TASK: Final = Action(
    CorrectTask, TASK + "/correction", "task_id", of_stream("task"), said=N_("The task is corrected.")
)
WITHDRAW_TASK: Final = Action(
    WithdrawTask, TASK + "/withdrawal", "task_id", of_stream("task"), said=N_("The task is withdrawn.")
)
ACTIONS: Final = (
    RECORD_TRAINING, CORRECT_TRAINING, WITHDRAW_TRAINING, OPEN_TASK, REPORT_ON_TASK, CLOSE_TASK, REOPEN_TASK,
    CORRECT_TASK, WITHDRAW_TASK,
)  # fmt: skip
