"""How what happens with doctors, the green channel and hospitals is told (sentence_words.py has all the rest)."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import NOTE, REASON

CARE: Final[Mapping[str, tuple[str, ...]]] = {
    "DoctorContractSigned": (
        N_("From %(from_on)s %(name)s has a contract with a %(kind)s, until %(until_on)s."),
        N_("Institution: %(institution)s."),
        N_("Doctor: %(doctor)s."),
        N_("It promises: %(package)s."),
    ),
    "DoctorContractCorrected": (N_("%(name)s's contract with a %(kind)s was corrected: %(changes)s."), REASON),
    "DoctorContractWithdrawn": (N_("%(name)s's contract with a %(kind)s was withdrawn and counts no longer."), REASON),
    "DoctorContractEnded": (N_("From %(until_on)s %(name)s's contract with a %(kind)s holds no longer."), REASON),
    "DoctorContractEndingCorrected": (
        N_("The early end of %(name)s's contract with a %(kind)s was corrected: %(changes)s."),
        REASON,
    ),
    "DoctorServiceRecorded": (
        N_("%(served_on)s: the doctor served %(name)s: “%(service)s”."),
        N_("Of the package: %(items)s."),
    ),
    "DoctorServiceCorrected": (
        N_("What a doctor did for %(name)s on %(before_on)s was corrected: %(changes)s."),
        REASON,
    ),
    "DoctorServiceWithdrawn": (
        N_("What a doctor did for %(name)s on %(before_on)s was withdrawn and counts no longer."),
        REASON,
    ),
    "CheckupRecorded": (
        N_("%(occurred_on)s: yearly check-up %(year)s of %(name)s: %(stage)s."),
        N_("At: %(institution)s."),
    ),
    "CheckupCorrected": (N_("%(name)s's yearly check-up of %(before_on)s was corrected: %(changes)s."), REASON),
    "CheckupWithdrawn": (N_("%(name)s's yearly check-up of %(before_on)s was withdrawn and counts no longer."), REASON),
    "PassIssued": (
        N_("From %(from_on)s %(name)s has a green-channel pass."),
        N_("It holds until %(until_on)s."),
    ),
    "PassCorrected": (N_("%(name)s's pass was corrected: %(changes)s."), REASON),
    "PassWithdrawn": (N_("%(name)s's pass of %(before_on)s was withdrawn and counts no longer."), REASON),
    "PassEnded": (N_("From %(until_on)s %(name)s's pass holds no longer: %(cause)s."), REASON),
    "PassEndingCorrected": (N_("The early end of %(name)s's pass was corrected: %(changes)s."), REASON),
    "GreenChannelUsed": (
        N_("%(used_on)s: %(name)s used the green channel of %(hospital)s: %(steps)s."),
        N_("With priority: %(priority_given)s."),
        N_("Without priority: %(priority_refused)s."),
        "%(escorted)s",
        "%(satisfied)s",
        NOTE,
    ),
    "GreenChannelUseCorrected": (
        N_("%(name)s's visit to the hospital on %(before_on)s was corrected: %(changes)s."),
        REASON,
    ),
    "GreenChannelUseWithdrawn": (
        N_("%(name)s's visit to the hospital on %(before_on)s was withdrawn and counts no longer."),
        REASON,
    ),
    "GreenChannelUseRated": (
        N_("%(rated_on)s: the family was asked about the visit to the hospital on %(before_on)s."),
        "%(as_promised)s",
        "%(content)s",
        N_("In their words: “%(comment)s”."),
    ),
    "SignatureAuthorised": (
        N_("From %(from_on)s until %(until_on)s %(signer)s may sign for %(name)s at the hospital: %(matters)s."),
        N_("Only at %(hospital)s."),
        N_("By: “%(document)s”."),
    ),
    "SignatureAuthorisationCorrected": (
        N_("Who may sign for %(name)s at the hospital was corrected: %(changes)s."),
        REASON,
    ),
    "SignatureAuthorisationRevoked": (
        N_("From %(revoked_on)s %(signer)s may no longer sign for %(name)s at the hospital."),
        REASON,
    ),
    "SignatureAuthorisationWithdrawn": (
        N_("That %(signer)s may sign for %(name)s at the hospital was withdrawn and counts no longer."),
        REASON,
    ),
}
HOSPITALS: Final[Mapping[str, tuple[str, ...]]] = {
    "HospitalDesignated": (
        N_("From %(from_on)s %(name)s is a designated hospital."),
        N_("Department in charge: %(department)s."),
        N_("Person in charge: %(responsible_person)s."),
        N_("For these counties: %(serves)s."),
    ),
    "HospitalCorrected": (N_("The designation of %(name)s was corrected: %(changes)s."), REASON),
    "HospitalResponsibleChanged": (
        N_("From %(from_on)s the hospital's contact details read anew."),
        N_("Department in charge: %(department)s."),
        N_("Person in charge: %(responsible_person)s."),
    ),
    "HospitalWithdrawn": (N_("From %(withdrawn_on)s the hospital is no longer designated."), REASON),
    "HospitalWithdrawalUndone": (N_("The hospital was withdrawn by mistake: it is designated as before."), REASON),
    "HospitalDepartmentNamed": (
        N_("From %(from_on)s families may also ask at the department %(name)s."),
        N_("Person in charge: %(responsible_person)s."),
    ),
    "HospitalDepartmentCorrected": (N_("The department %(name)s was corrected: %(changes)s."), REASON),
    "HospitalDepartmentEnded": (N_("From %(until_on)s families no longer ask at the department %(name)s."), REASON),
    "HospitalDepartmentWithdrawn": (N_("The department %(name)s was withdrawn and counts no longer."), REASON),
    "HospitalTestCallMade": (
        N_("%(called_on)s: the hospital's number was tried."),
        "%(reached)s",
        "%(right_person)s",
        NOTE,
    ),
    "HospitalTestCallCorrected": (N_("The test call of %(before_on)s was corrected: %(changes)s."), REASON),
    "HospitalTestCallWithdrawn": (N_("The test call of %(before_on)s was withdrawn and counts no longer."), REASON),
}
# What a correction calls the fields of these.
CARE_CORRECTED: Final[Mapping[str, str]] = {
    "renews": N_("the contract before it"),
    "until_on": N_("first day without it"),
    "planned_until_on": N_("end as signed"),
    "institution": N_("institution"),
    "doctor": N_("doctor"),
    "package": N_("service package"),
    "served_on": N_("day"),
    "service": N_("what was done"),
    "items": N_("items of the package"),
    "department": N_("department"),
    "responsible_person": N_("responsible person"),
    "pathway": N_("pathway"),
    "serves": N_("counties served"),
    "reached": N_("answered"),
    "right_person": N_("by the responsible person"),
    "stage": N_("what happened"),
    "year": N_("year"),
    "number": N_("number of the pass"),
    "cause": N_("why it ended"),
    "used_on": N_("day"),
    "hospital_id": N_("hospital"),
    "steps": N_("steps"),
    "escorted": N_("escort"),
    "satisfied": N_("content or not"),
    "priority_given": N_("steps with priority"),
    "priority_refused": N_("steps without priority"),
    "signer": N_("who may sign"),
    "relation": N_("relation"),
    "matters": N_("what may be signed"),
    "document": N_("written authorisation"),
}
CARE_REMARKS: Final[Mapping[tuple[str, bool], str]] = {
    ("as_promised", True): N_("It was as promised."),
    ("as_promised", False): N_("It was not as promised."),
    ("content", True): N_("The family was content."),
    ("content", False): N_("The family was not content."),
    ("reached", True): N_("It was answered."),
    ("reached", False): N_("Nobody answered."),
    ("right_person", True): N_("It was the responsible person."),
    ("right_person", False): N_("It was somebody else."),
}
