"""Designated hospitals, who is responsible there, their other departments, and whether their number is answered."""

from typing import Any, Final

from casework.hospitals.commands import (
    ChangeResponsible,
    CorrectHospital,
    CorrectHospitalDepartment,
    CorrectTestCall,
    DesignateHospital,
    EndHospitalDepartment,
    MakeTestCall,
    NameHospitalDepartment,
    UndoHospitalWithdrawal,
    WithdrawHospital,
    WithdrawHospitalDepartment,
    WithdrawTestCall,
)
from projections.staff.lookup import hospital_place
from web.http import reach
from web.http.action import Action, Asking
from web.http.rights import demand_there_is
from web.language.i18n import N_, gettext
from web.office import Reached
from web.problem import Problem

HOSPITAL: Final = "/hospitals/{hospital_id:uuid}"
DEPARTMENT: Final = HOSPITAL + "/departments/{department_id:uuid}"
TEST_CALL: Final = HOSPITAL + "/test-calls/{test_call_id:uuid}"


def _designated(asking: Asking) -> Reached:
    division = asking.said.division
    reach.demand_hospitals(asking.caller, division)
    demand_there_is(division, "division")
    return reach.new(asking.caller, division, asking.request.make_id("hospital"))


def _of_hospital(asking: Asking) -> Reached:
    return reach.hospital(asking.office, asking.caller, asking.ids["hospital_id"])


def _for_known_counties(_: Asking, command: Any) -> Any:
    for place, code in enumerate(command.serves or ()):
        demand_there_is(code, f"serves.{place}")
    return command


def _followed_by_a_hospital(asking: Asking, command: WithdrawHospital) -> WithdrawHospital:
    if command.successor_id is not None:
        with asking.office.open_snapshot(asking.caller) as snapshot:
            known = hospital_place(snapshot, command.successor_id)
        if known is None:
            message = gettext("There is no such hospital.")
            raise Problem(422, "unknown-hospital", message, errors=[{"field": "successor_id", "message": message}])
    return command


DESIGNATE: Final = Action(
    DesignateHospital,
    "/hospitals",
    "hospital_id",
    _designated,
    complete=_for_known_counties,
    said=N_("The hospital is designated."),
)
CORRECT: Final = Action(
    CorrectHospital,
    HOSPITAL + "/correction",
    "hospital_id",
    _of_hospital,
    said=N_("The hospital is corrected. What was said before stays in its history."),
)
CHANGE_RESPONSIBLE: Final = Action(
    ChangeResponsible,
    HOSPITAL + "/responsible",
    "hospital_id",
    _of_hospital,
    said=N_("Who is responsible at the hospital is recorded."),
)
WITHDRAW: Final = Action(
    WithdrawHospital,
    HOSPITAL + "/withdrawal",
    "hospital_id",
    _of_hospital,
    complete=_followed_by_a_hospital,
    said=N_("The hospital is withdrawn from that day on."),
)
UNDO_WITHDRAWAL: Final = Action(
    UndoHospitalWithdrawal,
    HOSPITAL + "/withdrawal/undoing",
    "hospital_id",
    _of_hospital,
    said=N_("The hospital is designated as before."),
)
NAME_DEPARTMENT: Final = Action(
    NameHospitalDepartment,
    HOSPITAL + "/departments",
    "department_id",
    _of_hospital,
    said=N_("The department is recorded."),
)
CORRECT_DEPARTMENT: Final = Action(
    CorrectHospitalDepartment,
    DEPARTMENT + "/correction",
    "department_id",
    _of_hospital,
    said=N_("The department is corrected."),
)
END_DEPARTMENT: Final = Action(
    EndHospitalDepartment,
    DEPARTMENT + "/ending",
    "department_id",
    _of_hospital,
    said=N_("The end of the department is recorded."),
)
WITHDRAW_DEPARTMENT: Final = Action(
    WithdrawHospitalDepartment,
    DEPARTMENT + "/withdrawal",
    "department_id",
    _of_hospital,
    said=N_("The department is withdrawn."),
)
MAKE_TEST_CALL: Final = Action(
    MakeTestCall, HOSPITAL + "/test-calls", "test_call_id", _of_hospital, said=N_("The test call is recorded.")
)
CORRECT_TEST_CALL: Final = Action(
    CorrectTestCall,
    TEST_CALL + "/correction",
    "test_call_id",
    _of_hospital,
    said=N_("The test call is corrected."),
)
WITHDRAW_TEST_CALL: Final = Action(
    WithdrawTestCall,
    TEST_CALL + "/withdrawal",
    "test_call_id",
    _of_hospital,
    said=N_("The test call is withdrawn."),
)
ACTIONS: Final = (
    DESIGNATE, CORRECT, CHANGE_RESPONSIBLE, WITHDRAW, UNDO_WITHDRAWAL, NAME_DEPARTMENT, CORRECT_DEPARTMENT, END_DEPARTMENT,
    WITHDRAW_DEPARTMENT, MAKE_TEST_CALL, CORRECT_TEST_CALL, WITHDRAW_TEST_CALL,
)  # fmt: skip
