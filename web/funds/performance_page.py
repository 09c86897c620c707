"""How well a scheme was carried out in a year: each indicator with what it does not count."""

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import ledger_of
from projections.funds.performance import Measuring, Performance
from web.access.caller import any_of
from web.divisions.areas import village_name
from web.funds.views import about, asked, counties_below, names_of, view_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, asked_by
from web.http.query_params import as_of, page_of
from web.limits import kinds

ADDRESS = "/fund-performance"


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True, opt=kinds.SLOW)
def show_performance(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    of, query = asked(request, caller, office.today().year), request.query_params
    context = about(caller, of, office.today().year)
    if not of.in_county:
        return Template(
            "funds/choose.html", context=context | {"below": counties_below(office, of), "address": ADDRESS}
        )
    page, size = page_of(query)
    with office.open_everywhere(as_of(office, asked_by(request))) as snapshot:
        measuring = Measuring(snapshot, ledger_of(of.division), of.scheme, of.year)
        found = measuring.figures()
        name = next((each for each in found if each == query.get("indicator")), None)
        rows = measuring.missed(name, size, (page - 1) * size) if name else []
        view = view_of(office, request, snapshot.on, measuring.known())
    called = names_of(office, (row.person_id for row in rows)) if rows else {}
    one = found[name] if name else Performance(0, 0)
    context |= {
        "seen": view, "found": found, "paid": measuring.paid, "issued": measuring.form, "indicator": name or "",
        "rows": [(row, called.get(row.person_id, "–"), village_name(row.division)) for row in rows], "page": page,
        "size": size, "total": one.of - one.met,
    }  # fmt: skip
    return Template("funds/performance.html", context=context)
