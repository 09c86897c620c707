"""What may stand in the way of paying some people: no account, an objection, what became of their lines; asked at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.payments.on_lists import Had
from casework.payments.reckoner import Reckoner
from projections.engine.snapshot import Snapshot
from projections.payments import candidates
from projections.payments.candidates import Confirmed
from projections.payments.standing import on_lists


class Known(msgspec.Struct, frozen=True):
    """`had`: what lists have of each; `outcomes`: of each qualification, the last month of a line that was returned, or taken out."""

    had: Mapping[UUID, Had]
    accounts: frozenset[UUID]
    objections: frozenset[UUID]
    outcomes: Mapping[UUID, Mapping[str, int]]

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        connection: Connection[Any],
        reckoner: Reckoner,
        scheme: str,
        found: Sequence[Confirmed],
    ) -> "Known":
        persons, ids = [each.person_id for each in found], [each.application_id for each in found]
        accounts = candidates.accounts(snapshot, persons)
        return cls(
            on_lists(snapshot, connection, scheme, found, reckoner),
            frozenset(person for person, of in accounts.items() if of.account),
            frozenset(_objections(snapshot, ids)),
            _outcomes(snapshot, ids),
        )


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
