"""The forms of the county's decision and of what follows it."""

from typing import Final

from casework.schemes.words import CAUSES
from web.applications import actions as a
from web.applications.short_forms import NO_REASON, about, note, on_day, yes_no
from web.http.form_fields import REASON, Field
from web.language.i18n import N_
from web.language.words import options, word

FORMS: Final = (
    about(
        a.DECIDE, N_("The county's decision"), N_("Record the decision"),
        lambda shown, _: [
            Field("choice", "decision", N_("Decision"), options=options("verdict")),
            Field("day", "from_on", N_("Paid from the month of (optional)"), required=False,
                  hint=N_("Left empty: by the scheme's rule.")),
            Field("long", "reason", N_("Reason (needed for a refusal)"), required=False,
                  hint=N_("Also where another scheme is drawn beside this one.")),
        ], {"decision": N_("Choose the decision")}, template="applications/judged.html",
    ),
    about(
        a.WITHDRAW_DECISION, N_("Withdraw the county's decision"), N_("Withdraw it"), lambda *_: [REASON], NO_REASON
    ),
    about(
        a.FILE, N_("File it with city and province"), N_("Record it"),
        lambda shown, _: [on_day(shown), Field("text", "number", N_("Number (optional)"), required=False)],
    ),
    about(
        a.REVIEW_YEARLY, N_("Yearly review"), N_("Record the review"),
        lambda shown, _: [
            Field("choice", "holds", N_("Does everything still hold?"), "yes", yes_no()),
            Field("number", "year", N_("Year"), shown.office.today().year), on_day(shown), note(),
        ], template="applications/judged.html",
    ),
    about(
        a.EXIT, N_("It ends"), N_("Record the exit"),
        lambda shown, _: [
            Field("select", "cause", N_("Cause"), options=[(each, word("exit_cause", each)) for each in CAUSES]),
            Field("day", "on", N_("Day of the cause"), shown.office.today()),
            Field("long", "reason", N_("Reason (optional)"), required=False),
        ], {"cause": N_("Choose the cause")},
    ),
    about(
        a.GO_ON, N_("It goes on"), N_("Record that it goes on"), lambda shown, _: [on_day(shown), REASON], NO_REASON,
        template="applications/judged.html",
    ),
    about(a.WITHDRAW_EXIT, N_("Withdraw the exit"), N_("Withdraw it"), lambda *_: [REASON], NO_REASON),
    about(a.WITHDRAW_STEP, N_("Withdraw a step"), N_("Withdraw it"), lambda *_: [REASON], NO_REASON),
)  # fmt: skip
