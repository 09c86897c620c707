"""The history of imports for programs."""

from litestar.di import NamedDependency
from msgspec import Struct

from casework.common.roles import READ_IMPORTS
from casework.divisions.codes import range_of
from casework.ledger.imports import Import, imports
from web.http.api.params import Paging
from web.http.api.read import read
from web.http.as_of_view import TheOffice


class ImportPage(Struct):
    items: list[Import]
    page: int
    size: int
    total: int


@read("Imports", "/imports", READ_IMPORTS)
def show_imports(
    office: TheOffice, asked_division: NamedDependency[str], paging: NamedDependency[Paging]
) -> ImportPage:
    """Which lists were imported into the counties of a division, the newest first. `list`: ledger, or applications."""
    found, total = imports(
        office.database, *range_of(asked_division), offset=(paging.page - 1) * paging.size, limit=paging.size
    )
    return ImportPage(list(found), paging.page, paging.size, total)


HANDLERS = [show_imports]
