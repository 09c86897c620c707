"""What programs are told of payment lists. Amounts are in fen."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec import Struct

from casework.common.months import named
from projections.engine.snapshot import Snapshot
from projections.payments import sums
from projections.payments.line_pages import ShownLine
from projections.payments.lists import Listed

STATUSES: Final = ("draft", "frozen", "approved", "sent", "settling", "closed", "discarded")
OUTCOMES: Final = ("paid", "open", "settled", "returned", "excluded")


class ListItem(Struct):
    """Amounts in fen. `persons`, `households`: each counted once, however many lines they have. `computed`: all lines are there.
    `came_back`: lines that had been paid when the list was closed and came back; `paid_after_all`: those that had come back, and are paid
    all the same, as the bank has said since it was closed."""

    id: UUID
    ledger: str
    scheme: str
    division: str
    period: str
    status: str
    computed: bool
    prepared_on: date
    reissue_of: UUID | None
    persons: int
    households: int
    amount_fen: int
    left_out: int
    settled: int
    settled_fen: int
    returned: int
    returned_fen: int
    closed_on: date | None
    came_back: int
    came_back_fen: int
    paid_after_all: int
    paid_after_all_fen: int
    edition: str
    hash: str | None


class LineItem(Struct):
    """`amount_fen`: what is paid out; `offset_fen`: due besides, and set off against what was paid too much before.
    `told_on`: when the bank said the outcome; `had_paid_on`: of a line that came back, when it had said that it was paid."""

    number: int
    member_id: UUID
    household_id: UUID
    division: str
    category: str | None
    grade: str | None
    months: int
    first_month: str
    last_month: str
    amount_fen: int
    arrears_fen: int
    offset_fen: int
    outcome: str | None
    reason: str | None
    told_on: date | None
    had_paid_on: date | None


class ListAnswer(ListItem, kw_only=True):
    """`lines`: a page of them, `total` in all. `differences`: persons and fen beside the list `before`. `left_out_by`: persons by
    reason. `offset_fen`: set off, and due besides `amount_fen`."""

    offset_fen: int
    lines: list[LineItem]
    page: int
    size: int
    total: int
    before: UUID | None
    differences: dict[str, dict[str, int]]
    left_out_by: dict[str, int]
    known_position: Mapping[str, int]


class MemberPayment(Struct):
    list_id: UUID
    scheme: str
    period: str
    status: str
    line: int
    months: int
    first_month: str
    last_month: str
    amount_fen: int
    arrears_fen: int
    offset_fen: int
    outcome: str | None
    reason: str | None
    paid_on: date | None
    returned_on: date | None
    had_paid_on: date | None


def items(snapshot: Snapshot, found: Sequence[Listed]) -> list[dict[str, Any]]:
    """Each list; of those that are not frozen their people are counted."""
    counted = sums.people(snapshot, [each.list.list_id for each in found if each.list.persons is None])
    return [_item(each, *counted.get(each.list.list_id, (0, 0))) for each in found]


def _item(of: Listed, persons: int, households: int) -> dict[str, Any]:
    it = of.list
    if it.persons is not None and it.households is not None:
        persons, households = it.persons, it.households
    return {
        "id": it.list_id, "ledger": of.ledger, "scheme": it.scheme, "division": it.division, "period": it.period,
        "status": it.status, "computed": it.computed, "prepared_on": it.prepared_on, "reissue_of": it.reissue_of,
        "persons": persons, "households": households, "amount_fen": it.amount_fen, "left_out": it.left_out,
        "settled": it.settled, "settled_fen": it.settled_fen, "returned": it.returned,
        "returned_fen": it.returned_fen, "closed_on": it.closed_on, "came_back": it.came_back,
        "came_back_fen": it.came_back_fen, "paid_after_all": it.paid_after_all,
        "paid_after_all_fen": it.paid_after_all_fen, "edition": it.edition, "hash": it.hash,
    }  # fmt: skip


def line_item(row: ShownLine) -> LineItem:
    return LineItem(
        row.number, row.person_id, row.household_id, row.division, row.category, row.grade, row.months,
        named(row.first_month), named(row.last_month), row.amount_fen, row.arrears_fen, row.offset_fen, row.outcome,
        row.reason, row.told_on, row.had_paid_on,
    )  # fmt: skip
