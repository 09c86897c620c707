"""A family's record is checked; what other systems call it."""

from typing import Final

from msgspec.structs import replace

from casework.households.commands.checks import (
    CheckRecord,
    RecordExternalNumber,
    WithdrawExternalNumber,
    WithdrawRecordCheck,
)
from web.http.action import Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_


def _by_the_caller(asking: Asking, command: CheckRecord) -> CheckRecord:
    return replace(command, staff_id=asking.caller.staff_id)


CHECK_RECORD: Final = Action(
    CheckRecord, HOUSEHOLD + "/checks", "check_id", in_household, complete=_by_the_caller,
    said=N_("That the record was checked is recorded."),
)  # fmt: skip
WITHDRAW_CHECK: Final = Action(
    WithdrawRecordCheck, HOUSEHOLD + "/checks/{check_id:uuid}/withdrawal", "check_id", in_household,
    said=N_("The check is withdrawn."),
)  # fmt: skip
RECORD_NUMBER: Final = Action(
    RecordExternalNumber, HOUSEHOLD + "/external-numbers", "external_number_id", in_household,
    said=N_("The number in the other system is recorded."),
)  # fmt: skip
WITHDRAW_NUMBER: Final = Action(
    WithdrawExternalNumber, HOUSEHOLD + "/external-numbers/{external_number_id:uuid}/withdrawal", "external_number_id",
    in_household, said=N_("The number in the other system is withdrawn."),
)  # fmt: skip
ACTIONS: Final = (CHECK_RECORD, WITHDRAW_CHECK, RECORD_NUMBER, WITHDRAW_NUMBER)
