"""What a year will need of a scheme: headcount with its identities, amounts by who pays, each number with its list."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from litestar import get
from litestar.response import Template

from casework.common.roles import FUNDING, READ_FIGURES
from casework.divisions.codes import ledger_of, level_of, trim
from casework.funds.footing import faults
from casework.funds.matching import Matched, matched, sharing
from projections.funds import forms, money
from projections.funds.reckoning import Reckoned
from projections.funds.tables import FundsReceipt
from projections.oversight.ledgers import ledgers_below
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, village_name
from web.funds.actions import form_stream
from web.funds.behind import FIGURES, Wanted, behind
from web.funds.reckoning import reckon
from web.funds.views import Asked, about, accounts_of, asked, counties_below, lines, names_of, payers_of, towns, view_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, asked_by, open_snapshot
from web.http.query_params import as_of, page_of
from web.http.rights import COUNTY
from web.language.words import word
from web.limits import kinds
from web.office import Office

ADDRESS = "/fund-estimate"


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True, opt=kinds.SLOW)
def show_estimate(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    of = asked(request, caller, office.today().year + 1)
    if level_of(of.division) < COUNTY:
        return _summed(request, office, caller, of)
    found = reckon(office, as_of(office, asked_by(request)), of.division, of.scheme, of.year)
    view = view_of(office, request, found.on, found.known)
    kept, whole, terms = [*of.kept, *view.kept], level_of(of.division) == COUNTY, found.estimate.terms
    with open_snapshot(office, caller, request) as snapshot:
        ledger = ledger_of(of.division)
        received = money.receipts(snapshot, ledger, of.year, of.scheme)
        told = forms.issued(snapshot, [ledger], of.year, of.scheme)
    context = about(caller, of, office.today().year) | {
        "seen": view, "reckoned": found.form, "lines": lines(found.form.totals, kept), "towns": towns(found.form.totals, kept),
        "payers": payers_of(found.form.total), "sources": _sources(found, received), "faults": faults(found.form),
        "unassigned_fen": sum(each.amount_fen for each in received if each.scheme is None), "accounts": accounts_of(found),
        "issued": told[0][1] if told else None, "form_id": form_stream(ledger, of.scheme, of.year), "whole": whole,
        "may_issue": whole and caller.role in FUNDING, "assumed": terms is not None and terms.assumed,
    }  # fmt: skip
    return Template("funds/estimate.html", context=context)


def _sources(found: Reckoned, received: Iterable[FundsReceipt]) -> Sequence[Matched]:
    """What came for this scheme alone: the rest fills what is missing where the forms are issued."""
    own = money.by_giver(each for each in received if each.scheme)
    editions, year, ledger = found.estimate.editions, found.estimate.year, found.estimate.ledger
    return matched(found.form.total.payers, own, {}, sharing(editions, ledger, year))


def _summed(request: AnyRequest, office: Office, caller: Caller, of: Asked) -> Template:
    with open_snapshot(office, caller, request) as snapshot:
        ledgers = ledgers_below(snapshot, of.division)
        found = forms.summed(forms.issued(snapshot, ledgers, of.year, of.scheme), ledgers)
    summed = found[0] if found else None
    missing = summed.missing if summed else tuple(ledgers)
    context = about(caller, of, office.today().year) | {
        "summed": summed, "payers": payers_of(summed.total) if summed else [], "below": counties_below(office, of),
        "missing": [(each, area_name(trim(each))) for each in missing],
        "counties": [(area_name(row.division), row) for row in summed.rows] if summed else [],
    }  # fmt: skip
    return Template("funds/summed.html", context=context)


@get(ADDRESS + "/people", guards=[any_of(*READ_FIGURES)], sync_to_thread=True, opt=kinds.SLOW)
def show_people(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Exactly those behind a figure, each with why they leave or enter."""
    of, query = asked(request, caller, office.today().year + 1), request.query_params
    figure = query.get("figure", "this")
    wanted = Wanted(
        figure if figure in FIGURES else "this",
        query.get("category", ""),
        query.get("residency", ""),
        query.get("town", ""),
    )
    page, size = page_of(query)
    found = None
    if level_of(of.division) >= COUNTY:
        with office.open_everywhere(as_of(office, asked_by(request))) as snapshot:
            found = behind(snapshot, of.division, of.scheme, of.year, wanted, page, size)
    total, amount_fen = (found.total, found.amount_fen) if found else (0, 0)
    context = about(caller, of, office.today().year) | {
        "rows": _rows(office, found.people) if found else [], "total": total, "amount_fen": amount_fen, "page": page, "size": size,
        "view": view_of(office, request, found.reckoned.on, found.reckoned.known) if found else None, "wanted": wanted,
        "figure": word("fund_figure", wanted.figure), "town": area_name(wanted.town) if wanted.town else "",
    }  # fmt: skip
    return Template("funds/people.html", context=context)


def _rows(office: Office, shown: list[Any]) -> list[tuple[Any, str, str]]:
    called = names_of(office, (person for each in shown for person in each.person_ids))
    return [(each, _called(called, each.person_ids), village_name(each.division)) for each in shown]


def _called(called: dict[UUID, str], people: tuple[UUID, ...]) -> str:
    return "、".join(called.get(person, "–") for person in people)
