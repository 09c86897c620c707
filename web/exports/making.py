"""Makes a file of a list for somebody, and keeps in the chained log that they took it along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from litestar import Response

from web.access import log
from web.access.caller import Caller
from web.divisions.areas import asked_division
from web.exports.files import FORMATS, written
from web.exports.lists import EXPORTS, table_of
from web.exports.people import Asking
from web.exports.table import Table
from web.http.query_params import as_of
from web.language.i18n import gettext
from web.office import Office
from web.problem import Problem

AS_OF: Final = ("on", "known_position", "known_at")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`of`: which list; `query`: its area, its day, and what narrows it."""

    of: str
    format: str
    reason: str
    query: Mapping[str, str]


def made(office: Office, caller: Caller, wanted: Wanted) -> Response[bytes]:
    """The file. Raises Problem 403, 422."""
    if wanted.of not in EXPORTS or wanted.format not in FORMATS:
        field = "of" if wanted.of not in EXPORTS else "format"
        message = gettext("This is not one of the values allowed here.")
        raise Problem(422, "invalid", message, errors=[{"field": field, "message": message}])
    if EXPORTS[wanted.of].names and not wanted.reason.strip():
        message = gettext("Say what the list is for: names are in it.")
        raise Problem(422, "reason-missing", message, errors=[{"field": "reason", "message": message}])
    table = counted(office, caller, wanted.of, wanted.query)
    content = written(table, wanted.format)
    _keep(office, caller, wanted, table)
    name = f"{wanted.of}-{table.division or '000000'}-{table.on}.{wanted.format}"
    return Response(
        content,
        media_type=FORMATS[wanted.format],
        status_code=200,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def counted(office: Office, caller: Caller, of: str, query: Mapping[str, str]) -> Table:
    """The list as the page shows it."""
    division = asked_division(caller, query)
    seen = as_of(office, {name: query[name] for name in (*AS_OF, "division") if query.get(name)})
    with office.open_snapshot(caller, seen) as snapshot:
        return table_of(of, Asking(office, caller, snapshot, division, query))


def _keep(office: Office, caller: Caller, wanted: Wanted, table: Table) -> None:
    with office.database.write() as connection:
        log.record(
            connection, office.clock(), log.by(caller), "list_exported", caller.user_id, of=wanted.of,
            area=table.division, on=table.on, known_position=table.vector, rows=len(table.rows), format=wanted.format,
            names=EXPORTS[wanted.of].names, reason=wanted.reason, sha256=table.hash,
        )  # fmt: skip
