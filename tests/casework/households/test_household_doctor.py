from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.doctor import (
    CorrectDoctorContract,
    CorrectDoctorService,
    EndDoctorContract,
    RecordDoctorService,
    RenewDoctorContract,
    SignDoctorContract,
    WithdrawDoctorContract,
    WithdrawDoctorService,
)
from casework.households.events.doctor import (
    DoctorContractCorrected,
    DoctorContractEnded,
    DoctorContractEndingCorrected,
    DoctorContractSigned,
    DoctorContractWithdrawn,
    DoctorServiceCorrected,
    DoctorServiceRecorded,
    DoctorServiceWithdrawn,
)
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


MISTAKE = Private(ZHANGS, "mistyped")
CORRECT = CorrectDoctorContract(
    household_id=ZHANGS, member_id=ZHANG, contract_id=SIGN.contract_id, reason="mistyped", institution="West clinic"
)
CORRECTED = DoctorContractCorrected(
    contract_id=SIGN.contract_id,
    member_id=ZHANG,
    kind="family",
    from_on=FROM,
    until_on=UNTIL,
    reason=MISTAKE,
    institution="West clinic",
    doctor=Private(ZHANG, "Dr Sun"),
)
WITHDRAW = WithdrawDoctorContract(
    household_id=ZHANGS, member_id=ZHANG, contract_id=SIGN.contract_id, reason="never signed"
)
WITHDRAWN = DoctorContractWithdrawn(
    contract_id=SIGN.contract_id, member_id=ZHANG, kind="family", reason=Private(ZHANGS, "never signed")
)
RENEW = RenewDoctorContract(
    household_id=ZHANGS, member_id=ZHANG, contract_id=SIGN.contract_id, renewal_id=UUID(int=104)
)


def test_a_contract_promises_items_of_its_own_kind_of_package():
    package = ("regular_round", "health_record")
    given(*KNOWN).when(replace(SIGN, package=package)).then(replace(SIGNED, package=package))
    given(*KNOWN).when(replace(SIGN, package=("tcm_guidance",))).refused(refusals.UnknownPackageItem, "package")


def test_the_next_contract_begins_where_this_one_ends_and_is_as_this_one():
    renewed = replace(
        SIGNED, contract_id=RENEW.renewal_id, from_on=UNTIL, until_on=date(2028, 3, 1), renews=SIGN.contract_id
    )
    given(*KNOWN, SIGNED).when(RENEW).then(renewed)
    given(*KNOWN, SIGNED, renewed).when(RENEW).then_nothing()
    given(*KNOWN, SIGNED, ENDED).when(RENEW).then(replace(renewed, from_on=JUNE, until_on=date(2027, 6, 1)))
    given(*KNOWN, SIGNED).when(replace(RENEW, from_on=JUNE)).refused(refusals.ContractsOverlap, "from_on")


def test_a_contract_without_an_institution_is_renewed_only_with_one():
    imported = replace(SIGNED, institution=None)
    given(*KNOWN, imported).when(RENEW).refused(refusals.TextMissing, "institution")
    assert given(*KNOWN, imported).when(replace(RENEW, institution="East clinic")).decided()


def test_a_contract_is_corrected_with_a_reason_and_told_whole():
    given(*KNOWN, SIGNED).when(CORRECT).then(CORRECTED)
    given(*KNOWN, SIGNED, CORRECTED).when(CORRECT).then_nothing()
    given(*KNOWN, SIGNED).when(replace(CORRECT, reason=" ")).refused(refusals.TextMissing, "reason")
    given(*KNOWN, SIGNED).when(replace(CORRECT, contract_id=STRANGER)).refused(refusals.ContractNotThere)


def test_a_correction_makes_nothing_impossible():
    given(*KNOWN, SIGNED).when(replace(CORRECT, until_on=FROM)).refused(refusals.EndNotAfterStart, "until_on")
    later = replace(SIGNED, contract_id=NEXT.contract_id, from_on=UNTIL, until_on=date(2028, 3, 1))
    over = replace(CORRECT, until_on=date(2027, 5, 1))
    given(*KNOWN, SIGNED, later).when(over).refused(refusals.ContractsOverlap, "from_on")


def test_what_is_known_of_an_early_ending_follows_a_correction_of_the_contract():
    ending = DoctorContractEndingCorrected(
        contract_id=SIGN.contract_id, member_id=ZHANG, kind="tcm", until_on=JUNE, planned_until_on=UNTIL, reason=MISTAKE
    )
    tcm = replace(CORRECT, institution="East clinic", kind="tcm")
    given(*KNOWN, SIGNED, ENDED).when(tcm).then(replace(CORRECTED, kind="tcm", institution="East clinic"), ending)


def test_the_day_of_an_early_ending_is_corrected_or_taken_back():
    only_the_end = replace(CORRECT, institution="East clinic", ended_on=date(2026, 7, 1))
    ending = DoctorContractEndingCorrected(
        contract_id=SIGN.contract_id, member_id=ZHANG, kind="family", until_on=date(2026, 7, 1), planned_until_on=UNTIL,
        reason=MISTAKE,
    )  # fmt: skip
    given(*KNOWN, SIGNED, ENDED).when(only_the_end).then(ending)
    given(*KNOWN, SIGNED, ENDED).when(replace(only_the_end, ended_on=None)).then(replace(ending, until_on=UNTIL))
    given(*KNOWN, SIGNED).when(only_the_end).refused(refusals.ContractNotEnded, "ended_on")


def test_a_withdrawn_contract_is_none():
    given(*KNOWN, SIGNED).when(WITHDRAW).then(WITHDRAWN)
    given(*KNOWN, SIGNED, WITHDRAWN).when(WITHDRAW).then_nothing()
    given(*KNOWN, SIGNED, WITHDRAWN).when(CORRECT).refused(refusals.AlreadyWithdrawn)
    assert given(*KNOWN, SIGNED, WITHDRAWN).when(replace(SIGN, contract_id=UUID(int=105))).decided()


def test_a_service_is_corrected_and_withdrawn_with_a_reason():
    correct = CorrectDoctorService(
        household_id=ZHANGS, member_id=ZHANG, service_id=SERVE.service_id, reason="mistyped", on=JUNE, kind="tcm"
    )
    told = DoctorServiceCorrected(
        service_id=SERVE.service_id, member_id=ZHANG, served_on=JUNE, service=SERVED.service, kind="tcm", reason=MISTAKE
    )
    given(*KNOWN, SERVED).when(correct).then(told)
    given(*KNOWN, SERVED).when(replace(correct, on=TOMORROW)).refused(refusals.DayInTheFuture, "on")
    withdraw = WithdrawDoctorService(
        household_id=ZHANGS, member_id=ZHANG, service_id=SERVE.service_id, reason="somebody else's"
    )
    withdrawn = DoctorServiceWithdrawn(
        service_id=SERVE.service_id, member_id=ZHANG, reason=Private(ZHANGS, "somebody else's")
    )
    given(*KNOWN, SERVED, told).when(withdraw).then(withdrawn)
    given(*KNOWN, SERVED, withdrawn).when(withdraw).then_nothing()
    given(*KNOWN, SERVED, withdrawn).when(correct).refused(refusals.AlreadyWithdrawn)
    given(*KNOWN).when(correct).refused(refusals.DoctorServiceNotThere)
