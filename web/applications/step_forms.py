"""The forms of reviews, notices and objections, and of the application itself."""

from typing import Final

from web.applications import actions as a
from web.applications.apply_form import declared_fields
from web.applications.short_forms import NO_REASON, about, levels, note, on_day, yes_no
from web.applications.told import Told
from web.http.form_fields import REASON, Field
from web.http.form_page import Shown
from web.language.i18n import N_
from web.office import not_found


def _agreed(shown: Shown, _: Told) -> list[Field]:
    return [Field("choice", "agreed", N_("Is it agreed to?"), "yes", yes_no()), on_day(shown), note()]


def _notice(shown: Shown, one: Told) -> list[Field]:
    """Raises Problem 404."""
    notice = one.state.notices.get(shown.ids["notice_id"])
    if notice is None:
        raise not_found()
    return [
        Field("day", "from_on", N_("From"), notice.from_on),
        Field("day", "until_on", N_("Taken down on"), notice.until_on),
        REASON,
    ]


FORMS: Final = (
    about(
        a.CORRECT, N_("Correct an application"), N_("Record the correction"),
        lambda shown, one: [
            Field("day", "submitted_on", N_("Day of the application"), one.placed.row.submitted_on),
            *declared_fields(one.state.told and one.state.told.declared), REASON,
        ], NO_REASON,
    ),
    about(
        a.WITHDRAW, N_("The person applies no longer"), N_("Withdraw the application"),
        lambda shown, _: [on_day(shown), REASON], NO_REASON,
    ),
    about(
        a.ADD_EVIDENCE, N_("Add evidence"), N_("Record it"),
        lambda shown, _: [
            Field("text", "kind", N_("What was shown")), Field("text", "number", N_("Its number (optional)"), required=False),
            on_day(shown),
        ], {"kind": N_("Write what was shown")},
    ),
    about(a.REVIEW, N_("The village's review"), N_("Record the review"), _agreed, template="applications/judged.html"),
    about(a.CHECK, N_("The township's check"), N_("Record the check"), _agreed, template="applications/judged.html"),
    about(
        a.POST_NOTICE, N_("Put on notice"), N_("Record the notice"),
        lambda shown, one: [
            Field("choice", "level", N_("Where?"), "township" if one.state.check else "village", levels()),
            Field("day", "from_on", N_("From"), shown.office.today()),
            Field("day", "until_on", N_("Taken down on (optional)"), required=False,
                  hint=N_("Left empty: as long as the scheme demands.")),
        ], {"level": N_("Choose where"), "from_on": N_("Enter the day")}, "/new",
    ),
    about(
        a.CORRECT_NOTICE, N_("Correct a notice"), N_("Record the correction"), lambda shown, one: _notice(shown, one), NO_REASON,
    ),
    about(a.WITHDRAW_NOTICE, N_("Withdraw a notice"), N_("Withdraw it"), lambda *_: [REASON], NO_REASON),
    about(
        a.OBJECT, N_("Record an objection"), N_("Record it"),
        lambda shown, _: [
            Field("long", "matter", N_("What is objected"), hint=N_("Who objected is not written down.")),
            Field("choice", "level", N_("Where?"), "village", levels()), on_day(shown),
        ], {"matter": N_("Write what is objected")}, "/new",
    ),
    about(
        a.RESOLVE, N_("Resolve an objection"), N_("Record the result"),
        lambda shown, _: [
            Field("choice", "upheld", N_("Was the objection right?"), "no", yes_no()),
            Field("long", "result", N_("What was found")), on_day(shown),
        ], {"result": N_("Write what was found")},
    ),
)  # fmt: skip
