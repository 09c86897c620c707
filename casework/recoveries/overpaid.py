"""What was paid too much, as a recovery tells it: months of one line together, why, and where the register says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from casework.recoveries.events import Overpaid
from casework.recoveries.reckoning import Difference
from casework.schemes.facts import Facts, Place, Reported


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


def by_ledger(found: Iterable[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    """Those of each ledger that paid."""
    ordered = sorted(found, key=lambda each: each.line.ledger)
    for ledger, some in groupby(ordered, key=lambda each: each.line.ledger):
        yield ledger, list(some)
