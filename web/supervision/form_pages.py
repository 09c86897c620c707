"""The forms of trainings, tasks, inspections and campaigns."""

from datetime import timedelta
from typing import Any, Final

from projections.hospitals.hospital_list import hospitals
from web.divisions.areas import asked_division
from web.http.form_fields import REASON, Field
from web.http.form_page import Shown
from web.http.rights import COUNTY_DIGITS
from web.language.i18n import N_
from web.language.words import options
from web.supervision import actions as supervision
from web.supervision import inspection_actions as inspections
from web.supervision.short_forms import about, name_of, new, on_day


def _training(shown: Shown, one: Any) -> list[Field]:
    return [
        Field("text", "topic", N_("What it was about"), one and one.topic),
        Field("day", "on", N_("Day"), one.held_on if one else shown.office.today()),
        Field("choice", "audience", N_("For whom"), one and one.audience, options("audience")),
        Field("number", "persons", N_("How many came"), one and one.persons, hint=N_("Person-times.")),
    ]


def _new_training(shown: Shown, _: Any) -> list[Field]:
    division = shown.form.text("division") or asked_division(shown.caller, shown.query)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        near = [(str(h.hospital_id), h.name) for h in hospitals(snapshot, division[:COUNTY_DIGITS])]
    at = Field("select", "hospital_id", N_("At a hospital (optional)"), options=near, required=False)
    return [*_training(shown, None), *([at] if near else [])]


NO_REASON: Final = {"reason": N_("Write the reason")}
NO_TRAINING: Final = {
    "topic": N_("Write what it was about"),
    "on": N_("Enter the day"),
    "audience": N_("Choose for whom it was"),
    "persons": N_("Enter how many came"),
}
TASK_TITLE: Final = Field("long", "title", N_("What is to be done"))
FORMS: Final = (
    new(supervision.RECORD_TRAINING, "training", N_("Record a training"), N_("Record it"), _new_training, NO_TRAINING),
    about(
        supervision.CORRECT_TRAINING, "training", N_("Correct a training"), N_("Record the correction"),
        lambda shown, one: [*_training(shown, one), REASON], NO_REASON,
    ),
    about(
        supervision.WITHDRAW_TRAINING, "training", N_("Withdraw a training"), N_("Withdraw it"),
        lambda *_: [REASON], NO_REASON,
    ),
    new(
        supervision.OPEN_TASK, "task", N_("Open a task"), N_("Open it"),
        lambda shown, one: [
            TASK_TITLE, on_day(N_("Day"))(shown, one),
            Field("text", "basis", N_("Document or meeting behind it (optional)"), required=False),
        ],
        {"title": N_("Write what is to be done")},
    ),
    about(
        supervision.REPORT_ON_TASK, "task", N_("Report on a task"), N_("Report"),
        lambda shown, one: [
            Field("choice", "step", N_("Which step is reached?"), options=options("task_step")),
            on_day(N_("Day"))(shown, one), Field("long", "report", N_("What was done")),
        ],
        {"step": N_("Choose the step"), "report": N_("Write what was done")}, "/new",
    ),
    about(
        supervision.CLOSE_TASK, "task", N_("Close a task"), N_("Close it"),
        lambda shown, one: [on_day(N_("Day"))(shown, one), Field("long", "reason", N_("What was looked at, and found"))],
        {"reason": N_("Write what was found")},
    ),
    about(supervision.REOPEN_TASK, "task", N_("Open a task again"), N_("Open it again"), lambda *_: [REASON], NO_REASON),
    about(
        supervision.CORRECT_TASK, "task", N_("Correct a task"), N_("Record the correction"),
        lambda shown, one: [
            TASK_TITLE._replace(value=name_of(shown, one)), on_day(N_("Day"), "opened_on")(shown, one),
            Field("text", "basis", N_("Document or meeting behind it (optional)"), one.basis, required=False), REASON,
        ],
        NO_REASON,
    ),
    about(supervision.WITHDRAW_TASK, "task", N_("Withdraw a task"), N_("Withdraw it"), lambda *_: [REASON], NO_REASON),
    new(
        inspections.OPEN_INSPECTION, "inspection", N_("Open an inspection"), N_("Open it"),
        lambda shown, one: [
            Field("text", "matter", N_("What is looked at")),
            Field("number", "size", N_("Households drawn by lot"), 10, hint=N_("0 for none; at most 200.")),
            on_day(N_("Day"))(shown, one),
        ],
        {"matter": N_("Write what is looked at")},
    ),
    about(
        inspections.RECORD_FINDING, "inspection", N_("Record a finding"), N_("Record it"),
        lambda shown, one: [
            Field("long", "finding", N_("What was found")),
            Field("day", "due_on", N_("To be put right by (optional)"), shown.office.today() + timedelta(days=30), required=False),
            on_day(N_("Day"))(shown, one),
        ],
        {"finding": N_("Write what was found")}, "/new",
    ),
    about(
        inspections.RECTIFY_FINDING, "inspection", N_("What was put right"), N_("Record it"),
        lambda shown, one: [Field("long", "rectification", N_("What was done about it")), on_day(N_("Day"))(shown, one)],
        {"rectification": N_("Write what was done")},
    ),
    about(
        inspections.CLOSE_FINDING, "inspection", N_("Close a finding"), N_("Close it"),
        lambda shown, one: [Field("long", "reason", N_("What was looked at, and found")), on_day(N_("Day"))(shown, one)],
        {"reason": N_("Write what was found")},
    ),
    about(
        inspections.WITHDRAW_FINDING, "inspection", N_("Withdraw a finding"), N_("Withdraw it"),
        lambda *_: [REASON], NO_REASON,
    ),
    about(
        inspections.CLOSE_INSPECTION, "inspection", N_("Close an inspection"), N_("Close it"),
        lambda shown, one: [Field("long", "conclusion", N_("Conclusion")), on_day(N_("Day"))(shown, one)],
        {"conclusion": N_("Write the conclusion")},
    ),
    new(
        inspections.OPEN_CAMPAIGN, "campaign", N_("Open a checking campaign"), N_("Open it"),
        lambda shown, _: [
            Field("text", "title", N_("What it is called")), Field("day", "from_on", N_("From"), shown.office.today()),
            Field("day", "until_on", N_("Until before"), shown.office.today() + timedelta(days=60)),
        ],
        {"title": N_("Write what it is called"), "from_on": N_("Enter the first day"),
         "until_on": N_("Enter the day after the last")},
    ),
    about(
        inspections.CORRECT_CAMPAIGN, "campaign", N_("Correct the days of a campaign"), N_("Record the correction"),
        lambda _, one: [
            Field("day", "from_on", N_("From"), one.from_on), Field("day", "until_on", N_("Until before"), one.until_on),
            REASON,
        ],
        NO_REASON,
    ),
    about(
        inspections.WITHDRAW_CAMPAIGN, "campaign", N_("Withdraw a campaign"), N_("Withdraw it"),
        lambda *_: [REASON], NO_REASON,
    ),
)  # fmt: skip
