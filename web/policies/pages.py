"""The contact policy: what is in force, the editions at hand, and adopting one."""

from typing import Any

from litestar import Response, get, post
from litestar.response import Template

from casework.common.roles import READ_FIGURES, READ_OFFICE, SUPERVISION
from casework.divisions.codes import ledger_of
from casework.policies import preset, presets
from projections.policies.in_force import DEFAULT, in_force
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail
from web.http.action import Asking
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.form import Form
from web.http.form_page import Typed, confirmed
from web.http.rights import leads_county
from web.http.submit import submit
from web.http.typed import named_or_whole, typed
from web.language.i18n import N_
from web.office import Office
from web.policies import actions as policies

MISSING = {
    "edition": N_("Choose an edition"),
    "from_on": N_("Enter the day from which it holds"),
    "document_number": N_("Enter the number of the document"),
}


@get("/policies", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_policies(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return form_page(request, office, caller, Form(), asked_division(caller, request.query_params))


@post("/policies", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def adopt(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    """What web/policies/preview_page.py showed before."""
    form = Form(data)
    division, said = typed_adoption(caller, form)
    asking = Asking(office, caller, {}, said, form.identity(caller, request.url.path))
    result = None if form.errors else submit(policies.ADOPT, form, asking, {})
    if result:
        return confirmed(request, policies.ADOPT, f"/policies?division={division}", result)
    return form_page(request, office, caller, form, division)


def typed_adoption(caller: Caller, form: Form) -> tuple[str, dict[str, Any]]:
    """For which division, the caller's own where none is said, and what was typed. Raises Problem 403, 422."""
    division = asked_division(caller, {"division": form.text("division")})
    said = typed(form, policies.ADOPT.shape, MISSING) | {"division": division or None}
    return division, said | ({"edition": named_or_whole(said["edition"])} if "edition" in said else {})


def form_page(request: AnyRequest, office: Office, caller: Caller, form: Form, division: str) -> Template:
    """The policy, and the form with every mistake at its field."""
    ledger = ledger_of(division)
    with open_snapshot(office, caller, request) as snapshot:
        now = in_force(snapshot, [ledger])[ledger]
        view = as_of_view(office, snapshot, request)
    context = {
        "form": form,
        "area": area_name(division),
        "division": division,
        "trail": trail(caller, division),
        "deeper": down(view, "/policies"),
        "now": now,
        "is_default": now.adopted == DEFAULT,
        "presets": [preset(name) for name in presets()],
        "seen": view,
        "may_try": caller.role in READ_FIGURES and leads_county(caller),
        "may_adopt": caller.role in SUPERVISION and leads_county(caller),
    }
    return Template("policies/index.html", context=context, status_code=422 if form.errors else 200)
