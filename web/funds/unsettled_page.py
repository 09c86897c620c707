"""Lines that are not settled, by how long; and how well a scheme was carried out in a year."""

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import ledger_of
from casework.funds.ageing import CODES, KINDS
from projections.funds import forms, performance, unsettled
from web.access.caller import any_of
from web.divisions.areas import down, village_name
from web.funds.views import about, asked, counties_below, names_of
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


@get("/fund-performance", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_performance(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    of, query = asked(request, caller, office.today().year), request.query_params
    context = about(caller, of, office.today().year)
    if not of.in_county:
        return Template(
            "funds/choose.html", context=context | {"below": counties_below(office, of), "address": "/fund-performance"}
        )
    name = next((each for each in performance.INDICATORS if each == query.get("indicator")), None)
    page, size = page_of(query)
    ledger = ledger_of(of.division)
    with open_snapshot(office, caller, request) as snapshot:
        found = performance.performance(snapshot, ledger, of.scheme, of.year)
        paid = performance.paid_count(snapshot, ledger, of.scheme, of.year)
        told = forms.issued(snapshot, [ledger], of.year, of.scheme)
        rows = performance.missed(snapshot, ledger, of.scheme, of.year, name, size, (page - 1) * size) if name else []
        view = as_of_view(office, snapshot, request)
    called = names_of(office, (row.person_id for row in rows)) if rows else {}
    context |= {
        "seen": view, "found": found, "paid": paid, "planned": told[0][1].total.this if told else None, "indicator": name or "",
        "rows": [(row, called.get(row.person_id, "–"), village_name(row.division)) for row in rows], "page": page,
        "size": size, "total": found[name].of - found[name].met if name else 0,
    }  # fmt: skip
    return Template("funds/performance.html", context=context)
