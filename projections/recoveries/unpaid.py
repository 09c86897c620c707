"""Who is due something that no list has: a batch of qualifications at a time, each with what stands in the way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.common.months import Month, month_of
from casework.payments.computing import NOTHING_PAID, Paid, bit
from casework.payments.lines import LinePart
from casework.schemes.accrual import MonthDue
from casework.schemes.facts import Facts
from projections.engine.snapshot import Snapshot
from projections.payments import candidates
from projections.payments.candidates import Confirmed
from projections.recoveries.compared import Compared, Reckoners, compared, dues_of
from projections.recoveries.paid import Qualified
from projections.schemes.facts import facts_of

REASONS: Final = ("next_list", "returned", "excluded", "no_account", "objection", "held", "too_little")
FIRST: Final = UUID(int=0)


class Place(NamedTuple):
    """Where the next batch begins: after an application, of those that hold or of those that have ended."""

    after: UUID = FIRST
    ended: bool = False


class Asked(msgspec.Struct, frozen=True):
    """Of a scheme in a division at most of one county; months up to and with `until`."""

    ledger: str
    division: str
    scheme: str
    until: Month


class Unpaid(NamedTuple):
    """`months`: those due that no list has, or that wait (`held`: of those no amount is known yet); `amount_fen`: of all of them."""

    who: Confirmed
    ledger: str
    scheme: str
    months: tuple[Month, ...]
    amount_fen: int
    reason: str


class Batch(NamedTuple):
    """`looked_at`: how many qualifications; `then`: where to go on, if there are more."""

    rows: Sequence[Unpaid]
    looked_at: int
    then: Place | None


def batch(snapshot: Snapshot, connection: Connection[Any], asked: Asked, place: Place, most: int) -> Batch:
    """`snapshot`: one of everything; `connection`: the office's own, to ask what was paid."""
    status = "exited" if place.ended else "confirmed"
    found = candidates.confirmed(snapshot, asked.ledger, asked.scheme, asked.division, status, place.after, most)
    then = (
        Place(found[-1].application_id, place.ended)
        if len(found) == most
        else None
        if place.ended
        else Place(ended=True)
    )
    return Batch(judged(snapshot, connection, asked, found), len(found), then)


def judged(snapshot: Snapshot, connection: Connection[Any], asked: Asked, found: Sequence[Confirmed]) -> list[Unpaid]:
    """Those of them who are due something."""
    persons = [each.person_id for each in found]
    facts, known = facts_of(snapshot, persons), _Known.of(snapshot, connection, asked.scheme, found)
    reckoners = Reckoners(snapshot)
    rows = (_unpaid(reckoners, asked, each, facts.get(each.person_id), known) for each in found)
    return [row for row in rows if row is not None]


def dues_until(reckoners: Reckoners, asked: Asked, who: Confirmed, facts: Facts | None) -> Sequence[MonthDue]:
    """Month by month from the first of the qualification."""
    return dues_of(
        reckoners, Qualified(asked.ledger, asked.scheme, who), facts, range(month_of(who.from_on), asked.until + 1)
    )


def is_claimed(due: MonthDue, paid: Paid) -> bool:
    """Whether some list has all of the month's parts."""
    return all(paid.get((part.component, bit(part, due.month)[0]), 0) & bit(part, due.month)[1] for part in due.parts)


def on_lists(dues: Iterable[MonthDue], paid: Paid) -> list[LinePart]:
    """What of it some list has, as parts of a line."""
    return [
        LinePart(
            component=part.component, per=part.per, amount_fen=part.amount_fen, months=(due.month,),
            total_fen=part.amount_fen, document="",
        )
        for due in dues for part in due.parts if is_claimed(due._replace(parts=(part,)), paid)
    ]  # fmt: skip


class _Known(msgspec.Struct, frozen=True):
    """What stands in the way of each, asked at once."""

    paid: Mapping[UUID, Paid]
    accounts: frozenset[UUID]
    objections: frozenset[UUID]
    outcomes: Mapping[UUID, Mapping[str, int]]
    differing: Mapping[UUID, Compared]

    @classmethod
    def of(cls, snapshot: Snapshot, connection: Connection[Any], scheme: str, found: Sequence[Confirmed]) -> "_Known":
        persons, ids = [each.person_id for each in found], [each.application_id for each in found]
        accounts = candidates.accounts(snapshot, persons)
        return cls(
            candidates.paid(connection, scheme, found),
            frozenset(person for person, of in accounts.items() if of.account),
            frozenset(_objections(snapshot, ids)),
            _outcomes(snapshot, ids),
            {each.person_id: each for each in compared(snapshot, persons) if each.scheme == scheme},
        )


def _unpaid(reckoners: Reckoners, asked: Asked, who: Confirmed, facts: Facts | None, known: _Known) -> Unpaid | None:
    dues = dues_until(reckoners, asked, who, facts)
    paid = known.paid.get(who.person_id, NOTHING_PAID)
    open_ = [due for due in dues if due.parts and not is_claimed(due, paid)]
    if open_:
        amount = sum(
            part.amount_fen for due in open_ for part in due.parts if not is_claimed(due._replace(parts=(part,)), paid)
        )
        return _row(asked, who, open_, amount, _reason(who, [due.month for due in open_], known))
    waiting = [due for due in dues if due.why_not == "held"]
    if waiting:
        return _row(asked, who, waiting, 0, "held")
    differing = known.differing.get(who.person_id)
    short = [each for each in differing.differences if each.too_little_fen] if differing else []
    if short:
        months = tuple(sorted({each.month for each in short}))
        return Unpaid(who, asked.ledger, asked.scheme, months, sum(each.too_little_fen for each in short), "too_little")
    return None


def _row(asked: Asked, who: Confirmed, dues: Iterable[MonthDue], amount_fen: int, reason: str) -> Unpaid:
    return Unpaid(who, asked.ledger, asked.scheme, tuple(due.month for due in dues), amount_fen, reason)


def _reason(who: Confirmed, months: Sequence[Month], known: _Known) -> str:
    if who.application_id in known.objections:
        return "objection"
    if who.person_id not in known.accounts:
        return "no_account"
    outcomes = known.outcomes.get(who.application_id, {})
    latest = max(outcomes, key=lambda each: outcomes[each], default="")
    return latest if latest and outcomes[latest] >= months[0] else "next_list"


def _objections(snapshot: Snapshot, ids: Sequence[UUID]) -> list[UUID]:
    cursor = snapshot.connection.execute(
        snapshot.whole(
            "select a.application_id from read.application a where a.application_id = any(%(ids)s) and a.objections > 0 and known(a)"
        ),
        snapshot.parameters({"ids": list(ids)}),
    )
    return [id_ for (id_,) in cursor]


def _outcomes(snapshot: Snapshot, ids: Sequence[UUID]) -> Mapping[UUID, Mapping[str, int]]:
    """Of each qualification, the last month of a line that was returned, or taken out."""
    cursor = snapshot.connection.execute(
        snapshot.whole(
            """
            select l.application_id, r.outcome, max(l.last_month)
              from read.application a
              join read.payment_line l on l.person_id = a.person_id and l.application_id = a.application_id and known(l)
              join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
                                     and r.outcome <> 'settled' and known(r)
             where a.application_id = any(%(ids)s) and known(a)
             group by 1, 2
            """
        ),
        snapshot.parameters({"ids": list(ids)}),
    )
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    for id_, outcome, month in cursor:
        found[id_][outcome] = month
    return found
