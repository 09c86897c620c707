"""The sheet that hangs out: only what may stand on it, and only while the notice runs."""

from datetime import date
from typing import Any, Final, get_args

from litestar import get
from litestar.response import Template
from msgspec import Struct

from casework.applications.commands.order import Level
from casework.common.masking import masked
from casework.common.roles import READ_CASES
from casework.schemes.words import SCHEMES
from projections.applications.lists import on_notice
from projections.applications.lookup import Placed
from projections.applications.people import people
from projections.engine.snapshot import Snapshot
from projections.schemes.in_force import scheme_in_force
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.query_params import page_of
from web.language.application_words import scheme_name
from web.language.i18n import N_, gettext
from web.language.words import options
from web.unsealing import unsealed


class Line(Struct, frozen=True):
    """Everything that a sheet may say of somebody (domain 4.3): nothing else has a column here."""

    name: str
    village: str
    scheme: str
    from_on: date
    until_on: date


@get("/applications/notice-sheet", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_sheet(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Names are masked for everybody: the sheet hangs in public."""
    query = request.query_params
    division = asked_division(caller, query)
    level = query.get("level", "") if query.get("level", "") in get_args(Level) else "village"
    scheme = query.get("scheme", "") if query.get("scheme", "") in SCHEMES else ""
    page, size = page_of(query)
    with office.open_snapshot(caller) as snapshot:
        found, total = on_notice(snapshot, division, level, scheme, page, size)
    with office.open_everywhere() as snapshot:
        known = people(snapshot, [each.row.person_id for each in found])
        named = {each.row.application_id for each in found if _names_hang_out(snapshot, each)}
    texts = unsealed(office, [(each.name, each.ledger, each.household_id) for each in known.values()])
    lines = [
        Line(
            name=masked(texts.text(known[each.row.person_id].name))
            if each.row.application_id in named and each.row.person_id in known
            else gettext("No. %(number)s") % {"number": number},
            village=village_name(each.row.division),
            scheme=scheme_name(each.row.scheme),
            from_on=getattr(each.row, f"{level}_from_on"),
            until_on=getattr(each.row, f"{level}_until_on"),
        )
        for number, each in enumerate(found, start=(page - 1) * size + 1)
    ]
    context: dict[str, Any] = {
        "lines": lines, "area": area_name(division), "division": division, "level": level, "page": page, "size": size,
        "total": total, "levels": [(code, label, None) for code, label in options("notice_level")], "scheme": scheme,
        "schemes": [("", gettext(N_("All schemes")), None), *((each, scheme_name(each), None) for each in SCHEMES)],
    }  # fmt: skip
    return Template("applications/notice_sheet.html", context=context)


def _names_hang_out(snapshot: Snapshot, placed: Placed) -> bool:
    """Whether the county's edition of the scheme has names on its notices at all (domain 8, question 8)."""
    scheme = scheme_in_force(snapshot, placed.ledger, placed.row.scheme).scheme  # type: ignore[arg-type]
    return scheme is None or scheme.procedure.notice_names == "masked"


HANDLERS: Final = [show_sheet]
