"""What can be asked of a recovery. `by`: the user, filled in at the edge. Amounts are in fen."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common import command
from casework.common.command import Asked, Filled, Given, Short, Text
from casework.common.roles import APPROVAL, CASE_WORK, PAYING, Roles
from casework.recoveries.events import Overpaid

Amount = Annotated[int, Meta(ge=1, le=10_000_000_000)]
By = Annotated[UUID | None, Filled]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one recovery."""

    roles: ClassVar[Roles] = PAYING

    stream: ClassVar[str] = "recovery_id"
    recovery_id: Given


class FindOverpayment(Command, frozen=True, kw_only=True):
    """What was paid and is not due, as everything is known now; empty: all was due. Only the office itself says so."""

    roles: ClassVar[Roles] = ()

    person_id: UUID
    household_id: UUID
    scheme: str
    division: str
    parts: tuple[Overpaid, ...]


class Step(Command, frozen=True, kw_only=True):
    """Something done about it. `on` left out: today."""

    entry_id: Given
    on: date | None = None
    by: By = None


class ExplainRecovery(Step, frozen=True, kw_only=True):
    """The family was told, in person."""

    roles: ClassVar[Roles] = (*CASE_WORK, *PAYING)

    note: Text | None = None


class PlannedInstalment(Asked, frozen=True, kw_only=True):
    due_on: date
    amount_fen: Amount


class AgreeInstalments(Step, frozen=True, kw_only=True):
    """What was agreed with the family. `instalments` add up to what is outstanding, in the order of their days."""

    instalments: Annotated[tuple[PlannedInstalment, ...], Meta(min_length=1, max_length=120)]
    note: Text | None = None


class AgreeOffset(Step, frozen=True, kw_only=True):
    """What was agreed with the family: it is set off against later payments. `amount_fen`: of each of them at most."""

    amount_fen: Amount
    note: Text | None = None


class TellOffset(Command, frozen=True, kw_only=True):
    """What a settled line has set off; only the office itself says so."""

    roles: ClassVar[Roles] = ()

    entry_id: UUID
    on: date
    amount_fen: int
    list_id: UUID
    number: int


class TakeBackOffset(Command, frozen=True, kw_only=True):
    """The line came back after it had been settled; only the office itself says so."""

    roles: ClassVar[Roles] = ()

    entry_id: UUID
    on: date


class ReceiveRecovery(Step, frozen=True, kw_only=True):
    amount_fen: Amount
    number: Short | None = None


class CorrectReceipt(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    entry_id: Given
    reason: Text
    on: date | UnsetType = UNSET
    amount_fen: Amount | UnsetType = UNSET
    number: Short | None | UnsetType = UNSET


class WaiveRecovery(Step, frozen=True, kw_only=True):
    """`amount_fen` left out: all that is outstanding."""

    roles: ClassVar[Roles] = APPROVAL

    reason: Text
    amount_fen: Amount | None = None


class RefundRecovery(Step, frozen=True, kw_only=True):
    """`amount_fen` left out: all that came back too much."""

    amount_fen: Amount | None = None
    note: Text | None = None


class WithdrawRecoveryStep(Command, frozen=True, kw_only=True):
    """A step that was recorded by mistake. A waiver is withdrawn by who may decide it."""

    roles: ClassVar[Roles] = (*PAYING, *APPROVAL)

    entry_id: Given
    reason: Text
    decides: Annotated[bool, Filled] = False
