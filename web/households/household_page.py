"""One household at a glance: who, where, what is due and why, what happened last, what to do next."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import CASE_WORK, READ_CASES, SUPERVISION
from projections.applications.lookup import of_household
from projections.contacts.tables import Contact
from projections.engine.snapshot import Snapshot
from projections.households.case import case, ledger_of_household
from projections.oversight.tables import STANDING
from projections.oversight.unreached import unreached_since
from projections.recoveries.recovery_list import of_household as to_pay_back
from web.access.caller import any_of
from web.households.household_alerts import open_alerts
from web.households.household_view import View, view_of
from web.households.preferences_view import days_of, wishes_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.confirmation import made_id
from web.http.rights import is_within
from web.language.application_words import scheme_name
from web.office import not_found

DAY: Final = timedelta(days=1)


@get(
    "/households/{household_id:uuid}",
    guards=[any_of(*READ_CASES)],
    sync_to_thread=True,
)
def show_household(request: AnyRequest, household_id: FromPath[UUID], caller: TheCaller, office: TheOffice) -> Template:
    """As of any day, and as known at any position; only today's page leads to actions."""
    with open_snapshot(office, caller, request) as snapshot:
        found = case(snapshot, household_id)
        if found is None:
            return _moved_away(snapshot, household_id)
        view = view_of(office, caller, snapshot, found)
        alerts = open_alerts(office, caller, snapshot, household_id)
        unreached = unreached_since(snapshot, household_id)
        wishes = wishes_of(office, caller, snapshot, household_id)
        own_days = days_of(office, caller, snapshot, household_id)
        owed = to_pay_back(snapshot, household_id)
        glance = as_of_view(office, snapshot, request)
    at_present = glance.on == glance.today and not glance.asked
    with office.open_everywhere() as snapshot:
        applied = [each.row for each in of_household(snapshot, household_id)] if at_present else []
    return Template(
        "households/household.html",
        context={
            "view": view,
            "case": found,
            "wishes": wishes,
            "applied": [(one, caller.role == "contact_person" or is_within(caller, one.division)) for one in applied],
            "scheme_name": scheme_name,
            "owed": [each.row for each in owed],
            "unreached": unreached,
            "own_days": own_days,
            "may_change_wishes": at_present and caller.role in CASE_WORK,
            "alerts": alerts,
            "seen": glance,
            "at_present": at_present,
            "acts": at_present and caller.role in CASE_WORK,
            "supervises": at_present and caller.role in SUPERVISION,
            "recorded": _recorded(view, made_id(request)),
            "same_day": _same_day(view, _recorded(view, made_id(request))),
        },
    )


def _moved_away(snapshot: Snapshot, household_id: UUID) -> Template:
    """Of a household that lives in another county now: until when it lived here. Raises Problem 404 where it never did."""
    ledger = ledger_of_household(snapshot, household_id)
    spans = snapshot.of(STANDING, "household_id", household_id, "from_on", ledger=ledger)
    past = [span for span in spans if span.until_on <= snapshot.on]
    if ledger is None or not past:
        raise not_found()
    last = past[-1]
    return Template("households/moved_away.html", context={"household": last, "last_day": last.until_on - DAY})


def _recorded(view: View, made: str) -> Contact | None:
    """The contact that was just recorded."""
    return next((contact for contact in view.case.contacts if str(contact.contact_id) == made), None)


def _same_day(view: View, new: Contact | None) -> Contact | None:
    """Another contact on the day of the one just recorded, by the same person: perhaps the same one twice."""
    if new is None:
        return None
    key = (new.occurred_on, new.staff_id)
    others = (c for c in view.case.contacts if c is not new and (c.occurred_on, c.staff_id) == key)
    return next(others, None)
