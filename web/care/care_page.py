"""One person's care on a page: doctors, services against promise, green channel."""

from litestar import get
from litestar.response import Template

from casework.common.roles import CASE_WORK, READ_CASES, SUPERVISION
from web.access.caller import any_of
from web.care.care_view import care_of
from web.households.household_summary import household_summary_in
from web.http.as_of_view import AnyRequest, Id, TheCaller, TheOffice, as_of_view, open_snapshot
from web.language.packages import item_name


@get("/members/{member_id:uuid}/care", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_care(request: AnyRequest, member_id: Id, caller: TheCaller, office: TheOffice) -> Template:
    """As of any day, and as known at any position; only today's page leads to actions."""
    ledger, household_id = office.place_of_member(caller, member_id)
    with open_snapshot(office, caller, request) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        member = household.member(member_id)
        care = care_of(office, caller, snapshot, ledger, household_id, member_id)
        seen = as_of_view(office, snapshot, request)
    at_present = seen.on == seen.today and not seen.asked
    return Template(
        "care/care.html",
        context={
            "household": household,
            "member": member,
            "care": care,
            "seen": seen,
            "item_name": item_name,
            "acts": at_present and caller.role in CASE_WORK,
            "supervises": at_present and caller.role in SUPERVISION,
        },
    )
