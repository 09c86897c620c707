from datetime import date
from uuid import UUID

from msgspec import UNSET
from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.hospitals.commands import ChangeResponsible, DesignateHospital, UndoHospitalWithdrawal, WithdrawHospital
from casework.hospitals.events import (
    HospitalDesignated,
    HospitalResponsibleChanged,
    HospitalWithdrawalUndone,
    HospitalWithdrawn,
)
from tests.support.spec import given

EAST = UUID(int=5)
FROM, JUNE = date(2026, 1, 1), date(2026, 6, 1)
DESIGNATE = DesignateHospital(
    hospital_id=EAST,
    name="East hospital",
    division="411326",
    from_on=FROM,
    department="outpatients",
    responsible_person="钱医生",
    phone="0377",
    pathway=("registration", "cashier"),
)
DESIGNATED = HospitalDesignated(
    name="East hospital",
    division="411326",
    from_on=FROM,
    department="outpatients",
    responsible_person=Private(EAST, "钱医生"),
    phone=Private(EAST, "0377"),
    pathway=("registration", "cashier"),
)
CHANGE = ChangeResponsible(hospital_id=EAST, from_on=JUNE, responsible_person="孙医生")
CHANGED = HospitalResponsibleChanged(
    from_on=JUNE,
    department="outpatients",
    responsible_person=Private(EAST, "孙医生"),
    phone=Private(EAST, "0377"),
    pathway=("registration", "cashier"),
)
WITHDRAW = WithdrawHospital(hospital_id=EAST, on=JUNE, reason="rebuilt")
WITHDRAWN = HospitalWithdrawn(withdrawn_on=JUNE, reason=Private(EAST, "rebuilt"))


def test_a_hospital_is_designated_once():
    given().when(DESIGNATE).then(DESIGNATED)
    given(DESIGNATED).when(DESIGNATE).then_nothing()


def test_a_hospital_has_a_name_but_may_still_lack_the_rest():
    given().when(replace(DESIGNATE, name="")).refused(refusals.TextMissing, "name")
    bare = DesignateHospital(hospital_id=EAST, name="East hospital", division="411326", from_on=FROM)
    given().when(bare).then(HospitalDesignated(name="East hospital", division="411326", from_on=FROM))


def test_what_a_change_leaves_out_stays_as_it_was():
    given(DESIGNATED).when(CHANGE).then(CHANGED)


def test_none_makes_a_part_vacant():
    vacant = replace(CHANGE, responsible_person=None, department=None, phone=None, pathway=None)
    given(DESIGNATED).when(vacant).then(HospitalResponsibleChanged(from_on=JUNE))


def test_a_change_starts_from_what_held_on_its_day():
    april = date(2026, 4, 1)
    given(DESIGNATED, CHANGED).when(replace(CHANGE, from_on=april, responsible_person=UNSET, phone="1")).then(
        replace(
            CHANGED,
            from_on=april,
            responsible_person=DESIGNATED.responsible_person,
            phone=Private(EAST, "1"),
        )
    )


def test_a_change_of_nothing_is_none():
    given(DESIGNATED).when(replace(CHANGE, responsible_person=UNSET)).then_nothing()
    given(DESIGNATED, CHANGED).when(CHANGE).then_nothing()


def test_nothing_changes_before_designation_or_after_withdrawal():
    given(DESIGNATED).when(replace(CHANGE, from_on=date(2025, 12, 31))).refused(refusals.BeforeDesignation, "from_on")
    given(DESIGNATED, WITHDRAWN).when(CHANGE).refused(refusals.HospitalAlreadyWithdrawn)


def test_a_hospital_is_withdrawn_once():
    given(DESIGNATED).when(WITHDRAW).then(WITHDRAWN)
    given(DESIGNATED, WITHDRAWN).when(WITHDRAW).then_nothing()
    given(DESIGNATED, WITHDRAWN).when(replace(WITHDRAW, on=date(2026, 7, 1))).refused(refusals.HospitalAlreadyWithdrawn)


def test_a_withdrawal_by_mistake_is_undone_and_may_be_made_again():
    undo = UndoHospitalWithdrawal(hospital_id=EAST, reason="the wrong one")
    undone = HospitalWithdrawalUndone(reason=Private(EAST, "the wrong one"))
    given(DESIGNATED, WITHDRAWN).when(undo).then(undone)
    given(DESIGNATED, WITHDRAWN).when(replace(undo, reason=" ")).refused(refusals.TextMissing, "reason")
    given(DESIGNATED, WITHDRAWN, undone).when(undo).refused(refusals.HospitalNotWithdrawn)
    given(DESIGNATED, WITHDRAWN, undone).when(WITHDRAW).then(WITHDRAWN)


def test_a_hospital_is_not_withdrawn_before_it_was_designated():
    given(DESIGNATED).when(replace(WITHDRAW, on=date(2025, 12, 31))).refused(refusals.BeforeDesignation, "on")


def test_an_unknown_hospital_is_neither_changed_nor_withdrawn():
    given().when(CHANGE).refused(refusals.HospitalNotThere)
    given().when(WITHDRAW).refused(refusals.HospitalNotThere)
