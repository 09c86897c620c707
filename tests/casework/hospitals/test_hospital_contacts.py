"""A hospital corrected, its other departments, its test calls."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.hospitals import commands as ask
from casework.hospitals import events as told
from tests.support.spec import TODAY, given

EAST, FROM, JUNE = UUID(int=5), date(2026, 1, 1), date(2026, 6, 1)
DESIGNATED = told.HospitalDesignated(name="East hospital", division="411326", from_on=FROM)
CITY = told.HospitalDesignated(name="City hospital", division="4113", from_on=FROM, serves=("411326",))
REASON = Private(EAST, "mistyped")
CORRECT = ask.CorrectHospital(hospital_id=EAST, reason="mistyped", name="West hospital")
CORRECTED = told.HospitalCorrected(name="West hospital", division="411326", from_on=FROM, reason=REASON)
DEPARTMENT, CALL = UUID(int=6), UUID(int=7)
NAME = ask.NameHospitalDepartment(hospital_id=EAST, department_id=DEPARTMENT, name="admission", from_on=JUNE)
NAMED = told.HospitalDepartmentNamed(department_id=DEPARTMENT, name="admission", from_on=JUNE)
MAKE = ask.MakeTestCall(hospital_id=EAST, test_call_id=CALL, on=JUNE, reached=True, right_person=True)
MADE = told.HospitalTestCallMade(test_call_id=CALL, called_on=JUNE, reached=True, right_person=True)


def test_a_designation_is_corrected_with_a_reason_and_told_whole():
    given(DESIGNATED).when(CORRECT).then(CORRECTED)
    given(DESIGNATED, CORRECTED).when(CORRECT).then_nothing()
    given(DESIGNATED).when(replace(CORRECT, reason=" ")).refused(refusals.TextMissing, "reason")
    given().when(CORRECT).refused(refusals.HospitalNotThere)


def test_what_was_said_of_a_day_before_the_corrected_designation_counts_no_longer():
    changed = told.HospitalResponsibleChanged(from_on=date(2026, 3, 1), department="a")
    later = replace(CORRECTED, from_on=date(2026, 4, 1))
    asked = ask.ChangeResponsible(hospital_id=EAST, from_on=date(2026, 5, 1), phone="1")
    reads = given(DESIGNATED, changed, later).when(asked).decided()
    assert reads == [told.HospitalResponsibleChanged(from_on=date(2026, 5, 1), phone=Private(EAST, "1"))]


def test_one_from_above_serves_counties_below_it_and_a_countys_its_own():
    city = ask.DesignateHospital(
        hospital_id=EAST, name="City hospital", division="4113", from_on=FROM, serves=("411326",)
    )
    given().when(city).then(CITY)
    given().when(replace(city, serves=("410102",))).refused(refusals.ServesElsewhere, "serves")
    given().when(replace(city, serves=("411326301",))).refused(refusals.ServesElsewhere, "serves")
    given().when(replace(city, division="411326")).refused(refusals.ServesElsewhere, "serves")


def test_a_hospital_names_the_one_that_takes_its_place_but_not_itself():
    other = UUID(int=9)
    withdraw = ask.WithdrawHospital(hospital_id=EAST, on=JUNE, successor_id=other)
    given(DESIGNATED).when(withdraw).then(told.HospitalWithdrawn(withdrawn_on=JUNE, successor_id=other))
    given(DESIGNATED).when(replace(withdraw, successor_id=EAST)).then(told.HospitalWithdrawn(withdrawn_on=JUNE))


def test_a_department_is_named_corrected_ended_and_withdrawn():
    given(DESIGNATED).when(NAME).then(NAMED)
    given(DESIGNATED, NAMED).when(NAME).then_nothing()
    early = replace(NAME, from_on=date(2025, 12, 31))
    given(DESIGNATED).when(early).refused(refusals.BeforeDesignation, "from_on")
    correct = ask.CorrectHospitalDepartment(hospital_id=EAST, department_id=DEPARTMENT, reason="mistyped", name="ward")
    corrected = told.HospitalDepartmentCorrected(department_id=DEPARTMENT, name="ward", from_on=JUNE, reason=REASON)
    given(DESIGNATED, NAMED).when(correct).then(corrected)
    end = ask.EndHospitalDepartment(hospital_id=EAST, department_id=DEPARTMENT, until_on=TODAY, reason="mistyped")
    ended = told.HospitalDepartmentEnded(department_id=DEPARTMENT, until_on=TODAY, reason=REASON)
    given(DESIGNATED, NAMED).when(end).then(ended)
    given(DESIGNATED, NAMED, ended).when(end).then_nothing()
    given(DESIGNATED, NAMED, ended).when(replace(end, until_on=JUNE)).refused(refusals.DepartmentAlreadyEnded)
    given(DESIGNATED, NAMED).when(replace(end, until_on=FROM)).refused(refusals.EndBeforeStart, "until_on")
    withdraw = ask.WithdrawHospitalDepartment(hospital_id=EAST, department_id=DEPARTMENT, reason="mistyped")
    withdrawn = told.HospitalDepartmentWithdrawn(department_id=DEPARTMENT, reason=REASON)
    given(DESIGNATED, NAMED).when(withdraw).then(withdrawn)
    given(DESIGNATED, NAMED, withdrawn).when(withdraw).then_nothing()
    given(DESIGNATED, NAMED, withdrawn).when(correct).refused(refusals.AlreadyWithdrawn)
    given(DESIGNATED).when(correct).refused(refusals.DepartmentNotThere)


def test_a_call_that_nobody_answered_was_answered_by_nobody():
    given(DESIGNATED).when(MAKE).then(MADE)
    given(DESIGNATED, MADE).when(MAKE).then_nothing()
    given(DESIGNATED).when(replace(MAKE, on=date(2026, 7, 1))).refused(refusals.DayInTheFuture, "on")
    unanswered = told.HospitalTestCallMade(test_call_id=CALL, called_on=JUNE, reached=False)
    given(DESIGNATED).when(replace(MAKE, reached=False)).then(unanswered)


def test_a_test_call_is_corrected_and_withdrawn():
    correct = ask.CorrectTestCall(hospital_id=EAST, test_call_id=CALL, reason="mistyped", reached=False)
    corrected = told.HospitalTestCallCorrected(test_call_id=CALL, called_on=JUNE, reached=False, reason=REASON)
    given(DESIGNATED, MADE).when(correct).then(corrected)
    withdraw = ask.WithdrawTestCall(hospital_id=EAST, test_call_id=CALL, reason="mistyped")
    withdrawn = told.HospitalTestCallWithdrawn(test_call_id=CALL, reason=REASON)
    given(DESIGNATED, MADE).when(withdraw).then(withdrawn)
    given(DESIGNATED, MADE, withdrawn).when(withdraw).then_nothing()
    given(DESIGNATED, MADE, withdrawn).when(correct).refused(refusals.AlreadyWithdrawn)
    given(DESIGNATED).when(correct).refused(refusals.TestCallNotThere)
