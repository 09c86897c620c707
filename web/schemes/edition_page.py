"""The whole of an edition as a table, and the form that begins with it: other rates, shares, days, values of conditions."""

from collections.abc import Mapping

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_OFFICE, SUPERVISION
from casework.divisions.codes import ledger_of
from casework.schemes.in_force import Adopted
from casework.schemes.shares import shares_of
from casework.schemes.words import CAUSES, SCHEMES
from projections.schemes.in_force import editions_of, scheme_in_force
from web.access.caller import Caller, any_of
from web.divisions.areas import asked_division
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.form import Form
from web.http.reach import demand_policy
from web.http.rights import leads_county
from web.office import Office, not_found
from web.schemes import condition_form, new_condition_form, new_rate_form, rate_form, share_form, terms_form, wording
from web.schemes.change_form import as_typed
from web.schemes.pages import asked_scheme, place
from web.schemes.sheet import sheet


@get("/schemes/edition", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_edition(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Everything the edition in force says, what has ended and what is to come as well."""
    scheme, division = asked_scheme(request.query_params), asked_division(caller, request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        held = scheme_in_force(snapshot, ledger_of(division), scheme)
        view = as_of_view(office, snapshot, request)
    if held.scheme is None:
        raise not_found()
    context = {
        **place(caller, division), "scheme": scheme, "held": held, "edition": held.scheme, "sections": sheet(held.scheme),
        "seen": view, "may_adopt": caller.role in SUPERVISION and leads_county(caller),
    }  # fmt: skip
    return Template("schemes/edition.html", context=context)


@get("/schemes/change", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def show_change(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return change_page(office, caller, Form(), request.query_params)


def change_page(office: Office, caller: Caller, form: Form, said: Mapping[str, str]) -> Template:
    """The form, filled in with the edition it began with, or as it was typed, with every mistake at its field.

    Raises Problem 403, 404.
    """
    scheme, division = asked_scheme(said), asked_division(caller, said)
    demand_policy(caller, division)
    base, today = base_of(office, caller, said), office.today()
    if base is None or base.scheme is None:
        raise not_found()
    if not form.text("base"):
        form.values = as_typed(base.scheme, base.reference, today) | dict(form.values)
    context = {
        **place(caller, division), "form": form, "scheme": scheme, "base": base, "edition": base.scheme,
        "rates": rate_form.fields_of(base.scheme, today), "new_rates": new_rate_form.places_of(form),
        "choices": new_rate_form.choices(),
        "new_conditions": new_condition_form.places_of(form), "asks": new_condition_form.choices(),
        "conditions": condition_form.fields_of(base.scheme), "is_dated": condition_form.is_dated,
        "shares": [(each, shares_of(base.scheme, each, ledger_of(division), today)) for each in share_form.components_of(base.scheme)],
        "levels": share_form.LEVELS, "own": terms_form, "wording": wording,
        "others": [each for each in SCHEMES if each != scheme], "causes": CAUSES,
    }  # fmt: skip
    return Template("schemes/change.html", context=context, status_code=422 if form.errors else 200)


def base_of(office: Office, caller: Caller, said: Mapping[str, str]) -> Adopted | None:
    """The edition that the form began with, or begins with: the one in force today. None where that is known no more."""
    scheme, ledger = asked_scheme(said), ledger_of(asked_division(caller, said))
    with office.open_snapshot(caller) as snapshot:
        found = editions_of(snapshot, ledger, scheme)
        reference = said.get("base") or found.on(snapshot.on).reference
    return next((each for each in found.adopted if each.reference == reference), None)


HANDLERS = [show_edition, show_change]
