"""What belongs to one person's care, and for each path about it a body that fits."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.world import World
from web.care import checkup_actions, green_channel_actions, signature_actions
from web.hospitals import actions as hospitals

M = "/members/{member_id}"
SIGNER = {
    "signer": "张小军", "relation": "侄子", "matters": ["admission"], "from_on": "2026-03-01", "until_on": "2027-03-01",
    "document": "授权委托书",
}  # fmt: skip


def care_ids(world: World, member_id: UUID) -> dict[str, UUID]:
    """A service, a check-up, a pass gone by, a use and an authorisation to sign."""
    checkup = world.ask(checkup_actions.RECORD_CHECKUP, member_id=member_id, stage="offered", on=date(2026, 3, 1))
    use = world.ask(
        green_channel_actions.USE_GREEN_CHANNEL, member_id=member_id, hospital_id=world.hospital(), on=date(2026, 3, 2),
        steps=("registration",),
    )  # fmt: skip
    return {
        "service_id": world.service(member_id, date(2026, 10, 1)),
        "checkup_id": checkup.id,
        "pass_id": world.green_pass(member_id, date(2025, 1, 1), date(2025, 7, 1)),
        "use_id": use.id,
        "authorisation_id": world.ask(signature_actions.AUTHORISE, member_id=member_id, **SIGNER).id,
    }


def hospital_ids(world: World, hospital_id: UUID) -> dict[str, UUID]:
    """A department of the hospital and a test call."""
    department = {"name": "住院部", "from_on": date(2026, 2, 1)}
    call = {"on": date(2026, 10, 1), "reached": True, "right_person": True}
    return {
        "department_id": world.ask(hospitals.NAME_DEPARTMENT, hospital_id=hospital_id, **department).id,
        "test_call_id": world.ask(hospitals.MAKE_TEST_CALL, hospital_id=hospital_id, **call).id,
    }


def hospital_bodies() -> dict[str, tuple[str, dict[str, Any]]]:
    """For each write about a hospital that is there: its path and a body, in an order in which all succeed."""
    at = "/hospitals/{hospital_id}"
    department, call = f"{at}/departments/{{department_id}}", f"{at}/test-calls/{{test_call_id}}"
    return {
        "ChangeResponsible": (f"{at}/responsible", {"from_on": "2026-11-02", "phone": "0377-69210001"}),
        "CorrectHospital": (
            f"{at}/correction",
            {"name": "淅川县第一人民医院", "from_on": "2026-01-02", "reason": "名称写错"},
        ),
        "NameHospitalDepartment": (f"{at}/departments", {"name": "门诊部", "from_on": "2026-03-01"}),
        "CorrectHospitalDepartment": (
            f"{department}/correction",
            {"name": "老年医学科", "from_on": "2026-03-01", "reason": "名称写错"},
        ),
        "EndHospitalDepartment": (f"{department}/ending", {"until_on": "2026-11-20", "reason": "合并"}),
        "WithdrawHospitalDepartment": (f"{department}/withdrawal", {"reason": "并无此科"}),
        "MakeTestCall": (f"{at}/test-calls", {"on": "2026-11-02", "reached": True}),
        "CorrectTestCall": (f"{call}/correction", {"on": "2026-10-02", "reached": False, "reason": "日期写错"}),
        "WithdrawTestCall": (f"{call}/withdrawal", {"reason": "并未拨打"}),
        "WithdrawHospital": (f"{at}/withdrawal", {"on": "2026-11-20"}),
        "UndoHospitalWithdrawal": (f"{at}/withdrawal/undoing", {"reason": "点错了医院"}),
    }


def care_bodies(hospital_id: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """For each write: its path and a body, in an order in which all succeed."""
    contract, service = f"{M}/doctor-contracts/{{contract_id}}", f"{M}/doctor-services/{{service_id}}"
    checkup, card = f"{M}/checkups/{{checkup_id}}", f"{M}/green-channel-passes/{{pass_id}}"
    use, signing = f"{M}/green-channel-uses/{{use_id}}", f"{M}/signature-authorisations/{{authorisation_id}}"
    return {
        "SignDoctorContract": (
            f"{M}/doctor-contracts",
            {
                "kind": "family", "from_on": "2026-01-01", "until_on": "2027-01-01", "institution": "西簧乡卫生院",
                "doctor": "王大夫",
            },
        ),
        "RenewDoctorContract": (
            f"{contract}/renewal",
            {"institution": "西簧乡卫生院", "from_on": "2027-01-01", "until_on": "2028-01-01"},
        ),
        "CorrectDoctorContract": (f"{contract}/correction", {"institution": "县中医院", "reason": "登记时写错"}),
        "EndDoctorContract": (f"{contract}/ending", {"until_on": "2026-11-20", "reason": "换签外县医院"}),
        "WithdrawDoctorContract": (f"{contract}/withdrawal", {"reason": "并未签约"}),
        "RecordDoctorService": (f"{M}/doctor-services", {"on": "2026-11-02", "service": "量血压"}),
        "CorrectDoctorService": (
            f"{service}/correction",
            {"on": "2026-10-02", "service": "量血压、送药", "reason": "日期写错"},
        ),
        "WithdrawDoctorService": (f"{service}/withdrawal", {"reason": "登记错人"}),
        "RecordCheckup": (f"{M}/checkups", {"stage": "done", "on": "2026-05-01"}),
        "CorrectCheckup": (f"{checkup}/correction", {"stage": "declined", "on": "2026-03-02", "reason": "写错"}),
        "WithdrawCheckup": (f"{checkup}/withdrawal", {"reason": "登记错人"}),
        "IssueGreenChannelPass": (f"{M}/green-channel-passes", {"number": "LT1", "from_on": "2026-01-01"}),
        "CorrectGreenChannelPass": (
            f"{card}/correction",
            {"number": "LT00002", "from_on": "2025-01-02", "until_on": "2025-07-01", "reason": "号码写错"},
        ),
        "EndGreenChannelPass": (f"{card}/ending", {"until_on": "2025-05-01", "cause": "lost", "reason": "遗失"}),
        "WithdrawGreenChannelPass": (f"{card}/withdrawal", {"reason": "并未发放"}),
        "UseGreenChannel": (
            f"{M}/green-channel-uses",
            {"hospital_id": hospital_id, "on": "2026-11-03", "steps": ["registration"]},
        ),
        "CorrectGreenChannelUse": (
            f"{use}/correction",
            {"hospital_id": hospital_id, "on": "2026-03-03", "steps": ["medicine"], "reason": "日期写错"},
        ),
        "RateGreenChannelUse": ("/green-channel-uses/{use_id}/feedback", {"as_promised": True, "content": True}),
        "WithdrawGreenChannelUse": (f"{use}/withdrawal", {"reason": "登记错人"}),
        "AuthoriseSignature": (f"{M}/signature-authorisations", SIGNER),
        "CorrectSignatureAuthorisation": (
            f"{signing}/correction",
            {**SIGNER, "signer": "张小民", "reason": "名字写错"},
        ),
        "RevokeSignatureAuthorisation": (f"{signing}/revocation", {"on": "2026-11-20", "reason": "本人收回"}),
        "WithdrawSignatureAuthorisation": (f"{signing}/withdrawal", {"reason": "并未授权"}),
    }  # fmt: skip
