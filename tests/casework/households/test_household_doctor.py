from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.doctor import EndDoctorContract, RecordDoctorService, SignDoctorContract
from casework.households.events.doctor import DoctorContractEnded, DoctorContractSigned, DoctorServiceRecorded
from tests.casework.households.household_story import CLOSED, KNOWN, LI, STRANGER, TOMORROW, ZHANG, ZHANG_DIED, ZHANGS
from tests.support.spec import given

FROM, UNTIL = date(2026, 3, 1), date(2027, 3, 1)
SIGN = SignDoctorContract(
    household_id=ZHANGS,
    contract_id=UUID(int=101),
    member_id=ZHANG,
    kind="family",
    from_on=FROM,
    until_on=UNTIL,
    institution="East clinic",
    doctor="Dr Sun",
)
SIGNED = DoctorContractSigned(
    contract_id=UUID(int=101),
    member_id=ZHANG,
    kind="family",
    from_on=FROM,
    until_on=UNTIL,
    institution="East clinic",
    doctor=Private(ZHANG, "Dr Sun"),
)
JUNE = date(2026, 6, 1)
END = EndDoctorContract(
    household_id=ZHANGS, member_id=ZHANG, contract_id=SIGN.contract_id, until_on=JUNE, reason="another clinic"
)
ENDED = DoctorContractEnded(
    contract_id=SIGN.contract_id,
    member_id=ZHANG,
    kind="family",
    until_on=JUNE,
    planned_until_on=UNTIL,
    reason=Private(ZHANGS, "another clinic"),
)
NEXT = replace(SIGN, contract_id=UUID(int=102), from_on=date(2027, 2, 1), until_on=date(2028, 2, 1))
SERVE = RecordDoctorService(
    household_id=ZHANGS, service_id=UUID(int=103), member_id=ZHANG, on=FROM, service="blood pressure"
)
SERVED = DoctorServiceRecorded(
    service_id=UUID(int=103), member_id=ZHANG, served_on=FROM, service=Private(ZHANG, "blood pressure")
)


def test_a_contract_is_signed_once_and_the_doctors_name_belongs_to_the_member():
    given(*KNOWN).when(SIGN).then(SIGNED)
    given(*KNOWN, SIGNED).when(SIGN).then_nothing()


def test_a_contract_is_with_a_member_who_lives():
    given(*KNOWN).when(replace(SIGN, member_id=STRANGER)).refused(refusals.MemberNotThere)
    given(*KNOWN, ZHANG_DIED).when(replace(SIGN, from_on=date(2026, 4, 11))).refused(refusals.MemberHasDied, "from_on")


def test_a_contract_from_before_a_death_or_closing_may_still_be_entered():
    given(*KNOWN, ZHANG_DIED, CLOSED).when(SIGN).then(SIGNED)


def test_a_closed_household_signs_no_more_contracts():
    given(*KNOWN, CLOSED).when(replace(SIGN, from_on=CLOSED.closed_on)).refused(refusals.HouseholdClosed)


def test_a_contract_has_at_least_one_day():
    given(*KNOWN).when(replace(SIGN, until_on=FROM)).refused(refusals.EndNotAfterStart, "until_on")


def test_a_member_has_one_contract_of_a_kind_at_a_time():
    given(*KNOWN, SIGNED).when(NEXT).refused(refusals.ContractsOverlap)
    for other in (
        replace(NEXT, from_on=UNTIL),
        replace(NEXT, kind="tcm"),
        replace(NEXT, member_id=LI, doctor=None),
    ):
        assert len(given(*KNOWN, SIGNED).when(other).decided()) == 1


def test_a_service_is_recorded_once_even_of_a_closed_household():
    given(*KNOWN, CLOSED).when(SERVE).then(SERVED)
    given(*KNOWN, SERVED).when(SERVE).then_nothing()


def test_a_service_is_refused_only_when_it_is_impossible_or_untold():
    given(*KNOWN).when(replace(SERVE, on=TOMORROW)).refused(refusals.DayInTheFuture, "on")
    given(*KNOWN).when(replace(SERVE, on=date(1949, 1, 1))).refused(refusals.BeforeBirth, "on")
    given(*KNOWN).when(replace(SERVE, member_id=STRANGER)).refused(refusals.MemberNotThere)
    given(*KNOWN).when(replace(SERVE, service="")).refused(refusals.TextMissing, "service")


def test_a_contract_is_ended_early_once_for_a_reason():
    given(*KNOWN, SIGNED).when(END).then(ENDED)
    given(*KNOWN, SIGNED, ENDED).when(END).then_nothing()
    given(*KNOWN, SIGNED, ENDED).when(replace(END, until_on=FROM)).refused(refusals.ContractAlreadyEnded, "until_on")
    given(*KNOWN, SIGNED).when(replace(END, reason="")).refused(refusals.TextMissing, "reason")


def test_a_contract_ends_between_its_first_and_its_last_day():
    given(*KNOWN, SIGNED).when(replace(END, until_on=FROM)).then(replace(ENDED, until_on=FROM))
    given(*KNOWN, SIGNED).when(replace(END, until_on=date(2026, 2, 28))).refused(refusals.EndBeforeStart, "until_on")
    given(*KNOWN, SIGNED).when(replace(END, until_on=date(2027, 3, 2))).refused(refusals.ContractEndsBefore, "until_on")
    given(*KNOWN, SIGNED).when(replace(END, until_on=UNTIL)).then_nothing()


def test_only_a_contract_of_this_person_is_ended():
    given(*KNOWN).when(END).refused(refusals.ContractNotThere)
    given(*KNOWN, SIGNED).when(replace(END, member_id=LI)).refused(refusals.ContractNotThere)


def test_after_an_early_end_another_contract_may_begin():
    given(*KNOWN, SIGNED, ENDED).when(replace(NEXT, from_on=JUNE, until_on=UNTIL)).then(
        replace(SIGNED, contract_id=NEXT.contract_id, from_on=JUNE)
    )
