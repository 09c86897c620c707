"""What is asked of payment lists: prepared, changed while they are drafts, frozen, approved, sent, closed."""

from typing import Any, Final
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.months import months_of
from casework.divisions.codes import ledger_of
from casework.payments.commands import (
    ApprovePaymentList,
    ClosePaymentList,
    DiscardPaymentList,
    ExcludePaymentLine,
    FreezePaymentList,
    PreparePaymentList,
    RecordBankReturn,
    SendPaymentList,
    ThawPaymentList,
)
from casework.schemes.words import SCHEMES
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.payments import lines, lists, sums
from projections.payments.lists import Listed
from projections.schemes.in_force import editions_of
from web.access import Access
from web.access.devices import Where
from web.access.signing_in import TooManyAttempts, WrongPassword, prove
from web.http import reach
from web.http.action import Action, Asking, WriteResult, hand_over
from web.http.rights import demand_there_is, is_within, outside
from web.language.i18n import N_, gettext
from web.office import Reached, not_found
from web.payments import running
from web.payments.bank_file import bank_file, layout_of
from web.payments.computing import found_hash
from web.payments.doubts import doubts_of
from web.problem import Problem

LIST: Final = "/payment-lists/{list_id:uuid}"


def _new(asking: Asking) -> Reached:
    demand_there_is(asking.said.division, "division")
    return reach.new(asking.caller, asking.said.division, asking.request.make_id("list"))


def of_list(asking: Asking) -> Reached:
    """A list of the caller's division. Raises Problem 404, 403."""
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = lists.place_of(snapshot, asking.ids["list_id"])
    if found is None:
        raise not_found()
    if not is_within(asking.caller, found.division):
        raise outside()
    return Reached(found.ledger, asking.ids["list_id"])


def _listed(asking: Asking, list_id: UUID) -> Listed:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = lists.one(snapshot, list_id)
    if found is None:
        raise not_found()
    return found


def _prepared(asking: Asking, command: PreparePaymentList) -> PreparePaymentList:
    """The last edition of the period by which anything is paid, and how far everything is known now."""
    if command.scheme not in SCHEMES:
        raise refusals.SchemeUnknown("scheme")
    try:
        period = months_of(command.period)
    except ValueError:
        raise refusals.PeriodUnknown("period") from None
    if command.reissue_of:
        _reissued(asking, command)
    with open_snapshot(asking.office.database, NATION, asking.office.today()) as snapshot:
        adopted = editions_of(snapshot, ledger_of(command.division), command.scheme).paid_in(period)
        known = {ledger: position for ledger, position in snapshot.known.items() if position}
    if adopted is None:
        raise refusals.SchemeNotPaid("scheme")
    return replace(command, by=asking.caller.user_id, edition=adopted.reference, known=known)


def _reissued(asking: Asking, command: PreparePaymentList) -> None:
    """Raises where the list named is another's, or nothing of it was returned."""
    list_id = command.reissue_of
    if list_id is None:
        return
    before = _listed(asking, list_id).list
    same = (before.scheme, before.division, before.period) == (command.scheme, command.division, command.period)
    if not same or not before.returned:
        raise refusals.ListToReissueNotClosed("reissue_of")


def _compute(asking: Asking, command: Any, at: Reached, action: Action) -> WriteResult:
    """Recorded, then computed: within some seconds, or in the background."""
    result = hand_over(asking, command, at, action)
    done = running.start(asking.office, at.ledger, at.stream)
    return WriteResult(result.id, asking.office.casework.last_of(at.ledger, at.stream), {"computed": done})


def _with_amount(asking: Asking, command: ExcludePaymentLine) -> ExcludePaymentLine:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = lines.line(snapshot, command.list_id, command.number)
    if found is None:
        raise refusals.PaymentLineNotThere("number")
    return replace(command, amount_fen=found.amount_fen)


def _summed(asking: Asking, command: FreezePaymentList) -> FreezePaymentList:
    listed = _listed(asking, command.list_id)
    with open_snapshot(asking.office.database, NATION, asking.office.today()) as snapshot:
        totals = sums.totals(snapshot, command.list_id)
    return replace(
        command, by=asking.caller.user_id, persons=totals.persons, households=totals.households,
        amount_fen=totals.amount_fen, hash=found_hash(asking.office, listed.ledger, command.list_id),
    )  # fmt: skip


def _looked_at(asking: Asking, command: ApprovePaymentList) -> ApprovePaymentList:
    """On a page the password was asked again already; a program may send it along, and then it has to be right."""
    listed = _listed(asking, command.list_id)
    if command.password is not None and asking.caller.via == "token":
        _prove(asking, command.password)
    found = found_hash(asking.office, listed.ledger, command.list_id)
    return replace(
        command, by=asking.caller.user_id, also=asking.office.also_known_as(asking.caller), found=found, password=None
    )


def _prove(asking: Asking, password: str) -> None:
    office = asking.office
    try:
        prove(Access(office.database, office.clock), asking.caller.name, password, Where("", asking.caller.device))
    except WrongPassword:
        message = gettext("This is not your present password")
        errors = [{"field": "password", "message": message}]
        raise Problem(422, "wrong-password", message, errors=errors) from None
    except TooManyAttempts as refusal:
        message = gettext("Too many attempts. Try again later.")
        headers = {"retry-after": str(refusal.seconds)}
        raise Problem(429, "too-many-attempts", message, headers=headers) from None


def _as_file(asking: Asking, command: SendPaymentList) -> SendPaymentList:
    listed = _listed(asking, command.list_id)
    if listed.list.approved_on is None:
        raise refusals.PaymentListNotApproved
    name, layout = layout_of(asking.office, listed, command.layout)
    file = bank_file(asking.office, listed, name)
    doubtful = tuple(each.number for each in doubts_of(asking.office, listed))
    also = asking.office.also_known_as(asking.caller)
    told = replace(command, by=asking.caller.user_id, also=also, layout=name, terms=layout)
    return replace(told, file_hash=file.hash, doubtful=doubtful)


PREPARE: Final = Action(
    PreparePaymentList, "/payment-lists", "list_id", _new, complete=_prepared, carry_out=_compute,
    said=N_("The list is prepared."),
)  # fmt: skip
EXCLUDE: Final = Action(
    ExcludePaymentLine, LIST + "/exclusions", "list_id", of_list, complete=_with_amount,
    said=N_("The line is taken out; its months can be paid by another list."),
)  # fmt: skip
DISCARD: Final = Action(
    DiscardPaymentList,
    LIST + "/discarding",
    "list_id",
    of_list,
    said=N_("The list is discarded: nothing is paid by it."),
)
FREEZE: Final = Action(
    FreezePaymentList, LIST + "/freezing", "list_id", of_list, complete=_summed, tied_to_version=True,
    said=N_("The list is frozen. Somebody else approves it."),
)  # fmt: skip
THAW: Final = Action(
    ThawPaymentList, LIST + "/thawing", "list_id", of_list, tied_to_version=True, said=N_("The list is sent back.")
)
APPROVE: Final = Action(
    ApprovePaymentList, LIST + "/approval", "list_id", of_list, complete=_looked_at, tied_to_version=True,
    said=N_("The list is approved."),
)  # fmt: skip
SEND: Final = Action(
    SendPaymentList, LIST + "/sending", "list_id", of_list, complete=_as_file,
    said=N_("The list is sent. The bank file is below."),
)  # fmt: skip
RETURN: Final = Action(
    RecordBankReturn, LIST + "/bank-returns", "list_id", of_list, said=N_("The bank's answer is recorded.")
)
CLOSE: Final = Action(ClosePaymentList, LIST + "/closing", "list_id", of_list, said=N_("The list is closed."))
ACTIONS: Final = (PREPARE, EXCLUDE, DISCARD, FREEZE, THAW, APPROVE, SEND, CLOSE)
