"""What waits in an area, for programs."""

from litestar.di import NamedDependency
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from web.access.caller import Caller
from web.http.api.params import within
from web.http.api.read import read
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.oversight.waiting import waiting


class WaitingPart(Struct):
    label: str
    number: int
    page: str


class WaitingLine(Struct):
    """`label`: in the asker's language; `page`: the address of the list, as long as `number`; `parts`: what it is made of."""

    label: str
    number: int
    page: str
    parts: list[WaitingPart]


@read("Waiting", "/waiting", READ_FIGURES)
def list_waiting(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
) -> list[WaitingLine]:
    """What waits in the division, in the order in which a day is begun."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = waiting(snapshot, caller.role, asked_division)
    return [
        WaitingLine(
            gettext(each.label), each.number, each.path, [WaitingPart(p.words, p.number, p.path) for p in each.parts]
        )
        for each in found
    ]


HANDLERS = [list_waiting]
