"""Where the months of a difference stood before: on which lines, at how much, and how far everything was known then."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from casework.payments.forms import of_one_time
from casework.payments.lines import LinePart
from casework.payments.on_lists import Amounts, Slot, amounts_of, slot
from casework.schemes.dues import MonthDue
from projections.engine.snapshot import Snapshot
from projections.payments.lines import Whole
from projections.payments.standing_lines import StandingLine, lines_for
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
    """`amounts`: what these lines have of the same months; `known`: how far each ledger was known when the last of them was computed."""

    lines: tuple[PaidBefore, ...] = ()
    amounts: Amounts = {}
    known: Mapping[str, int] = {}

    def is_new(self, place: tuple[str, int] | None) -> bool:
        """Whether something recorded there has become known since."""
        return bool(self.lines) and place is not None and place[1] > self.known.get(place[0], 0)


NOTHING_BEFORE = Before()
Wanted = Mapping[Slot, int]
"""What a line pays: 0, the month itself; 1, 2 …, which difference."""


def paid_before(
    office: Office, then: Snapshot, list_id: UUID, scheme: str, line: Whole, rests: Amounts, *, as_computed: bool
) -> Before:
    """Of a line that pays the rest of some months. `then`: everything as the list was computed, or as known at another moment; `rests`:
    what other lists have in other forms.
    """
    wanted = {slot(part.paid_as, part.per, month): part.supplement for part in line.told for month in part.months}
    found = [
        (each, replace(part, months=months))
        for each in lines_for(then, scheme, line.subject_id or line.person_id)
        if (each.list_id, each.number) != (list_id, line.number)
        for part, months in (*_earlier(each, wanted, as_computed), *_in_other_forms(each, rests))
    ]  # fmt: skip
    if not found:
        return NOTHING_BEFORE
    last = found[-1][0]
    prepared = list_state(office, last.ledger, last.list_id).prepared
    return Before(
        tuple(_told(each, part) for each, part in found), {**amounts_of(part for _, part in found), **rests},
        prepared.known if prepared else {},
    )  # fmt: skip


def _earlier(line: StandingLine, wanted: Wanted, as_computed: bool) -> Iterator[tuple[LinePart, tuple[int, ...]]]:
    """The months themselves and lower differences; of a month that was returned and is paid again, also the differences that stood."""
    for part in line.told:
        own = {month: wanted.get(slot(part.paid_as, part.per, month)) for month in part.months}
        months = tuple(
            month for month, supplement in own.items()
            if supplement is not None and (supplement > part.supplement or (as_computed and part.supplement > supplement == 0))
        )  # fmt: skip
        if months:
            yield part, months


def _in_other_forms(line: StandingLine, rests: Collection[Slot]) -> Iterator[tuple[LinePart, tuple[int, ...]]]:
    for part in line.told if rests else ():
        slots = {month: slot(part.paid_as, part.per, month) for month in part.months}
        months = tuple(month for month, own in slots.items() if any(of_one_time(own, rest) for rest in rests))
        if months:
            yield part, months


def rests_before(dues: Iterable[MonthDue], told: Iterable[LinePart]) -> Amounts:
    """Of what is due, what other lists have of the same time in another form: by the month, by the year, or once."""
    due = {slot(part.paid_as, part.per, each.month): part.amount_fen for each in dues for part in each.parts}
    slots = (
        (part, slot(part.paid_as, part.per, month))
        for part in told
        if part.seen and not part.supplement
        for month in part.months
    )
    return {key: {0: due[key] - part.amount_fen} for part, key in slots if due.get(key, 0) > part.amount_fen}


def _told(line: StandingLine, part: LinePart) -> PaidBefore:
    return PaidBefore(
        line.list_id, line.period, line.number, line.person_id, part.component, part.per, part.months, part.amount_fen
    )
