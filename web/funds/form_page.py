"""Annual forms: those of a year, and one as it was issued and restated, to be read, printed and taken along."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import FUNDING, READ_FIGURES
from casework.divisions.codes import level_of, trim
from casework.funds.matching import accounts, sharing
from projections.funds import forms
from projections.oversight.ledgers import ledgers_below
from projections.schemes.in_force import editions_of
from web.access.caller import any_of
from web.divisions.areas import area_name
from web.funds.actions import last_told
from web.funds.reckoning import demand_funds
from web.funds.views import about, asked, lines, named, payers_of, towns
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.rights import COUNTY
from web.unsealing import unsealed

ADDRESS = "/annual-forms"


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_forms(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    of = asked(request, caller, office.today().year + 1)
    with open_snapshot(office, caller, request) as snapshot:
        found = forms.issued(snapshot, ledgers_below(snapshot, of.division), of.year)
        view = as_of_view(office, snapshot, request)
    context = about(caller, of, office.today().year) | {
        "seen": view, "forms": [(area_name(trim(ledger)), row) for ledger, row in found],
        "may_issue": caller.role in FUNDING and level_of(of.division) == COUNTY,
    }  # fmt: skip
    return Template("funds/forms.html", context=context)


@get(ADDRESS + "/{form_id:uuid}", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_form(request: AnyRequest, form_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    ledger, last = last_told(office, caller, form_id)
    demand_funds(caller, last.division)
    with office.open_snapshot(caller) as snapshot:
        told = [row for _, row in forms.versions(snapshot, form_id)]
        editions = editions_of(snapshot, ledger, last.scheme)  # type: ignore[arg-type]
    texts = unsealed(office, [(row.reason, ledger, form_id) for row in told])
    kept = [
        ("division", last.division),
        ("year", str(last.year)),
        ("scheme", last.scheme),
        ("known_position", last.known),
        ("on", last.told_on.isoformat()),
    ]
    context = {
        "form_id": form_id, "area": area_name(trim(ledger)), "last": last, "told": [(row, texts.text(row.reason)) for row in told],
        "lines": lines(last.totals, kept), "towns": towns(last.totals, kept), "payers": payers_of(last.total),
        "may_restate": caller.role in FUNDING, "named": named,
        "accounts": accounts(last.carried, sharing(editions, ledger, last.year - 1)),
    }  # fmt: skip
    return Template("funds/form.html", context=context)
