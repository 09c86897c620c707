"""Payment lists as they are asked for: of an area, one of them, its lines, its sums, and what differs from the last period."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.common.months import months_of
from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot
from projections.payments.paid_again import ON_A_LIST_AGAIN
from projections.payments.tables import PAYMENT_LIST, PaymentList

OPEN: Final = ("draft", "frozen", "approved", "sent", "settling")


class Listed(msgspec.Struct, frozen=True):
    """A list with the ledger it stands in."""

    ledger: str
    list: PaymentList


class Place(msgspec.Struct, frozen=True):
    ledger: str
    division: str


COLUMNS: Final = ", ".join(f"t.{name}" for name in PAYMENT_LIST.fields)


def listed(snapshot: Snapshot, division: str, period: str | None = None, statuses: Sequence[str] = ()) -> list[Listed]:
    """Those of an area, the latest first; a year's with those of its months."""
    lowest, end = range_of(division)
    cursor = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select t.ledger, {COLUMNS} from read.payment_list t
             where known(t) and t.division >= %(division_from)s and t.division < %(division_until)s
               and (%(period)s::text is null or t.period = %(period)s or t.period like %(period)s || '-%%')
               and (%(all)s or t.status = any(%(statuses)s))
             order by t.period desc, t.prepared_on desc, t.scheme, t.list_id
            """
        ),
        snapshot.parameters(
            {
                "division_from": lowest,
                "division_until": end,
                "period": period,
                "statuses": list(statuses),
                "all": not statuses,
            }
        ),
    )
    return [Listed(ledger, PAYMENT_LIST.row_of(row)) for ledger, *row in cursor]


def with_status_count(status: str, snapshot: Snapshot, division: str) -> int:
    return len(listed(snapshot, division, statuses=[status]))


def one(snapshot: Snapshot, list_id: UUID) -> Listed | None:
    cursor = snapshot.connection.execute(
        snapshot.whole(f"select t.ledger, {COLUMNS} from read.payment_list t where t.list_id = %(id)s and known(t)"),
        snapshot.parameters({"id": list_id}),
    )
    row = cursor.fetchone()
    return Listed(row[0], PAYMENT_LIST.row_of(row[1:])) if row else None


def before(snapshot: Snapshot, of: Listed) -> Listed | None:
    """The list that this one is compared with: of the same scheme and division, the last one that was approved and ends earlier. None
    for one that pays again what was returned: all others would seem to have stopped."""
    if of.list.reissue_of:
        return None
    cursor = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select t.ledger, {COLUMNS} from read.payment_list t
             where known(t) and t.scheme = %(scheme)s and t.division = %(division)s and t.ledger = %(ledger)s
               and t.status = any(array['approved', 'sent', 'settling', 'closed']) and t.reissue_of is null
               and t.list_id <> %(id)s
            """
        ),
        snapshot.parameters(
            {"scheme": of.list.scheme, "division": of.list.division, "ledger": of.ledger, "id": of.list.list_id}
        ),
    )
    found = [Listed(row[0], PAYMENT_LIST.row_of(row[1:])) for row in cursor]
    earlier = [each for each in found if _end(each.list.period) < _end(of.list.period)]
    return max(earlier, key=lambda each: (_end(each.list.period), each.list.prepared_on), default=None)


def reissues(snapshot: Snapshot, list_id: UUID) -> list[Listed]:
    """Lists that pay again what this one's bank returned."""
    cursor = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select t.ledger, {COLUMNS} from read.payment_list t
             where known(t) and t.reissue_of = %(id)s and t.status <> 'discarded' order by t.prepared_on, t.list_id
            """
        ),
        snapshot.parameters({"id": list_id}),
    )
    return [Listed(ledger, PAYMENT_LIST.row_of(row)) for ledger, *row in cursor]


def to_pay_again(snapshot: Snapshot, list_ids: Sequence[UUID]) -> set[UUID]:
    """Of these lists those of which a returned line waits: neither on a list again, nor left out, with the reason, by one that pays
    this list's returned lines again."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select distinct r.list_id from read.bank_result r
              join read.payment_line l on l.list_id = r.list_id and l.number = r.from_number and known(l)
             where r.list_id = any(%(lists)s) and r.outcome = 'returned' and known(r) and not {ON_A_LIST_AGAIN} and not exists (
                   select from read.payment_list n where n.reissue_of = r.list_id and n.status <> 'discarded' and known(n)
                      and (not n.computed or exists (select from read.left_out o where o.list_id = n.list_id
                                                        and o.person_id = l.person_id and known(o))))
            """
        ),
        snapshot.parameters({"lists": list(list_ids)}),
    )
    return {list_id for (list_id,) in rows}


def place_of(snapshot: Snapshot, list_id: UUID) -> Place | None:
    """Where a list stands, whatever became of it."""
    return snapshot.one(
        Place, "select t.ledger, t.division from read.payment_list t where t.list_id = %(id)s limit 1", id=list_id
    )


def ledgers_of(snapshot: Snapshot, list_ids: Iterable[UUID]) -> dict[UUID, str]:
    """In which ledger each list stands."""
    cursor = snapshot.connection.execute(
        snapshot.whole(
            "select t.list_id, t.ledger from read.payment_list t where t.list_id = any(%(ids)s) and known(t)"
        ),
        snapshot.parameters({"ids": list(list_ids)}),
    )
    return dict(cursor.fetchall())


def waited_since(of: PaymentList) -> date:
    """The day of the last step: since when the next one waits."""
    days = (of.closed_on, of.sent_on, of.approved_on, of.frozen_on, of.prepared_on)
    return next(day for day in days if day)


def _end(period: str) -> int:
    return months_of(period)[-1]
