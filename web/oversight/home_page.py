"""Where a day begins for those who look after a whole area: what waits in it, each number with its list."""

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_ADMINISTRATION, READ_FIGURES, SUPERVISION
from projections.oversight.ledger_heads import heads
from projections.oversight.waiting import total
from web.access.caller import any_of
from web.divisions.areas import area_name
from web.http.as_of_view import TheCaller, TheOffice
from web.oversight.waiting import waiting


@get("/home", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_home(office: TheOffice, caller: TheCaller) -> Template:
    """Today only: what to do is not a document."""
    with office.open_snapshot(caller) as snapshot:
        context = {
            "waiting": waiting(snapshot, caller.role, caller.division),
            "figures": total(snapshot, caller.division),
            "heads": heads(snapshot) if caller.role in READ_ADMINISTRATION else [],
        }
    context |= {
        "area": area_name(caller.division),
        "division": caller.division,
        "today": office.today(),
        "supervises": caller.role in SUPERVISION,
        "audits": caller.role in READ_ADMINISTRATION,
    }
    return Template("oversight/home.html", context=context)
