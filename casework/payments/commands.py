"""What can be asked of a payment list. `by`: the user, filled in at the edge, because rules compare who did what."""

from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta, Struct

from casework.common import command
from casework.common.command import Division, Filled, Given, Short, Text
from casework.common.roles import APPROVAL, PAYING, Roles
from casework.payments.bank_events import ReturnReason
from casework.payments.bank_faults import Fault
from casework.payments.layouts import Layout

By = Annotated[UUID | None, Filled]
Also = Annotated[tuple[UUID, ...], Filled]
"""Other users that are the same person."""
Period = Annotated[str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2})?$")]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one payment list."""

    roles: ClassVar[Roles] = PAYING

    stream: ClassVar[str] = "list_id"
    list_id: Given


class PreparePaymentList(Command, frozen=True, kw_only=True):
    """`period`: `2023` or `2023-07`. `reissue_of`: the list whose returned lines are to be paid again."""

    scheme: Short
    division: Division
    period: Period
    reissue_of: UUID | None = None
    by: By = None
    edition: Annotated[str, Filled] = ""
    known: Annotated[dict[str, int], Filled] = {}


class CompletePaymentList(Command, frozen=True, kw_only=True):
    """All batches are there; only the office itself says so."""

    roles: ClassVar[Roles] = ()

    firsts: tuple[int, ...]
    lines: int
    left_out: int
    amount_fen: int


class ExcludePaymentLine(Command, frozen=True, kw_only=True):
    number: Annotated[int, Meta(ge=1)]
    reason: Text
    amount_fen: Annotated[int, Filled] = 0


class DiscardPaymentList(Command, frozen=True, kw_only=True):
    reason: Text


class FreezePaymentList(Command, frozen=True, kw_only=True):
    by: By = None
    persons: Annotated[int, Filled] = 0
    households: Annotated[int, Filled] = 0
    amount_fen: Annotated[int, Filled] = 0
    hash: Annotated[str, Filled] = ""


class ThawPaymentList(Command, frozen=True, kw_only=True):
    roles: ClassVar[Roles] = APPROVAL

    reason: Text


class ApprovePaymentList(Command, frozen=True, kw_only=True):
    """`hash`: of the list that was looked at; left out, the one that was frozen. `found`: of the list as it stands. `password`: the
    approver's own, once more; not asked of a program, whose token is one person's. It is looked at by the edge, and kept nowhere.
    """

    roles: ClassVar[Roles] = APPROVAL

    hash: Short | None = None
    password: Short | None = None
    by: By = None
    also: Also = ()
    found: Annotated[str, Filled] = ""


class SendPaymentList(Command, frozen=True, kw_only=True):
    """`layout`: of the bank file; left out, the county's own. `doubtful`: lines that are not due any more as everything is known now;
    `despite`: why the list is sent with them all the same.
    """

    layout: Short | None = None
    despite: Text | None = None
    doubtful: Annotated[tuple[int, ...], Filled] = ()
    by: By = None
    also: Also = ()
    file_hash: Annotated[str, Filled] = ""
    terms: Annotated[Layout | None, Filled] = None


class BankRow(Struct, frozen=True, kw_only=True):
    """A row of a bank's return file. `line_fen`: the amount of the line it names; None: the list has no such line. `said`: the bank's
    word for what became of it."""

    row: int
    number: int
    amount_fen: int
    line_fen: int | None
    paid: bool
    reason: ReturnReason | None = None
    said: str = ""


class RecordBankReturn(Command, frozen=True, kw_only=True):
    """`late`: of some lines the file tells otherwise than an earlier one: they came back, or are paid after all. `unread`: faults of
    rows that cannot be read by the `layout`."""

    late: bool = False
    file_hash: Annotated[str, Filled] = ""
    rows: Annotated[tuple[BankRow, ...], Filled] = ()
    unread: Annotated[tuple[Fault, ...], Filled] = ()
    layout: Annotated[Layout | None, Filled] = None


class ClosePaymentList(Command, frozen=True, kw_only=True):
    pass


def who(by: UUID | None) -> UUID:
    """The user who decides. Raises TypeError where the edge did not say so."""
    if by is None:
        raise TypeError("the edge says who decides")
    return by
