"""What an edition would change, shown before it is adopted: as many counties as the time allows, the others on request."""

from collections.abc import Iterable
from typing import Any

from litestar import get, post
from litestar.response import Redirect, Template
from msgspec import DecodeError, convert
from msgspec.json import decode, encode

from casework.common.roles import SUPERVISION
from casework.policies.in_force import Adopted
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.http.form_page import Typed
from web.http.submit import attempt
from web.limits import kinds
from web.office import AsOf, Office
from web.policies import actions as policies
from web.policies.pages import form_page, typed_adoption
from web.policies.preview import Preview, PreviewRow, candidate, preview, row


@post("/policies/preview", guards=[any_of(*SUPERVISION)], opt=kinds.READ, sync_to_thread=True)
def preview_adoption(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Template:
    """What adopting would change, or the form again: to be corrected, or to be changed."""
    form = Form(data)
    division, said = typed_adoption(caller, form)
    again = form.errors or form.text("step") == "edit"
    asked = None if again else attempt(form, {}, lambda: _candidate(caller, division, said))
    if asked is None:
        return form_page(request, office, caller, form, division)
    return Template("policies/preview.html", context=_context(office, caller, form, division, asked))


@get("/policies/preview", guards=[any_of(*SUPERVISION)], sync_to_thread=False)
def show_form() -> Redirect:
    """Whoever comes back here later, after signing in again, begins anew."""
    return Redirect("/policies", status_code=303)


def _candidate(caller: Caller, division: str, said: dict[str, Any]) -> Adopted:
    adoption: Any = convert(said, policies.ADOPT.shape)
    return candidate(caller, division, adoption.edition, adoption.from_on)


def _context(office: Office, caller: Caller, form: Form, division: str, asked: Adopted) -> dict[str, Any]:
    on = max(asked.from_on, office.today())
    with office.open_snapshot(caller, AsOf(on)) as snapshot:
        found, left = preview(snapshot, division, asked, _so_far(form))
    total = row(division, found.total)
    return {
        "form": form,
        "area": area_name(division),
        "division": division,
        "asked": asked,
        "on": on,
        "total": total,
        "duties": _duties(asked, total),
        "rows": [row(child, change) for child, change in sorted(found.rows.items())],
        "found": found,
        "left": len(left),
        "carried": encode(found).decode() if left else "",
    }


def _so_far(form: Form) -> Preview:
    """What the page before this one had counted; what is none of ours counts as nothing."""
    try:
        return decode(form.text("so_far"), type=Preview)
    except DecodeError:
        return Preview()


def _duties(asked: Adopted, total: PreviewRow) -> Iterable[str]:
    """Those of the edition in its order, then those it does not name."""
    named = [duty.duty for duty in asked.edition.duties]
    return [*named, *sorted({*total.before.duties, *total.after.duties} - {*named})]
