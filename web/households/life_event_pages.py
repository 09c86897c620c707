"""Life events of a family: reported by whoever hears of them, confirmed or rejected by a supervisor."""

from typing import Any, Final

from casework.common.roles import SUPERVISION
from casework.divisions.country import the_divisions
from projections.households.case import ledger_of_household
from web.divisions.areas import area_name
from web.divisions.villages import COUNTY, choices_below, villages_by_town
from web.households import actions as households
from web.households import life_event_actions as life_events
from web.households.decision_pages import to_household
from web.households.household_summary import HouseholdSummary, household_summary, household_summary_in, life_event_of
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_
from web.language.places import place_of
from web.language.words import WORDS
from web.unsealing import unsealed

WHAT_MOVED: Final = (("home", N_("Where they live")), ("hukou", N_("Their hukou")), ("both", N_("Both")))
CORRECTION_MISSING: Final = {
    "occurred_on": N_("Enter the day it happened"),
    "source": N_("Write how this is known"),
    "reason": N_("Write why it is corrected"),
}
CHILD: Final = "child"
MISSING: Final = {
    "kind": N_("Choose what has happened"),
    "subject": N_("Choose whom it is about"),
    "occurred_on": N_("Enter the day it happened"),
    "source": N_("Write how this is known"),
}


def _read(form: Form) -> dict[str, Any]:
    """The village belongs to a move, of the household, of the hukou or of both; the level to a change of level."""
    said = typed(form, households.REPORT_LIFE_EVENT.shape, MISSING)
    village, what = said.pop("residence_division", None), form.text("what_moved") or "home"
    if said.get("kind") == "moved" and village:
        said |= {"residence_division": village} if what != "hukou" else {}
        said |= {"hukou_division": village} if what != "home" else {}
    if said.get("kind") != "disability_level":
        said.pop("level", None)
    return said


def _reported(shown: Shown) -> dict[str, Any]:
    household = household_summary(shown.office, shown.caller, shown.household_id)
    county = _county(shown, household)
    return {
        "household": household,
        "kinds": tuple(WORDS["life_event"]),
        "CHILD": CHILD,
        "may_verify": shown.caller.role in SUPERVISION,
        "towns": villages_by_town(county, shown.office.today(), shown.searched),
        "searched": shown.searched,
        "county": county,
        "elsewhere": area_name(county) if county != household.division[:6] else "",
        "counties": [
            each for each in choices_below(household.division[:4], shown.office.today()) if each.code != county
        ],
        "moves": WHAT_MOVED,
    }


def _county(shown: Shown, household: HouseholdSummary) -> str:
    """The county whose villages are offered: the household's, or the one asked for."""
    asked = the_divisions().get(shown.query.get("division", "")) if shown.query.get("division", "").isdigit() else None
    return asked.code if asked and asked.level == COUNTY else household.division[:6]


def _judged(shown: Shown) -> dict[str, Any]:
    """The same page for both answers."""
    office, caller, household_id = shown.office, shown.caller, shown.household_id
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        event = life_event_of(snapshot, household_id, shown.ids["life_event_id"])
        ledger = str(ledger_of_household(snapshot, household_id))
    source = unsealed(office, [(event.source, ledger, household_id)]).text(event.source)
    subject = next((m.name for m in household.members if str(m.member_id) == event.subject), None)
    return {
        "household": household, "event": event, "subject": subject, "source": source,
        "may_decide": caller.role in SUPERVISION, "towns": (), "searched": "", "kinds": tuple(WORDS["life_event"]),
        "residence": place_of(event.residence_division) if event.residence_division else None,
        "hukou": place_of(event.hukou_division) if event.hukou_division else None,
    }  # fmt: skip


def _corrected(shown: Shown) -> dict[str, Any]:
    """With what was reported in the fields."""
    context = _judged(shown)
    division = context["household"].division
    return context | {
        "searched": shown.searched,
        "towns": villages_by_town(division[:6], shown.office.today(), shown.searched),
    }


def _read_correction(form: Form) -> dict[str, Any]:
    """What is left empty was not reported so: only a village that nobody chose stays as it is."""
    said = typed(form, life_events.CORRECT_LIFE_EVENT.shape, CORRECTION_MISSING)
    return said | ({} if form.text("level") else {"level": None})


REPORT: Final = FormPage(
    households.REPORT_LIFE_EVENT, "households/life_event.html", _reported, to_household, read=_read, form_at="/new"
)
VERIFICATION: Final = FormPage(households.VERIFY_LIFE_EVENT, "households/judge.html", _judged, to_household)
REJECTION: Final = FormPage(
    households.REJECT_LIFE_EVENT,
    "households/judge.html",
    _judged,
    to_household,
    missing={"reason": N_("Write why it is not so")},
)
CORRECTION: Final = FormPage(
    life_events.CORRECT_LIFE_EVENT,
    "households/life_event_correction.html",
    _corrected,
    to_household,
    read=_read_correction,
)
WITHDRAWAL: Final = FormPage(
    life_events.WITHDRAW_LIFE_EVENT,
    "households/life_event_withdrawal.html",
    _judged,
    to_household,
    missing={"reason": N_("Write why it is withdrawn")},
)
FOLLOW_UP: Final = FormPage(
    life_events.FOLLOW_UP_LIFE_EVENT, "households/life_event_follow_up.html", _judged, to_household
)
OUTCOME: Final = FormPage(life_events.SEE_OUTCOME, "households/life_event_outcome.html", _judged, to_household)
FORMS: Final = (REPORT, VERIFICATION, REJECTION, CORRECTION, WITHDRAWAL, FOLLOW_UP, OUTCOME)
