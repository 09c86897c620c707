"""Lines that are not settled, by how long that has been so."""

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from casework.funds.ageing import CODES, KINDS
from projections.funds import unsettled
from web.access.caller import any_of
from web.divisions.areas import down, village_name
from web.funds.views import about, asked, names_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of


@get("/unsettled-lines", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_unsettled(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    of, query = asked(request, caller, office.today().year), request.query_params
    kind = "returned" if query.get("kind") == "returned" else "unanswered"
    band = query.get("band", "")
    page, size = page_of(query)
    with open_snapshot(office, caller, request) as snapshot:
        ages = unsettled.ages(snapshot, of.division)
        opened = band in CODES
        rows = unsettled.lines(snapshot, of.division, kind, band, size, (page - 1) * size) if opened else []  # type: ignore[arg-type]
        view = as_of_view(office, snapshot, request)
    called = names_of(office, (row.person_id for row in rows)) if rows else {}
    context = about(caller, of, office.today().year) | {
        "seen": view, "deeper": down(view, "/unsettled-lines"), "ages": ages, "kinds": KINDS, "codes": CODES, "kind": kind,
        "band": band if opened else "", "page": page, "size": size,
        "rows": [(row, called.get(row.person_id, "–"), village_name(row.division)) for row in rows],
        "total": ages[kind][band].lines if opened else 0,  # type: ignore[index]
    }  # fmt: skip
    return Template("funds/unsettled.html", context=context)
