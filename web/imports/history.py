"""The history of imports as a part of the pages that import."""

from collections.abc import Mapping
from typing import Any

from casework.divisions.codes import range_of
from casework.ledger.imports import imports
from web.divisions.areas import area_name
from web.http.query_params import page_of
from web.imports.runs import Run
from web.office import Office


def history(office: Office, area: str, query: Mapping[str, str], run: Run | None) -> dict[str, Any]:
    """What web/templates/imports/_history.html shows. `run`: the reader's last one, whose refused rows can still be taken down."""
    page, size = page_of(query)
    found, total = imports(office.database, *range_of(area), offset=(page - 1) * size, limit=size)
    kept = run.report.id if run and run.report and run.ended else None
    rows = [(each, area_name(each.ledger)) for each in found]
    return {"kept": kept, "history": rows, "page": page, "size": size, "total": total}
