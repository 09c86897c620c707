"""A family's record: when it was checked and by whom, and what other systems call the family."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import CASE_WORK, READ_CASES, SUPERVISION
from projections.households.case import ledger_of_household
from projections.supervision.check_tables import EXTERNAL_NUMBER, RECORD_CHECK
from web.access.caller import any_of
from web.households.household_summary import household_summary_in
from web.http.as_of_view import TheCaller, TheOffice
from web.office import not_found
from web.staff.names import staff_names
from web.unsealing import sealed_in, unsealed


@get("/households/{household_id:uuid}/record", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_record(household_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        ledger = ledger_of_household(snapshot, household_id)
        if ledger is None:
            raise not_found()
        checks = snapshot.of(RECORD_CHECK, "household_id", household_id, "checked_on desc", ledger=ledger)
        numbers = snapshot.of(EXTERNAL_NUMBER, "household_id", household_id, "system", ledger=ledger)
        staff = staff_names(office, snapshot, {each.staff_id for each in checks})
    texts = unsealed(office, sealed_in([*checks, *numbers], ledger, household_id))
    return Template(
        "supervision/record.html",
        context={
            "household": household,
            "checks": [(each, staff.get(each.staff_id, "") if each.staff_id else "") for each in checks],
            "numbers": numbers,
            "said": lambda token: texts.said(token, caller),
            "acts": caller.role in CASE_WORK,
            "supervises": caller.role in SUPERVISION,
        },
    )
