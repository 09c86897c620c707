"""What can happen to a recovery. Amounts are in fen."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from casework.common.event import Event
from casework.common.private import Private
from casework.recoveries.offset_events import OffsetAgreed, RecoveryOffset, RecoveryOffsetReturned


class Overpaid(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Months of one component of a line that were not due. `amount_fen`: too much in each; `total_fen`: in all of them.

    `months` as in casework/common/months.py. `cause`: died, exited, condition, not_enrolled, no_rate, not_paid_here, or rate (less was
    due); `because`: the cause of the exit, or the condition. `ledger`, `position`: where the register says so.
    """

    list_id: UUID
    number: int
    component: str
    per: str
    amount_fen: int
    months: tuple[int, ...]
    total_fen: int
    cause: str
    because: str = ""
    ledger: str = ""
    position: int = 0


class Instalment(Struct, frozen=True, kw_only=True):
    due_on: date
    amount_fen: int


class OverpaymentFound(Event, frozen=True, kw_only=True):
    """Something was paid that was not due, as known on the day. `division`: of the qualification that was paid."""

    thing = "recovery_id"
    day_field = "found_on"
    theme = "decision"

    recovery_id: UUID
    person_id: UUID
    household_id: UUID
    scheme: str
    division: str
    found_on: date
    parts: tuple[Overpaid, ...]
    amount_fen: int
    cause: str


class OverpaymentCorrected(Event, frozen=True, kw_only=True):
    """The whole finding as it reads now: more is known than when it was found."""

    thing = "recovery_id"
    corrects = OverpaymentFound
    theme = "decision"

    recovery_id: UUID
    person_id: UUID
    household_id: UUID
    scheme: str
    division: str
    found_on: date
    parts: tuple[Overpaid, ...]
    amount_fen: int
    cause: str


class OverpaymentWithdrawn(Event, frozen=True, kw_only=True):
    """All of it was due after all. What was paid back is given back."""

    thing = "recovery_id"
    withdraws = True
    theme = "decision"

    recovery_id: UUID
    withdrawn_on: date


class RecoveryExplained(Event, frozen=True, kw_only=True):
    """Somebody of the office has told the family about it, in person. `by`: the user who recorded it."""

    thing = "entry_id"
    day_field = "explained_on"
    theme = "decision"

    entry_id: UUID
    explained_on: date
    by: UUID | None = None
    note: Private | None = None


class InstalmentsAgreed(Event, frozen=True, kw_only=True):
    """In which parts and by when it is paid back. The last agreement counts."""

    thing = "entry_id"
    day_field = "agreed_on"
    theme = "decision"

    entry_id: UUID
    agreed_on: date
    instalments: tuple[Instalment, ...]
    by: UUID | None = None
    note: Private | None = None


class RecoveryReceived(Event, frozen=True, kw_only=True):
    """Money came back. `number`: of the receipt."""

    thing = "entry_id"
    day_field = "received_on"
    theme = "decision"

    entry_id: UUID
    received_on: date
    amount_fen: int
    number: str | None = None
    by: UUID | None = None


class RecoveryReceiptCorrected(Event, frozen=True, kw_only=True):
    """The whole receipt as it reads after the correction."""

    thing = "entry_id"
    corrects = RecoveryReceived
    theme = "decision"

    entry_id: UUID
    received_on: date
    amount_fen: int
    reason: Private
    number: str | None = None
    by: UUID | None = None


class RecoveryWaived(Event, frozen=True, kw_only=True):
    """Nothing more is asked for of this part of it. `by`: who decided so."""

    thing = "entry_id"
    day_field = "waived_on"
    theme = "decision"

    entry_id: UUID
    waived_on: date
    amount_fen: int
    reason: Private
    by: UUID | None = None


class RecoveryRefunded(Event, frozen=True, kw_only=True):
    """More had come back than was to be paid back: the difference was given back to the family."""

    thing = "entry_id"
    day_field = "refunded_on"
    theme = "decision"

    entry_id: UUID
    refunded_on: date
    amount_fen: int
    by: UUID | None = None
    note: Private | None = None


class RecoveryStepWithdrawn(Event, frozen=True, kw_only=True):
    """A step that was recorded by mistake counts no longer."""

    thing = "entry_id"
    withdraws = True
    theme = "decision"

    entry_id: UUID
    reason: Private


RecoveryEvent = (
    OverpaymentFound
    | OverpaymentCorrected
    | OverpaymentWithdrawn
    | RecoveryExplained
    | InstalmentsAgreed
    | RecoveryReceived
    | RecoveryReceiptCorrected
    | RecoveryWaived
    | RecoveryRefunded
    | OffsetAgreed
    | RecoveryOffset
    | RecoveryOffsetReturned
    | RecoveryStepWithdrawn
)
