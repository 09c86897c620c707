"""Schemes of a division: which are in force and since when; and one with all its terms."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_OFFICE, SUPERVISION
from casework.divisions.codes import ledger_of, trim
from casework.schemes.editions import presets_of
from casework.schemes.in_force import Adopted
from casework.schemes.rates import current
from casework.schemes.shares import shares_of
from casework.schemes.standards import standards_of
from casework.schemes.terms import Scheme
from casework.schemes.words import COMPONENTS, SCHEMES, SchemeId
from projections.engine.snapshot import Snapshot
from projections.schemes.in_force import editions_of, scheme_in_force
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.form import Form
from web.http.rights import leads_county
from web.office import Office, not_found
from web.schemes import wording


@get("/schemes", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_schemes(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found = [(scheme, scheme_in_force(snapshot, ledger_of(division), scheme)) for scheme in SCHEMES]
        view = as_of_view(office, snapshot, request)
    context = {
        **place(caller, division), "deeper": down(view, "/schemes"), "seen": view,
        "listed": [(scheme, held, trim(held.ledger), _span(held, view.on.year)) for scheme, held in found],
    }  # fmt: skip
    return Template("schemes/index.html", context=context)


@get("/schemes/terms", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_terms(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return terms_page(request, office, caller, Form(), request.query_params)


def asked_scheme(query: Mapping[str, str]) -> SchemeId:
    """The scheme an address or a form names, else the one most ask about. Raises Problem 404."""
    scheme = query.get("scheme") or "special_support"
    if scheme not in SCHEMES:
        raise not_found()
    return scheme


def terms_page(request: AnyRequest, office: Office, caller: Caller, form: Form, said: Mapping[str, str]) -> Template:
    """One scheme, and for those who may the form to adopt another edition, with every mistake at its field."""
    scheme, division = asked_scheme(said), asked_division(caller, said)
    with open_snapshot(office, caller, request) as snapshot:
        held = scheme_in_force(snapshot, ledger_of(division), scheme)
        told = _told(snapshot, division, scheme)
        view = as_of_view(office, snapshot, request)
    context = {
        **place(caller, division), "form": form, "scheme": scheme, "held": held, "told": told, "seen": view,
        "deeper": lambda place: f"{down(view, '/schemes/terms')(place)}&scheme={scheme}",
        "presets": presets_of(scheme), "may_adopt": caller.role in SUPERVISION and leads_county(caller),
        **(terms(held.scheme, ledger_of(division), view.on) if held.scheme else {}),
    }  # fmt: skip
    return Template("schemes/terms.html", context=context, status_code=422 if form.errors else 200)


def terms(scheme: Scheme, ledger: str, on: date) -> dict[str, Any]:
    """What templates/schemes/_terms.html shows of an edition on a day."""
    now = current(scheme.rates, on)
    components = [each for each in COMPONENTS if any(rate.component == each for rate in scheme.rates)]
    return {
        "edition": scheme,
        "rates": now,
        "earlier": [rate for rate in scheme.rates if rate not in now],
        "standards": standards_of(scheme, on.year),
        "shares": [(each, shares_of(scheme, each, ledger, on)) for each in components],
    }


def _told(snapshot: Snapshot, division: str, scheme: SchemeId) -> list[Adopted]:
    return [each for each in editions_of(snapshot, ledger_of(division), scheme).adopted if each.position is not None]


def _span(held: Adopted, year: int) -> tuple[int, int] | None:
    """The lowest and the highest amount of a month; nothing where no rate says one."""
    months = [each.month_fen for each in standards_of(held.scheme, year)] if held.scheme else []
    return (min(months), max(months)) if months else None


def place(caller: Caller, division: str) -> dict[str, Any]:
    """What every page of a scheme is given."""
    return {
        "division": division, "area": area_name(division), "trail": trail(caller, division), "area_name": area_name,
        "wording": wording,
    }  # fmt: skip
