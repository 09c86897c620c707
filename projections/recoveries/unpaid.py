"""Who is due something that no list has: a batch of qualifications at a time, each with what stands in the way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.common.months import Month, month_of
from casework.payments.computing import open_parts
from casework.payments.on_lists import NOTHING, OnLists
from casework.schemes.dues import MonthDue
from casework.schemes.facts import Facts
from projections.engine.snapshot import Snapshot
from projections.payments import candidates
from projections.payments.candidates import Confirmed
from projections.payments.standing import on_lists
from projections.recoveries.compared import Reckoners, dues_of
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
    """`months`: those due that no list has, or has at less than is due, or that wait (`held`: of those no amount is known yet);
    `amount_fen`: what the next list pays for all of them."""

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


class _Known(msgspec.Struct, frozen=True):
    """What stands in the way of each, asked at once."""

    had: Mapping[UUID, OnLists]
    accounts: frozenset[UUID]
    objections: frozenset[UUID]
    outcomes: Mapping[UUID, Mapping[str, int]]

    @classmethod
    def of(cls, snapshot: Snapshot, connection: Connection[Any], scheme: str, found: Sequence[Confirmed]) -> "_Known":
        persons, ids = [each.person_id for each in found], [each.application_id for each in found]
        accounts = candidates.accounts(snapshot, persons)
        return cls(
            on_lists(snapshot, connection, scheme, found),
            frozenset(person for person, of in accounts.items() if of.account),
            frozenset(_objections(snapshot, ids)),
            _outcomes(snapshot, ids),
        )


def _unpaid(reckoners: Reckoners, asked: Asked, who: Confirmed, facts: Facts | None, known: _Known) -> Unpaid | None:
    dues = dues_until(reckoners, asked, who, facts)
    parts = open_parts(dues, known.had.get(who.person_id, NOTHING))
    if parts:
        months = tuple(sorted({month for part in parts for month in part.months}))
        reason = _reason(who, [month for part in parts if not part.supplement for month in part.months], known)
        return Unpaid(who, asked.ledger, asked.scheme, months, sum(part.total_fen for part in parts), reason)
    waiting = tuple(due.month for due in dues if due.why_not == "held")
    return Unpaid(who, asked.ledger, asked.scheme, waiting, 0, "held") if waiting else None


def _reason(who: Confirmed, months: Sequence[Month], known: _Known) -> str:
    """What stands in the way. `months`: those that no list has; none where it is differences alone."""
    if who.application_id in known.objections:
        return "objection"
    if who.person_id not in known.accounts:
        return "no_account"
    if not months:
        return "too_little"
    outcomes = known.outcomes.get(who.application_id, {})
    latest = max(outcomes, key=lambda each: outcomes[each], default="")
    return latest if latest and outcomes[latest] >= min(months) else "next_list"


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
