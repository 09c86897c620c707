"""Money of a county's year: received, by whom, for what; beside what the issued forms need and what was paid."""

from litestar import get
from litestar.response import Template

from casework.common.roles import FUNDING, READ_FIGURES
from casework.divisions.codes import ledger_of
from projections.funds import milestones, money
from web.access.caller import any_of
from web.funds.views import about, asked, counties_below
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot

ADDRESS = "/funds-received"


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_received(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    of = asked(request, caller, office.today().year)
    context = about(caller, of, office.today().year)
    if not of.in_county:
        return Template(
            "funds/choose.html", context=context | {"below": counties_below(office, of), "address": ADDRESS}
        )
    ledger, late = ledger_of(of.division), request.query_params.get("late") == "true"
    with open_snapshot(office, caller, request) as snapshot:
        found = money.receipts(snapshot, ledger, of.year)
        fundings = milestones.fundings(snapshot, of.division, of.year, with_paid=True)
        if late:
            fundings = [each for each in fundings if each.late(snapshot.on)]
        view = as_of_view(office, snapshot, request)
    context |= {
        "seen": view, "receipts": found, "fundings": fundings,
        "may_record": caller.role in FUNDING, "sum_fen": sum(each.amount_fen for each in found),
        "kept": [("division", of.division), ("year", str(of.year)), *([("late", "true")] if late else [])],
        "late": late,
    }  # fmt: skip
    return Template("funds/received.html", context=context)
