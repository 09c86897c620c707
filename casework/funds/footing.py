"""Whether an annual form adds up in every direction."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from casework.funds.form import MEASURES, PAYERS, Carried, Form, Row
from casework.schemes.crossfoot import faults as cross_footed

Measure = Callable[[Row], int]


class Fault(NamedTuple):
    """What does not add up: which measure, of what, what is stated and what it should be."""

    measure: str
    where: str
    stated: int
    sum: int


def faults(form: Form) -> tuple[Fault, ...]:
    """Everything that does not add up, in either direction; none: the form may be issued."""
    found = [fault for row in (*form.rows, *form.totals) for fault in _within(row)]
    for measure in MEASURES:
        found += _both_ways(form, measure, lambda row, name=measure: getattr(row, name))  # type: ignore[misc]
    for payer in PAYERS:
        found += _both_ways(form, payer, lambda row, name=payer: row.payers.get(name, 0))  # type: ignore[misc]
    return tuple(found + [fault for each in form.carried for fault in _balance(each)])


def _within(row: Row) -> Iterable[Fault]:
    """The official identity: this year is last year's paid without the exits and with the new (domain 2.8)."""
    where = "/".join((row.division, row.category, row.residency))
    if row.this != row.last - row.exits + row.new:
        yield Fault("this", where, row.this, row.last - row.exits + row.new)
    if row.amount_fen != sum(row.payers.values()):
        yield Fault("amount_fen", where, row.amount_fen, sum(row.payers.values()))


def _both_ways(form: Form, measure: str, of: Measure) -> list[Fault]:
    cells: dict[str, dict[str, int]] = {}
    for row in form.rows:
        cells.setdefault(row.division, {})[row.cell] = of(row)
    by_town = {each.division: of(each) for each in form.totals if each.division}
    by_cell = {each.cell: of(each) for each in form.totals if not each.division and each.category and each.residency}
    found = [
        Fault(measure, f.name or f.of, f.stated, f.sum)
        for f in cross_footed(_whole(cells, by_town), by_town, by_cell, of(form.total))
    ]
    for each in form.totals:
        if not each.division and bool(each.category) != bool(each.residency):
            sum_ = sum(
                of(r) for r in form.rows if each.category in ("", r.category) and each.residency in ("", r.residency)
            )
            found += [Fault(measure, each.cell, of(each), sum_)] if of(each) != sum_ else []
    return found


def _whole(cells: dict[str, dict[str, int]], towns: Iterable[str]) -> dict[str, dict[str, int]]:
    """A total for a town without rows is a fault, not a missing key."""
    return {town: {} for town in towns} | cells


def _balance(each: Carried) -> Iterable[Fault]:
    closing = each.opening_fen + each.received_fen - each.paid_fen + each.transferred_fen
    if closing != each.closing_fen:
        yield Fault("closing_fen", each.payer, each.closing_fen, closing)
