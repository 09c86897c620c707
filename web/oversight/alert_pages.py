"""What can be done about an alert: saying what will be done, letting it rest."""

from typing import Any, Final

from projections.oversight.alert_list import alerts_of
from projections.policies.in_force import in_force
from web.households.household_summary import household_summary_in
from web.http.action import Asking, WriteResult
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.office import not_found
from web.oversight import actions as oversight
from web.staff.names import staff_names
from web.unsealing import unsealed


def _about_alert(shown: Shown) -> dict[str, Any]:
    """The alert as it stands, whom it is about, and how long it may rest. Raises Problem 404."""
    office, caller, household_id = shown.office, shown.caller, shown.household_id
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        alert = next(
            (each for each in alerts_of(snapshot, household_id) if each.alert_id == shown.ids["alert_id"]), None
        )
        if alert is None or alert.stage == "resolved":
            raise not_found()
        staff = staff_names(office, snapshot, [alert.staff_id])
        edition = in_force(snapshot, [alert.ledger])[alert.ledger].edition
    texts = unsealed(office, [(text, alert.ledger, household_id) for text in (alert.plan, alert.reason)])
    return {
        "household": household,
        "alert": alert,
        "by": staff.get(alert.staff_id, "") if alert.staff_id else "",
        "plan": texts.said(alert.plan, caller),
        "reason": texts.said(alert.reason, caller),
        "rules": edition.alerts,
    }


def _to_household(asking: Asking, _: WriteResult) -> str:
    return f"/households/{asking.ids['household_id']}"


ACKNOWLEDGEMENT: Final = FormPage(
    oversight.ACKNOWLEDGE,
    "oversight/alert_acknowledgement.html",
    _about_alert,
    _to_household,
    missing={"plan": N_("Write what will be done")},
)
SNOOZE: Final = FormPage(
    oversight.SNOOZE,
    "oversight/alert_snooze.html",
    _about_alert,
    _to_household,
    missing={"until_on": N_("Enter the day until which it rests"), "reason": N_("Write the reason")},
)
FORMS: Final = (ACKNOWLEDGEMENT, SNOOZE)
