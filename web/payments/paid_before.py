"""Where the months of a difference stood before: on which lines, at how much, and how far everything was known then."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from casework.payments.lines import LinePart
from casework.payments.on_lists import bit
from projections.engine.snapshot import Snapshot
from projections.payments.lines import Whole
from projections.payments.standing import StandingLine, lines_for
from web.office import Office
from web.payments.computing import list_state


class PaidBefore(NamedTuple):
    """`amount_fen`: of each of the months. `person_id`: whose line."""

    list_id: UUID
    period: str
    number: int
    person_id: UUID
    component: str
    per: str
    months: tuple[int, ...]
    amount_fen: int


class Before(NamedTuple):
    """`known`: how far each ledger was known when the last of these lines was computed."""

    lines: tuple[PaidBefore, ...] = ()
    known: Mapping[str, int] = {}

    def is_new(self, place: tuple[str, int] | None) -> bool:
        """Whether something recorded there has become known since."""
        return bool(self.lines) and place is not None and place[1] > self.known.get(place[0], 0)


NOTHING_BEFORE = Before()


def paid_before(office: Office, then: Snapshot, list_id: UUID, scheme: str, line: Whole) -> Before:
    """Of a line that pays differences. `then`: as the list was computed, of everything."""
    wanted = {
        (part.component, *bit(part.per, month)): part.supplement
        for part in line.told if part.supplement for month in part.months
    }  # fmt: skip
    if not wanted:
        return NOTHING_BEFORE
    standing = lines_for(then, scheme, line.subject_id or line.person_id)
    earlier = [
        (each, part, months)
        for each in standing if (each.list_id, each.number) != (list_id, line.number)
        for part, months in _earlier(each, wanted)
    ]  # fmt: skip
    if not earlier:
        return NOTHING_BEFORE
    last = earlier[-1][0]
    prepared = list_state(office, last.ledger, last.list_id).prepared
    return Before(
        tuple(
            PaidBefore(
                each.list_id,
                each.period,
                each.number,
                each.person_id,
                part.component,
                part.per,
                months,
                part.amount_fen,
            )
            for each, part, months in earlier
        ),
        prepared.known if prepared else {},
    )


def _earlier(
    line: StandingLine, wanted: Mapping[tuple[str, int, int], int]
) -> Iterator[tuple[LinePart, tuple[int, ...]]]:
    for part in line.told:
        months = tuple(m for m in part.months if wanted.get((part.component, *bit(part.per, m)), 0) > part.supplement)
        if months:
            yield part, months
