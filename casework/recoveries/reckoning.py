"""What was paid against what is due, month by month and component by component, as everything is known now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from casework.common.months import Month, year_of
from casework.payments.lines import LinePart
from casework.recoveries.events import Overpaid
from casework.schemes.accrual import MonthDue
from casework.schemes.facts import Facts, Place, Reported

Key = tuple[str, str, int]
"""What is paid once: a component by the month, by the year, or once for all."""
UNDECIDED: Final = "held"
"""Something reported waits to be looked into: whether the month was due nobody knows yet."""


class PaidLine(NamedTuple):
    """A line that the bank has paid or is paying: returned and excluded ones are none."""

    ledger: str
    list_id: UUID
    number: int
    parts: tuple[LinePart, ...]


class Difference(NamedTuple):
    """More or less paid than is due, in fen. `due`: what accrual says of the month, where it says anything."""

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


def differences(lines: Iterable[PaidLine], dues: Sequence[Sequence[MonthDue]]) -> list[Difference]:
    """Of each paid component and month, where paid and due differ. `dues`: of each of the person's qualifications.

    Which qualification makes a month due does not matter: of several the one that gives most. Nothing is said of a month that
    waits for something reported to be looked into.
    """
    due, said = _due(dues), _said(dues)
    paid: dict[Key, tuple[PaidLine, LinePart, Month, int]] = {}
    for line, part, month in _paid(lines):
        key = _key(part.component, part.per, month)
        before = paid[key][3] if key in paid else 0
        paid[key] = line, part, month, before + part.amount_fen
    found = [
        Difference(line, part.component, part.per, month, amount, due.get(key, 0), said.get(month))
        for key, (line, part, month, amount) in paid.items()
        if not _undecided(said.get(month), due.get(key, 0))
    ]
    return sorted((each for each in found if each.paid_fen != each.due_fen), key=lambda d: (d.month, d.component))


def held(lines: Iterable[PaidLine], dues: Sequence[Sequence[MonthDue]]) -> set[Month]:
    """Paid months that wait for something reported to be looked into."""
    due, said = _due(dues), _said(dues)
    return {
        month for _, part, month in _paid(lines)
        if _undecided(said.get(month), due.get(_key(part.component, part.per, month), 0))
    }  # fmt: skip


def _paid(lines: Iterable[PaidLine]) -> Iterator[tuple[PaidLine, LinePart, Month]]:
    """Days of care are paid by their days, not by what a month accrues."""
    return ((line, part, month) for line in lines for part in line.parts if part.per != "day" for month in part.months)


def overpaid(found: Iterable[Difference], facts: Facts | None) -> tuple[Overpaid, ...]:
    """What of it was paid too much: months of one line, component, amount and cause together."""
    parts: dict[tuple[object, ...], list[Difference]] = defaultdict(list)
    for each in found:
        if each.too_much_fen:
            cause, because, place = _cause(each, facts)
            key = (
                each.line.list_id,
                each.line.number,
                each.component,
                each.per,
                each.too_much_fen,
                cause,
                because,
                place,
            )
            parts[key].append(each)
    return tuple(_part(some, facts) for some in parts.values())


def _part(some: Sequence[Difference], facts: Facts | None) -> Overpaid:
    first = some[0]
    cause, because, place = _cause(first, facts)
    return Overpaid(
        list_id=first.line.list_id, number=first.line.number, component=first.component, per=first.per,
        amount_fen=first.too_much_fen, months=tuple(each.month for each in some),
        total_fen=sum(each.too_much_fen for each in some), cause=cause, because=because,
        ledger=place[0], position=place[1],
    )  # fmt: skip


def _cause(of: Difference, facts: Facts | None) -> tuple[str, str, Place]:
    """Why it was not due, and where the register says so."""
    nowhere = ("", 0)
    if of.due_fen or of.due is None:
        return "rate", "", nowhere
    cause, because = of.due.why_not or "rate", of.due.because
    if isinstance(because, Reported):
        return cause, because.kind, because.position or nowhere
    if cause == "died":
        return cause, "", (facts.positions.get("died_on") if facts else None) or nowhere
    if cause == "condition":
        failed = next((each for each in of.due.findings if each.holds is False), None)
        return cause, because or "", (failed.position if failed else None) or nowhere
    return cause, because or "", nowhere


def _undecided(said: MonthDue | None, due_fen: int) -> bool:
    return said is not None and said.why_not == UNDECIDED and not due_fen


def _due(dues: Iterable[Iterable[MonthDue]]) -> Mapping[Key, int]:
    most: dict[Key, int] = defaultdict(int)
    for some in dues:
        own: dict[Key, int] = defaultdict(int)
        for due in some:
            for part in due.parts:
                own[_key(part.component, part.per, due.month)] += part.amount_fen
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


def _key(component: str, per: str, month: Month) -> Key:
    return component, per, 0 if per == "once" else year_of(month) if per == "year" else month


def by_ledger(found: Iterable[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    """Those of each ledger that paid."""
    ordered = sorted(found, key=lambda each: each.line.ledger)
    for ledger, some in groupby(ordered, key=lambda each: each.line.ledger):
        yield ledger, list(some)
