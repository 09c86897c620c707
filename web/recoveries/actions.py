"""What is done about a recovery: the family is told, parts are agreed on, money comes back, is waived, is given back."""

from typing import Any, Final

from msgspec.structs import replace

from casework.common.roles import APPROVAL
from casework.recoveries import commands as c
from projections.recoveries import recovery_list
from web.http.action import Action, Asking, as_asked
from web.language.i18n import N_
from web.office import Reached, not_found

RECOVERY: Final = "/recoveries/{recovery_id:uuid}"


def of_recovery(asking: Asking) -> Reached:
    """One that the caller may know of. Raises Problem 404."""
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = recovery_list.recovery(snapshot, asking.ids["recovery_id"])
    if found is None:
        raise not_found()
    return Reached(found.ledger, found.row.recovery_id)


def _by_caller(asking: Asking, command: Any) -> Any:
    return replace(command, by=asking.caller.user_id)


def _whether_decides(asking: Asking, command: c.WithdrawRecoveryStep) -> c.WithdrawRecoveryStep:
    return replace(command, decides=asking.caller.role in APPROVAL)


def _step(command: type[c.Command], path: str, said: str, complete: Any = _by_caller) -> Action:
    return Action(command, RECOVERY + path, "entry_id", of_recovery, complete=complete, said=said)


EXPLAIN: Final = _step(c.ExplainRecovery, "/explanation", N_("It is recorded that the family knows."))
AGREE: Final = _step(c.AgreeInstalments, "/instalments", N_("What was agreed is recorded."))
AGREE_OFFSET: Final = _step(c.AgreeOffset, "/offset-agreements", N_("What was agreed is recorded."))
RECEIVE: Final = _step(c.ReceiveRecovery, "/receipts", N_("The money that came back is recorded."))
CORRECT_RECEIPT: Final = _step(
    c.CorrectReceipt, "/receipts/{entry_id:uuid}/correction", N_("The receipt is corrected."), as_asked
)
WAIVE: Final = _step(c.WaiveRecovery, "/waiver", N_("Nothing more is asked for of this part."))
REFUND: Final = _step(c.RefundRecovery, "/refunds", N_("It is recorded what was given back."))
WITHDRAW_STEP: Final = _step(
    c.WithdrawRecoveryStep, "/entries/{entry_id:uuid}/withdrawal",
    N_("This is withdrawn. It stays in the history."), _whether_decides,
)  # fmt: skip
ACTIONS: Final = (EXPLAIN, AGREE, AGREE_OFFSET, RECEIVE, CORRECT_RECEIPT, WAIVE, REFUND, WITHDRAW_STEP)
