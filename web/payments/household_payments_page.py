"""What the members of a household are paid, list by list."""

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_CASES
from projections.households.case import ledger_of_household
from projections.households.household_list import names as names_in
from projections.payments import person_lines
from projections.recoveries import recovery_list
from web.access.caller import any_of
from web.http.as_of_view import Id, TheCaller, TheOffice
from web.office import not_found
from web.unsealing import unsealed


@get("/households/{household_id:uuid}/payments", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_payments(household_id: Id, office: TheOffice, caller: TheCaller) -> Template:
    with office.open_snapshot(caller) as snapshot:
        if ledger_of_household(snapshot, household_id) is None:
            raise not_found()
        rows = person_lines.of_household(snapshot, household_id)
        owed = recovery_list.of_household(snapshot, household_id)
        family = names_in(snapshot, [household_id]).get(household_id, [])
    texts = unsealed(office, [(each.name, each.ledger, each.household_id) for each in family])
    named = {each.member_id: texts.name(each.name, caller) for each in family}
    context = {
        "household_id": household_id, "owed": [(each.row, named.get(each.row.person_id, "")) for each in owed],
        "rows": [(each, named.get(each.person_id, "")) for each in rows],
        "may_see_lists": caller.role != "contact_person",
    }  # fmt: skip
    return Template("payments/household.html", context=context)
