"""A line of a payment list: one person's months, component by component."""

from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import Struct

from casework.schemes.occasions import paid_as
from casework.schemes.words import Per

LeftOutReason = Literal[
    "paid",
    "held",
    "conditions",
    "ended",
    "not_yet",
    "no_rate",
    "no_account",
    "erased",
    "unknown",
    "merged",
    "no_occasion",
]


class LinePart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Months of one rate. `amount_fen`: of each; `total_fen`: of all of them; `document`: where the rate is laid down.

    `months`: those paid for (`casework/common/months.py`); of a yearly component the first month of each year, of one paid once the
    month in which it fell due. `supplement`: 0: the months themselves; 1, 2 …: the first, the second difference paid for months that
    stood on a list at less than is due. `occasion_id`: of a stay or a cost, whose amount is for all of it, of a stay for its `days`.
    `seen`: of a month that some list had, how often its claims had changed when this was computed (migrations/0019).
    """

    component: str
    per: Per
    amount_fen: int
    months: tuple[int, ...]
    total_fen: int
    document: str
    supplement: int = 0
    occasion_id: UUID | None = None
    days: int = 0
    seen: int = 0

    @property
    def paid_as(self) -> str:
        return paid_as(self.component, self.occasion_id)


class LineOffset(Struct, frozen=True, kw_only=True):
    """Fen of a line that are not paid out but set off against a recovery, as the family agreed on the day."""

    recovery_id: UUID
    amount_fen: int
    agreed_on: date


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one person is paid, in fen: the sum of `parts` less that of `offsets`. `number`: 1 … in the list.

    `payee`: keyed hash of name and account as they were known; both are read again when the bank file is made.
    `arrears_fen`: of the amount, what is for months before the list's period. `subject_id`: for whom it is, where not for the person:
    what is for a child is paid to one of a household once.
    """

    number: int
    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    category: str | None
    grade: str | None
    parts: tuple[LinePart, ...]
    amount_fen: int
    arrears_fen: int
    payee: str
    subject_id: UUID | None = None
    offsets: tuple[LineOffset, ...] = ()

    @property
    def offset_fen(self) -> int:
        return sum(each.amount_fen for each in self.offsets)

    @property
    def months(self) -> tuple[int, ...]:
        return tuple(sorted({month for part in self.parts for month in part.months}))


class LeftOut(Struct, frozen=True, kw_only=True):
    """Somebody confirmed who is not paid by this list, and why."""

    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    reason: LeftOutReason
