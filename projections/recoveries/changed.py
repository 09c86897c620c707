"""Who something new is known of: by the events since a position of each ledger that money depends on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from psycopg import Connection

from casework.common.event import Event
from casework.payments.bank_events import BankReturnReceived, ReturnedLinesSettled, SettledLinesReturned
from projections.applications.tables import APPLICATION
from projections.engine.projection import Projection
from projections.engine.snapshot import Snapshot
from projections.households.category_table import PROJECTIONS as CATEGORIES
from projections.households.life_event_tables import PROJECTIONS as LIFE_EVENTS
from projections.households.tables import PROJECTIONS as HOUSEHOLDS

READ: Final[tuple[Projection[Any], ...]] = (
    APPLICATION, *CATEGORIES, *LIFE_EVENTS, *(each for each in HOUSEHOLDS if each.name in ("registration", "member", "child")),
)  # fmt: skip
ANSWERED: Final[tuple[type[Event], ...]] = (BankReturnReceived, SettledLinesReturned, ReturnedLinesSettled)
NAMES: Final = sorted({kind.__name__ for kind in (*ANSWERED, *(kind for model in READ for kind in model.handles))})


def changed(
    connection: Connection[Any], since: Mapping[str, int], until: Mapping[str, int], names: Sequence[str] = NAMES
) -> set[UUID]:
    """The streams, households', applications' and lists', in which something of the kind was recorded: since < position <= until."""
    rows = connection.execute(
        """
        select distinct e.stream_id
          from unnest(%(ledgers)s::text[], %(since)s::bigint[], %(until)s::bigint[]) as m(ledger, since, until)
          join ledger.events e on e.ledger = m.ledger and e.position > m.since and e.position <= m.until
         where e.name = any(%(names)s)
        """,
        {**moved(since, until), "names": list(names)},
    )
    return {stream for (stream,) in rows}


def moved(since: Mapping[str, int], until: Mapping[str, int]) -> dict[str, list[Any]]:
    """The ledgers in which something was recorded, from where to where, as a question takes them."""
    spans = [(ledger, since.get(ledger, 0), end) for ledger, end in until.items() if since.get(ledger, 0) < end]
    return {name: [each[place] for each in spans] for place, name in enumerate(("ledgers", "since", "until"))}


def persons_of(snapshot: Snapshot, streams: Iterable[UUID]) -> set[UUID]:
    """Of these households and applications those whom some list pays or has paid, and who was paid the same for the household; of
    these lists those whose line came back, or was paid after all, with the others of a household for which it was."""
    cursor = snapshot.connection.execute(
        snapshot.whole(
            """
            select m.member_id from read.member m
             where m.household_id = any(%(streams)s) and known(m)
               and exists (select from read.payment_line l where l.person_id = m.member_id and known(l))
            union
            select a.person_id from read.application a
             where a.application_id = any(%(streams)s) and known(a)
               and exists (select from read.payment_line l where l.person_id = a.person_id and known(l))
            union
            select l.person_id from read.application a
              join read.payment_line l on l.household_id = a.household_id and l.scheme = a.scheme and l.subject_id is not null and known(l)
             where a.application_id = any(%(streams)s) and known(a)
            union
            select unnest(array_remove(array[l.person_id, o.member_id], null)) from read.bank_result r
              join read.payment_line l on l.list_id = r.list_id and l.number = r.from_number and known(l)
              left join read.member o on o.household_id = l.household_id and l.subject_id is not null and known(o)
             where r.list_id = any(%(streams)s) and (r.outcome = 'returned' or r.paid_on is not null) and known(r)
            """
        ),
        snapshot.parameters({"streams": list(streams)}),
    )
    return {person for (person,) in cursor}
