"""Pauses put right; closing a household after a second look, opening it again; merging what was registered twice."""

from datetime import date
from typing import Any, Final

from projections.households.case import Case, case
from web.households import closure_actions as closure
from web.households import family_before as recorded
from web.households.decision_pages import NO_REASON, about_household, to_household
from web.households.household_summary import household_summary
from web.households.reason_page import ReasonPage
from web.http.action import Asking
from web.http.correction_page import CorrectionPage
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_, gettext, shown_day
from web.language.words import options
from web.office import Office, not_found
from web.problem import Problem


def _about_pause(shown: Shown) -> dict[str, Any]:
    with shown.office.open_snapshot(shown.caller) as snapshot:
        pause = recorded.pause_of(snapshot, shown.household_id, shown.ids["pause_id"])
    days = {"first": shown_day(pause.from_on), "end": shown_day(pause.until_on)}
    path = f"/households/{shown.household_id}/pauses/{shown.ids['pause_id']}/ending"
    return {
        "path": path,
        **about_household(shown),
        "what": gettext("Contacts rest from %(first)s until %(end)s") % days,
    }


def _withdrawn_pause(shown: Shown) -> dict[str, Any]:
    return {name: value for name, value in _about_pause(shown).items() if name != "path"}


def _closing(shown: Shown) -> dict[str, Any]:
    """Who still lives, and what is open: to be looked at before."""
    return about_household(shown) | {
        "causes": options("closure_cause"),
        "left": _left(shown.office, shown.caller, shown.household_id),
    }


def _left(office: Office, caller: Any, household_id: Any) -> list[str]:
    """In sentences."""
    with office.open_snapshot(caller) as snapshot:
        found = case(snapshot, household_id)
        today = snapshot.on
    if found is None:
        raise not_found()
    counts = {
        gettext("%(count)s members are living."): sum(m.died_on >= today < m.left_on for m in found.members),
        gettext("%(count)s duties are owed to the family."): len(found.duties),
        gettext("%(count)s needs are not closed yet."): _open_needs(found, today),
        gettext("%(count)s promises are still to be kept."): sum(
            contact.promise_on is not None and contact.promise_on >= today for contact in found.contacts
        ),
    }
    return [sentence % {"count": count} for sentence, count in counts.items() if count]


def _open_needs(found: Case, today: date) -> int:
    return sum(need.opened_on <= today < need.closed_on for need in found.needs.needs)


def _sure(asking: Asking) -> str:
    """Always asked: a closure counts a family out."""
    left = _left(asking.office, asking.caller, asking.ids["household_id"])
    household = household_summary(asking.office, asking.caller, asking.ids["household_id"])
    names = gettext(", ").join(member.name for member in household.members if member.alive)
    text = gettext("Close the household of %(names)s from %(day)s on? Reason: %(reason)s.")
    said = text % {
        "names": names or household.household_no,
        "day": shown_day(asking.said["on"]),
        "reason": asking.said["reason"],
    }
    return " ".join([said, *left])


def _merging(shown: Shown) -> dict[str, Any]:
    return about_household(shown) | {"path": f"/households/{shown.household_id}/merging"}


def _sure_of_right(asking: Asking) -> str | None:
    """Always asked, with the names of both; what cannot be is refused at its field."""
    office, caller, home = asking.office, asking.caller, asking.ids["household_id"]
    right = closure.numbered(office, office.ledger_of(caller, home), asking.said["right_household_no"])
    try:
        pair = [household_summary(office, caller, each) for each in (home, right) if each]
    except Problem:
        return None
    if len({each.household_id for each in pair}) < len(("wrong", "right")):
        return None
    wrong, into = (
        f"{gettext(', ').join(m.name for m in each.members if m.alive)} ({each.household_no})" for each in pair
    )
    return gettext("Merge %(wrong)s into %(right)s?") % {"wrong": wrong, "right": into}


PAUSE_CORRECTION: Final = CorrectionPage(
    closure.CORRECT_PAUSE,
    "households/pause_correction.html",
    about_household,
    recorded.pause,
    to_household,
    labels={"from_on": N_("From"), "until_on": N_("Contacts are due again from")},
    missing={"from_on": N_("Enter the first day"), "until_on": N_("Enter the day from which contacts are due again")},
)
PAUSE_ENDING: Final = FormPage(
    closure.END_PAUSE,
    "households/pause_ending.html",
    _about_pause,
    to_household,
    missing={"until_on": N_("Enter the day from which contacts are due again"), "reason": NO_REASON},
)
PAUSE_WITHDRAWAL: Final = ReasonPage(
    closure.WITHDRAW_PAUSE,
    to_household,
    N_("Withdraw a pause"),
    N_("As if there had been none: what was due on those days was due. It stays in the history."),
    N_("Withdraw the pause"),
    _withdrawn_pause,
)
CLOSURE: Final = FormPage(
    closure.CLOSE,
    "households/closure.html",
    _closing,
    to_household,
    missing={
        "on": N_("Enter the day of the closure"),
        "cause": N_("Choose why the household is closed"),
        "reason": NO_REASON,
    },
    doubt=_sure,
)
CLOSURE_WITHDRAWAL: Final = ReasonPage(
    closure.WITHDRAW_CLOSURE,
    to_household,
    N_("Withdraw the closure"),
    N_("The closure was a mistake: the family was in care all along, and the days since then count again."),
    N_("Withdraw the closure"),
)
REOPENING: Final = FormPage(
    closure.REOPEN,
    "households/reopening.html",
    lambda shown: about_household(shown) | {"path": f"/households/{shown.household_id}/reopening"},
    to_household,
    missing={"from_on": N_("Enter the first day in care again"), "reason": NO_REASON},
)
MERGING: Final = FormPage(
    closure.MERGE,
    "households/merging.html",
    _merging,
    to_household,
    missing={"right_household_no": N_("Enter the number of the right household"), "reason": NO_REASON},
    fields={"right_household_id": "right_household_no"},
    doubt=_sure_of_right,
)
UNDOING: Final = ReasonPage(
    closure.UNDO_MERGING,
    to_household,
    N_("Undo the merging"),
    N_("They are two households after all: this one counts again from the day it was registered."),
    N_("Undo the merging"),
)
FORMS: Final = (
    PAUSE_ENDING,
    PAUSE_WITHDRAWAL.form(),
    CLOSURE,
    CLOSURE_WITHDRAWAL.form(),
    REOPENING,
    MERGING,
    UNDOING.form(),
)
HANDLERS: Final = PAUSE_CORRECTION.handlers()
