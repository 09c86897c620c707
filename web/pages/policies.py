"""The contact policy: what is in force, the editions at hand, and adopting one."""

from typing import Any

from litestar import Response, get, post
from litestar.response import Template

from casework.division_codes import ledger_of
from casework.policy import preset, presets
from casework.roles import READ_OFFICE, SUPERVISION
from projections.policies import DEFAULT, in_force
from web.access.caller import Caller, any_of
from web.action import Asking
from web.actions import policies
from web.form_page import Typed, confirmed
from web.forms import Form
from web.i18n import N_
from web.office import Office
from web.pages.acting import submit
from web.pages.areas import area_name, asked_division, trail
from web.pages.coverage import down
from web.pages.seen import AnyRequest, TheCaller, TheOffice, looking, seen
from web.rights import leads_county
from web.typed import typed

MISSING = {
    "edition": N_("Choose an edition"),
    "from_on": N_("Enter the day from which it holds"),
    "document_number": N_("Enter the number of the document"),
}


@get("/policies", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_policies(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return _page(request, office, caller, Form(), asked_division(caller, request.query_params))


@post("/policies", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def adopt(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    form = Form(data)
    division = asked_division(caller, {"division": form.text("division")})
    said = typed(form, policies.ADOPT.shape, MISSING) | {"division": division}
    asking = Asking(office, caller, {}, said, form.identity(caller, request.url.path))
    result = None if form.errors else submit(policies.ADOPT, form, asking, {})
    if result:
        return confirmed(policies.ADOPT, f"/policies?division={division}", result)
    return _page(request, office, caller, form, division)


def _page(request: AnyRequest, office: Office, caller: Caller, form: Form, division: str) -> Template:
    ledger = ledger_of(division)
    with looking(office, caller, request) as look:
        now = in_force(look, [ledger])[ledger]
        view = seen(office, look, request)
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
        "may_adopt": caller.role in SUPERVISION and leads_county(caller),
    }
    return Template("policies/index.html", context=context, status_code=422 if form.errors else 200)
