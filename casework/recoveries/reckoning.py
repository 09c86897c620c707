"""What was paid against what is due, month by month and component by component, as everything is known now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from casework.common.months import Month
from casework.payments.forms import as_listed
from casework.payments.lines import LinePart
from casework.payments.on_lists import Slot, slot
from casework.schemes.dues import MonthDue

UNDECIDED: Final = "held"
"""Something reported waits to be looked into: whether the month was due nobody knows yet."""


class PaidLine(NamedTuple):
    """A line that the bank has paid or is paying: returned and excluded ones are none."""

    ledger: str
    list_id: UUID
    number: int
    parts: tuple[LinePart, ...]
    prepared_on: date = date.min

    @property
    def order(self) -> tuple[date, UUID, int]:
        return self.prepared_on, self.list_id, self.number


class Difference(NamedTuple):
    """More or less paid by a line than is due, in fen. Where several lines pay for a month, what is due covers the month itself
    first, then one difference after the other. `due`: what accrual says of the month, where it says anything."""

    line: PaidLine
    component: str
    per: str
    month: Month
    paid_fen: int
    due_fen: int
    due: MonthDue | None

    @property
    def too_much_fen(self) -> int:
        return max(0, self.paid_fen - self.due_fen)

    @property
    def too_little_fen(self) -> int:
        return max(0, self.due_fen - self.paid_fen)


def recovery_stream(ledger: str, person_id: UUID, scheme: str) -> UUID:
    """The stream of what a ledger paid somebody too much by a scheme."""
    return uuid5(person_id, f"recovery:{ledger}:{scheme}")


def differences(
    lines: Iterable[PaidLine], dues: Sequence[Sequence[MonthDue]], beside: Iterable[PaidLine] = ()
) -> list[Difference]:
    """Of each component and month that these lines pay for, where paid and due differ. `dues`: of each qualification; `beside`: lines
    of others for the same household, of which nothing is said here.

    Which qualification makes a month due does not matter: of several the one that gives most. Nothing is said of a month that
    waits for something reported to be looked into.
    """
    said, lines = _said(dues), tuple(lines)
    own, paid = {(line.list_id, line.number) for line in lines}, _shares([*lines, *beside])
    due = _as_listed(_due(dues), paid, said)
    found = [
        each._replace(due=said.get(each.month))
        for key, shares in paid.items()
        if not any(_undecided(said.get(share.month), due.get(key, 0)) for share in shares)
        for each in _covered(shares, due.get(key, 0))
        if (each.line.list_id, each.line.number) in own and each.paid_fen != each.due_fen
    ]
    return sorted(found, key=lambda d: (d.month, d.component))


class _Share(NamedTuple):
    """What a line pays of a month."""

    line: PaidLine
    part: LinePart
    month: Month


def _as_listed(
    due: Mapping[Slot, int], paid: Mapping[Slot, Sequence[_Share]], said: Mapping[Month, MonthDue]
) -> Mapping[Slot, int]:
    """What lists have by the month and is due by the year, or the other way round, was due."""
    stands = {key: sum(share.part.amount_fen for share in shares) for key, shares in paid.items()}
    return as_listed(due, stands, lambda month: month in said and not said[month].why_not)


def _shares(lines: Iterable[PaidLine]) -> Mapping[Slot, list[_Share]]:
    """By what they pay for: the month itself first, then its differences; of several for the same the earlier list first."""
    found: dict[Slot, list[_Share]] = defaultdict(list)
    for share in _paid(lines):
        found[slot(share.part.paid_as, share.part.per, share.month)].append(share)
    return {
        key: sorted(some, key=lambda share: (share.part.supplement, share.line.order)) for key, some in found.items()
    }


def _covered(shares: Sequence[_Share], due_fen: int) -> Iterator[Difference]:
    """What is more than all of them pay is too little paid by the last."""
    for share in shares:
        paid_fen = share.part.amount_fen
        covers = due_fen if share is shares[-1] else min(due_fen, paid_fen)
        yield Difference(share.line, share.part.component, share.part.per, share.month, paid_fen, covers, None)
        due_fen -= covers


def held(lines: Iterable[PaidLine], dues: Sequence[Sequence[MonthDue]]) -> set[Month]:
    """Paid months that wait for something reported to be looked into."""
    due, said = _due(dues), _said(dues)
    return {
        month for _, part, month in _paid(lines)
        if _undecided(said.get(month), due.get(slot(part.paid_as, part.per, month), 0))
    }  # fmt: skip


def _paid(lines: Iterable[PaidLine]) -> Iterator[_Share]:
    return (
        _Share(line, part, month)
        for line in lines for part in line.parts for month in part.months
    )  # fmt: skip


def _undecided(said: MonthDue | None, due_fen: int) -> bool:
    return said is not None and said.why_not == UNDECIDED and not due_fen


def _due(dues: Iterable[Iterable[MonthDue]]) -> Mapping[Slot, int]:
    most: dict[Slot, int] = defaultdict(int)
    for some in dues:
        own: dict[Slot, int] = defaultdict(int)
        for due in some:
            for part in due.parts:
                own[slot(part.paid_as, part.per, due.month)] += part.amount_fen
        for key, amount in own.items():
            most[key] = max(most[key], amount)
    return most


def _said(dues: Iterable[Iterable[MonthDue]]) -> Mapping[Month, MonthDue]:
    """Of each month what says most: that it is due, that it waits, else why not."""
    found: dict[Month, MonthDue] = {}
    for some in dues:
        for due in some:
            before = found.get(due.month)
            if before is None or _weight(due) > _weight(before):
                found[due.month] = due
    return found


def _weight(due: MonthDue) -> int:
    return 3 if due.parts else {"": 3, UNDECIDED: 2, "not_enrolled": 0}.get(due.why_not, 1)
