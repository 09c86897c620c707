"""Adopted schemes: every edition with its day, and since when one is not paid any more."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from casework.ledger.recorded import Recorded
from casework.schemes.adoption import SchemeAdopted, SchemeEnded
from projections.engine.projection import Projection, Stored


class Scheme(Stored, frozen=True):
    """An edition as adopted in one division, from a day on; of two from one day the one recorded last stands.

    `terms`: the edition, whole, as JSON; empty: not paid from that day on.
    """

    schemes_id: UUID
    scheme: str
    from_on: date
    document_number: str
    terms: str
    adopted_at: int  # position


def fold_scheme(rows: Sequence[Scheme], recorded: Recorded) -> Sequence[Scheme]:
    match recorded.event:
        case SchemeAdopted() as event:
            return _with(rows, recorded, event.scheme.scheme, event, msgspec.json.encode(event.scheme).decode())
        case SchemeEnded() as event:
            return _with(rows, recorded, event.scheme, event, "")
        case _:
            return rows


def _with(
    rows: Sequence[Scheme], recorded: Recorded, scheme: str, event: SchemeAdopted | SchemeEnded, terms: str
) -> Sequence[Scheme]:
    fresh = Scheme(recorded.stream_id, scheme, event.from_on, event.document_number, terms, recorded.position)
    others = (row for row in rows if (row.scheme, row.from_on) != (scheme, event.from_on))
    return sorted([*others, fresh], key=lambda row: (row.scheme, row.from_on))


SCHEME = Projection(
    name="scheme",
    row=Scheme,
    group="schemes_id",
    handles={SchemeAdopted: "", SchemeEnded: ""},
    fold=fold_scheme,
    visible="county",
    stream="schemes_id",
    indexes=("(ledger)",),
)
PROJECTIONS = (SCHEME,)
