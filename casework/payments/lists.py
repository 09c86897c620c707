"""A payment list: prepared, computed, frozen, approved by another person, sent, answered by the bank, closed."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.private import Private
from casework.payments import bank_returns, commands, events
from casework.payments.commands import (
    ApprovePaymentList,
    ClosePaymentList,
    CompletePaymentList,
    DiscardPaymentList,
    ExcludePaymentLine,
    FreezePaymentList,
    PreparePaymentList,
    RecordBankReturn,
    SendPaymentList,
    ThawPaymentList,
)
from casework.payments.events import (
    BankReturnReceived,
    PaymentLineExcluded,
    PaymentListApproved,
    PaymentListClosed,
    PaymentListComputed,
    PaymentListDiscarded,
    PaymentListFrozen,
    PaymentListPrepared,
    PaymentListSent,
    PaymentListThawed,
)

Command = commands.Command
Event = events.PaymentListEvent


class PaymentList(Struct, frozen=True, kw_only=True):
    """What decisions read of a list. `files`: hashes of the return files taken."""

    prepared: PaymentListPrepared | None = None
    computed: PaymentListComputed | None = None
    excluded: frozenset[int] = frozenset()
    frozen: PaymentListFrozen | None = None
    approved: PaymentListApproved | None = None
    sent: PaymentListSent | None = None
    files: frozenset[str] = frozenset()
    returns: tuple[BankReturnReceived, ...] = ()
    closed: bool = False
    discarded: bool = False


NEW = PaymentList()


def decide(command: Command, state: PaymentList, today: date) -> list[Event]:
    """What happens if this is asked of this list; nothing when it happened already. Raises Refused."""
    if isinstance(command, PreparePaymentList):
        return [] if state.prepared else [_prepared(command, today)]
    if state.prepared is None:
        raise refusals.PaymentListNotThere
    if state.discarded:
        if isinstance(command, DiscardPaymentList):
            return []
        raise refusals.PaymentListDiscarded
    match command:
        case CompletePaymentList():
            return _complete(command, state)
        case ExcludePaymentLine():
            return _exclude(command, state)
        case DiscardPaymentList():
            return _discard(command, state)
        case FreezePaymentList():
            return _freeze(command, state, today)
        case ThawPaymentList():
            return _thaw(command, state)
        case ApprovePaymentList():
            return _approve(command, state, state.prepared, today)
        case SendPaymentList():
            return _send(command, state, today)
        case RecordBankReturn():
            return _take_return(command, state, today)
        case ClosePaymentList():
            return _close(command, state, today)
    raise TypeError(f"{type(command).__name__} is not asked of a payment list")


def _who(by: UUID | None) -> UUID:
    if by is None:
        raise TypeError("the edge says who decides")
    return by


def _prepared(command: PreparePaymentList, today: date) -> PaymentListPrepared:
    return PaymentListPrepared(
        list_id=command.list_id, scheme=command.scheme, division=command.division, period=command.period,
        prepared_on=today, by=_who(command.by), edition=command.edition, known=command.known,
        reissue_of=command.reissue_of,
    )  # fmt: skip


def _complete(command: CompletePaymentList, state: PaymentList) -> list[Event]:
    if state.computed:
        return []
    return [
        PaymentListComputed(
            list_id=command.list_id, firsts=command.firsts, lines=command.lines, left_out=command.left_out,
            amount_fen=command.amount_fen,
        )
    ]  # fmt: skip


def _draft(state: PaymentList) -> PaymentListComputed:
    """Raises where the list cannot be changed: its lines are not all there yet, or it is frozen."""
    if state.computed is None:
        raise refusals.PaymentListNotComputed
    if state.frozen is not None:
        raise refusals.PaymentListIsFrozen
    return state.computed


def _exclude(command: ExcludePaymentLine, state: PaymentList) -> list[Event]:
    required_text(command.reason, "reason")
    computed = _draft(state)
    if command.number > computed.lines:
        raise refusals.PaymentLineNotThere("number")
    if command.number in state.excluded:
        return []
    reason = Private(command.list_id, command.reason)
    return [
        PaymentLineExcluded(
            list_id=command.list_id, number=command.number, amount_fen=command.amount_fen, reason=reason
        )
    ]


def _discard(command: DiscardPaymentList, state: PaymentList) -> list[Event]:
    """What was approved is paid: after that nothing is discarded."""
    required_text(command.reason, "reason")
    if state.approved is not None:
        raise refusals.PaymentListIsApproved
    return [PaymentListDiscarded(list_id=command.list_id, reason=Private(command.list_id, command.reason))]


def _freeze(command: FreezePaymentList, state: PaymentList, today: date) -> list[Event]:
    if state.frozen is not None and state.frozen.hash == command.hash:
        return []
    lines = _draft(state).lines - len(state.excluded)
    if not lines:
        raise refusals.PaymentListIsEmpty
    return [
        PaymentListFrozen(
            list_id=command.list_id, frozen_on=today, by=_who(command.by), lines=lines, persons=command.persons,
            households=command.households, amount_fen=command.amount_fen, hash=command.hash,
        )
    ]  # fmt: skip


def _frozen(state: PaymentList) -> PaymentListFrozen:
    if state.frozen is None:
        raise refusals.PaymentListNotFrozen
    return state.frozen


def _thaw(command: ThawPaymentList, state: PaymentList) -> list[Event]:
    required_text(command.reason, "reason")
    if state.approved is not None:
        raise refusals.PaymentListIsApproved
    if state.frozen is None:
        return []
    return [PaymentListThawed(list_id=command.list_id, reason=Private(command.list_id, command.reason))]


def _approve(
    command: ApprovePaymentList, state: PaymentList, prepared: PaymentListPrepared, today: date
) -> list[Event]:
    """Another person than who prepared or froze it (domain 7.5: preparer is not approver), and exactly what was frozen."""
    frozen, by = _frozen(state), _who(command.by)
    if by in (prepared.by, frozen.by):
        raise refusals.ApprovedByWhoPrepared
    if command.hash not in (None, frozen.hash) or command.found != frozen.hash:
        raise refusals.PaymentListHasChanged
    if state.approved is not None:
        return []
    return [PaymentListApproved(list_id=command.list_id, approved_on=today, by=by, hash=frozen.hash)]


def _send(command: SendPaymentList, state: PaymentList, today: date) -> list[Event]:
    """Whoever approved it does not pay it. Sent once: what the bank could not pay goes into another list."""
    if state.approved is None:
        raise refusals.PaymentListNotApproved
    by = _who(command.by)
    if by == state.approved.by:
        raise refusals.PaidByWhoApproved
    if state.sent is not None:
        if (state.sent.file_hash, state.sent.layout) == (command.file_hash, command.layout):
            return []
        raise refusals.PaymentListAlreadySent
    layout = command.layout or ""
    return [
        PaymentListSent(list_id=command.list_id, sent_on=today, by=by, file_hash=command.file_hash, layout=layout)
    ]


def _take_return(command: RecordBankReturn, state: PaymentList, today: date) -> list[Event]:
    """A whole file or nothing; of a file that was taken, or that says nothing new, nothing."""
    if state.sent is None:
        raise refusals.PaymentListNotSent
    if command.file_hash in state.files:
        return []
    if faults := bank_returns.faults(command.rows, state.excluded, state.returns):
        raise bank_returns.refusal(faults)
    settled, returned = bank_returns.told(command.rows, state.returns)
    if not settled and not returned:
        return []
    if state.closed:
        raise refusals.PaymentListIsClosed
    return [
        BankReturnReceived(
            list_id=command.list_id, received_on=today, file_hash=command.file_hash, settled=settled, returned=returned
        )
    ]


def _close(command: ClosePaymentList, state: PaymentList, today: date) -> list[Event]:
    """Lines = approved = settled + returned, in number and in fen (domain 7.5, invariant 4)."""
    if state.closed:
        return []
    if state.sent is None or state.frozen is None:
        raise refusals.PaymentListNotSent
    settled, settled_fen, returned, returned_fen = bank_returns.sums(state.returns)
    open_lines = state.frozen.lines - settled - returned
    if open_lines:
        raise refusals.PaymentLinesOpen(lines=open_lines)
    if settled_fen + returned_fen != state.frozen.amount_fen:
        raise refusals.PaymentSumsDiffer
    return [
        PaymentListClosed(
            list_id=command.list_id, closed_on=today, settled=settled, settled_fen=settled_fen, returned=returned,
            returned_fen=returned_fen,
        )
    ]  # fmt: skip


def evolve(state: PaymentList, event: Event) -> PaymentList:
    """The list after the event. Only copies facts."""
    match event:
        case PaymentListPrepared():
            return replace(state, prepared=event)
        case PaymentListComputed():
            return replace(state, computed=event)
        case PaymentLineExcluded():
            return replace(state, excluded=state.excluded | {event.number})
        case PaymentListDiscarded():
            return replace(state, discarded=True)
        case PaymentListFrozen():
            return replace(state, frozen=event)
        case PaymentListThawed():
            return replace(state, frozen=None)
        case PaymentListApproved():
            return replace(state, approved=event)
        case PaymentListSent():
            return replace(state, sent=event)
        case BankReturnReceived():
            return replace(state, files=state.files | {event.file_hash}, returns=(*state.returns, event))
        case PaymentListClosed():
            return replace(state, closed=True)
    return state
