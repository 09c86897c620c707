"""Adopting an edition of a scheme: chosen or put together, shown beside what holds now, then adopted."""

from datetime import date
from typing import Any, NamedTuple

from litestar import Response, get, post
from litestar.response import Redirect, Template
from msgspec import to_builtins
from msgspec.json import encode
from msgspec.structs import replace

from casework.common.roles import SUPERVISION
from casework.divisions.codes import ledger_of
from casework.schemes.adoption import scheme_asked
from casework.schemes.rates import current
from casework.schemes.terms import Rate, Scheme
from projections.schemes.in_force import scheme_in_force
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division
from web.http.action import Asking
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import WHOLE_PAGE, Form
from web.http.form_page import Typed, confirmed
from web.http.reach import demand_policy
from web.http.submit import attempt, submit
from web.http.typed import named_or_whole, typed
from web.language.i18n import N_
from web.limits import kinds
from web.office import AsOf, Office, not_found
from web.schemes import actions as schemes
from web.schemes import new_condition_form, new_rate_form, wording
from web.schemes.change_form import edited
from web.schemes.concerned import concern
from web.schemes.edition_page import base_of, change_page
from web.schemes.pages import asked_scheme, terms_page
from web.schemes.sheet import otherwise

LOCAL = "local"  # what an edition is called that a place put together itself
MISSING = {
    "edition": N_("Choose an edition"),
    "from_on": N_("Enter the day from which it holds"),
    "document_number": N_("Enter the number of the document"),
}
NOTHING_CHANGES = N_("Nothing changes: change a term first")


class Change(NamedTuple):
    """A rate as it is and as it would be; None where there is none."""

    before: Rate | None
    after: Rate | None


@post("/schemes/preview", guards=[any_of(*SUPERVISION)], opt=kinds.READ, sync_to_thread=True)
def preview_scheme(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Template:
    """What would change, rate by rate and condition by condition; or the form again."""
    form = Form(data)
    division = asked_division(caller, form.values)
    if form.text("step") in ("edit", new_rate_form.STEP, new_condition_form.STEP):
        return _again(request, office, caller, form)
    said = typed(form, schemes.ADOPT.shape, MISSING)
    if form.errors:
        return _again(request, office, caller, form)
    held = _held(office, caller, form, said["from_on"])
    asked = attempt(form, {}, lambda: _asked(office, caller, division, form, said))
    if asked is None or form.errors:
        return _again(request, office, caller, form)
    context = {
        "form": form, "division": division, "area": area_name(division), "scheme": asked.scheme, "asked": asked,
        "held": held, "from_on": said["from_on"], "edition_json": encode(asked).decode(), "wording": wording,
        "changes": changes(held, asked, said["from_on"]), "otherwise": otherwise(held, asked),
        "concern": concern(office, caller, division, asked, said["from_on"]),
    }  # fmt: skip
    return Template("schemes/preview.html", context=context)


@get("/schemes/preview", guards=[any_of(*SUPERVISION)], sync_to_thread=False)
def show_form() -> Redirect:
    """Whoever comes back here later, after signing in again, begins anew."""
    return Redirect("/schemes", status_code=303)


@post("/schemes", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def adopt(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    """What the preview showed before: it carries the edition `whole`, and what was typed, should that be changed again."""
    form = Form(data)
    division = asked_division(caller, form.values)
    said = typed(form, schemes.ADOPT.shape, MISSING) | {"division": division or None}
    if "edition" in said:
        said["edition"] = named_or_whole(form.text("whole") or said["edition"])
    asking = Asking(office, caller, {}, said, form.identity(caller, request.url.path))
    result = None if form.errors else submit(schemes.ADOPT, form, asking, {})
    if result:
        scheme = asked_scheme(form.values)
        return confirmed(request, schemes.ADOPT, f"/schemes/terms?scheme={scheme}&division={division}", result)
    return _again(request, office, caller, form)


def _again(request: AnyRequest, office: Office, caller: Caller, form: Form) -> Template:
    """The form that was sent."""
    if form.text("base"):
        return change_page(office, caller, form, form.values)
    return terms_page(request, office, caller, form, form.values)


def changes(before: Scheme | None, after: Scheme, on: date) -> list[Change]:
    """The rates of a day under both, those that stand for the same people beside each other."""
    old = {_for(rate): rate for rate in (current(before.rates, on) if before else ())}
    new = {_for(rate): rate for rate in current(after.rates, on)}
    return [Change(old.get(each), new.get(each)) for each in dict.fromkeys([*new, *old])]


def _for(rate: Rate) -> tuple[object, ...]:
    told = ("component", "per", "category", "grade", "residency", "sex", "from_age", "until_age")
    return tuple(getattr(rate, name) for name in told)


def _held(office: Office, caller: Caller, form: Form, on: date) -> Scheme | None:
    division = asked_division(caller, form.values)
    with office.open_snapshot(caller, AsOf(on)) as snapshot:
        return scheme_in_force(snapshot, ledger_of(division), asked_scheme(form.values)).scheme


def _asked(office: Office, caller: Caller, division: str, form: Form, said: dict[str, Any]) -> Scheme | None:
    """The edition chosen or put together. Raises Problem where the caller may not, NoSuchScheme where it is none."""
    demand_policy(caller, division)
    if form.text("base"):
        return _put_together(office, caller, form, said)
    asked = scheme_asked(said["edition"])
    if asked.scheme == asked_scheme(form.values):
        return asked
    form.refuse("edition", MISSING["edition"])
    return None


def _put_together(office: Office, caller: Caller, form: Form, said: dict[str, Any]) -> Scheme | None:
    """What the form began with, and what was typed of it."""
    base = base_of(office, caller, form.values)
    if base is None or base.scheme is None:
        raise not_found()
    changed = edited(form, base.scheme, said["from_on"], said["document_number"])
    if changed == base.scheme and not form.errors:
        form.refuse(WHOLE_PAGE, NOTHING_CHANGES)
    if form.errors:
        return None
    return scheme_asked(to_builtins(replace(changed, edition=LOCAL, document=said["document_number"], source="")))


HANDLERS = [preview_scheme, show_form, adopt]
