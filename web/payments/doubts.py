"""Lines of a list that is not sent yet and that are in doubt by what has become known since it was prepared."""

from itertools import chain, islice
from typing import Any, Final

from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.payments.lists import Listed
from projections.recoveries.doubts import UNSENT, Doubt, doubts
from projections.recoveries.offsets import not_outstanding
from web.office import Office
from web.payments.computing import list_state
from web.payments.views import names

SHOWN: Final = 50
COUNTED: Final = 500


def doubts_of(office: Office, listed: Listed, most: int | None = None) -> list[Doubt]:
    """The first of them, or all; none of a list that is still computed, or that the bank has."""
    if listed.list.status not in UNSENT or not listed.list.computed:
        return []
    prepared = list_state(office, listed.ledger, listed.list.list_id).prepared
    if prepared is None:
        return []
    with open_snapshot(office.database, NATION, office.today()) as snapshot, office.database.single() as connection:
        offsets = not_outstanding(snapshot, listed.list.list_id)
        found = doubts(snapshot, connection, listed.list.list_id, prepared.known)
        in_all = chain(found, (Doubt(line.number, line.person_id, fen, "offset") for line, fen in offsets))
        return list(islice(in_all, most))


def in_doubt(office: Office, listed: Listed) -> dict[str, Any]:
    """What pages show of them: the first ones with names, and how many there are, up to where a page stops to count."""
    found = doubts_of(office, listed, COUNTED)
    persons = names(office, [each.person_id for each in found[:SHOWN]]) if found else {}
    shown = [(each, persons.get(each.person_id, "")) for each in found[:SHOWN]]
    return {"doubts": shown, "doubtful": len(found), "more_doubts": len(found) == COUNTED}
