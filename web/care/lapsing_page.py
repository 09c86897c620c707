"""Contracts with doctors that end soon or have ended without a next one, on a page and to programs."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.response import Template
from msgspec import Struct

from casework.care.terms import terms_on
from casework.common.roles import READ_CASES, SUPERVISION
from projections.care.lapsing import Lapsing, contracts_to_lapse
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import N_, gettext
from web.language.words import options
from web.office import AsOf, Office
from web.unsealing import Unsealed, unsealed

EVERY: Final = N_("All contracts")


@get("/lapsing-contracts", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_lapsing(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    kinds = options("contract")
    kind = request.query_params.get("kind", "")
    kind = kind if kind in dict(kinds) else ""
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found, total = contracts_to_lapse(snapshot, division, kind or None, page, size)
        view = as_of_view(office, snapshot, request)
    return Template(
        "care/lapsing.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division, "kind": kind,
            "kinds": [("", gettext(EVERY), None), *((code, label, None) for code, label in kinds)],
            "rows": rows_of(office, caller, found), "page": page, "size": size, "total": total, "seen": view,
            "deeper": down(view, "/lapsing-contracts"), "own": caller.role == "contact_person",
            "warning": terms_on(view.on).lapse_warning_days, "supervises": caller.role in SUPERVISION,
        },
    )  # fmt: skip


def rows_of(office: Office, caller: Caller, found: Sequence[Lapsing]) -> list[dict[str, Any]]:
    texts = _texts(office, found)
    return [{"one": one, "name": texts.name(one.name, caller), "village": village_name(one.division)} for one in found]


class LapsingContract(Struct):
    """`until_on`: the first day without it; `days_left`: below 0 where it has ended."""

    id: UUID
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    member_id: UUID
    name: str
    kind: str
    institution: str | None
    doctor: str
    until_on: date
    days_left: int


@read("LapsingContracts", "/lapsing-contracts", READ_CASES)
def list_lapsing(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[LapsingContract]:
    """Contracts of living members that end within the days of warning or have ended, and have no next one."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total = contracts_to_lapse(snapshot, asked_division, None, paging.page, paging.size)
    texts = _texts(office, found)
    items = [
        LapsingContract(
            one.contract_id, one.ledger, one.household_id, one.household_no, one.division, one.member_id,
            texts.name(one.name, caller), one.kind, one.institution, texts.name(one.doctor, caller), one.until_on,
            (one.until_on - snapshot.on).days,
        )
        for one in found
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, total, snapshot.known)


def _texts(office: Office, found: Sequence[Lapsing]) -> Unsealed:
    return unsealed(office, [(text, o.ledger, o.household_id) for o in found for text in (o.name, o.doctor)])


API: Final = [list_lapsing]
