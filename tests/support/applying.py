"""How an application comes about in tests: applied for, reviewed, checked, on notice, decided, each by somebody else."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from tests.support.world import World
from web.applications import actions as a

NOTICES = (("village", date(2026, 10, 1), date(2026, 10, 9)), ("township", date(2026, 10, 20), date(2026, 10, 28)))

STAY: Final = {"kind": "stay", "from_on": date(2026, 9, 1), "until_on": date(2026, 9, 12)}


def applied(world: World, member_id: UUID, scheme: str = "special_support", **said: Any) -> UUID:
    """What somebody applies for in the autumn."""
    wishes = {"submitted_on": date(2026, 9, 20), "children": 1, **said}
    return world.ask(a.SUBMIT, member_id=member_id, scheme=scheme, **wishes).id


def checked(world: World, application_id: UUID, notices: Any = NOTICES) -> UUID:
    """Ready for the county: reviewed, checked, and both notices are over."""
    world.ask(a.REVIEW, application_id=application_id)
    world.ask(a.CHECK, application_id=application_id)
    for level, from_on, until_on in notices:
        world.ask(a.POST_NOTICE, application_id=application_id, level=level, from_on=from_on, until_on=until_on)
    return application_id


def confirmed(world: World, application_id: UUID, **said: Any) -> UUID:
    checked(world, application_id)
    world.ask(a.DECIDE, world.caller("approver"), application_id=application_id, decision="confirmed", **said)
    return application_id


def application_ids(world: World, member_id: UUID) -> dict[str, UUID]:
    """One that was applied for, with a notice, an objection and a paper."""
    application_id = applied(world, member_id)
    notice = {"level": "village", "from_on": date(2026, 10, 1), "until_on": date(2026, 10, 12)}
    posted = world.ask(a.POST_NOTICE, application_id=application_id, **notice)
    objected = world.ask(a.OBJECT, application_id=application_id, matter="有退休金")
    paper = world.ask(a.ADD_EVIDENCE, application_id=application_id, kind="光荣证", number="豫001")
    occasion = world.ask(a.REPORT_OCCASION, application_id=application_id, **STAY, number="Z-1")
    return {
        "application_id": application_id, "notice_id": posted.id, "objection_id": objected.id, "step_id": paper.id,
        "occasion_id": occasion.id,
    }  # fmt: skip


def every_stage(world: World, member_id: UUID) -> None:
    """Of one person: waiting for the county, refused, confirmed, ended."""
    waiting = application_ids(world, member_id)["application_id"]
    world.ask(a.REVIEW, application_id=waiting)
    world.ask(a.CHECK, application_id=waiting)
    refused = applied(world, member_id, "study_aid")
    world.ask(a.DECIDE, world.caller("approver"), application_id=refused, decision="refused", reason="不符合条件")
    for scheme, ends in (("city_insurance", False), ("medical_subsidy", True)):
        one = confirmed(world, applied(world, member_id, scheme), from_on=date(2025, 1, 1))
        if ends:
            world.ask(a.EXIT, application_id=one, cause="other")


def more_applications(world: World, member_id: UUID) -> dict[str, UUID]:
    """One for each write that ends something: to be withdrawn, decided, filed; refused, confirmed, ended already."""
    approver = world.caller("approver")
    submitted, undecided, filed, refused, reviewed, leaving, left = (
        applied(world, member_id, scheme) for scheme in (
            "old_age_reward", "accident_grant", "study_aid", "insurance_premium", "city_insurance", "medical_subsidy",
            "hospital_care",
        )
    )  # fmt: skip
    for each in (filed, refused):
        world.ask(a.DECIDE, approver, application_id=each, decision="refused", reason="不符合条件")
    for each in (reviewed, leaving, left):
        confirmed(world, each)
    world.ask(a.EXIT, application_id=left, cause="other")
    return {
        "given_up_application_id": submitted, "undecided_application_id": undecided, "filed_application_id": filed,
        "refused_application_id": refused, "reviewed_application_id": reviewed, "leaving_application_id": leaving,
        "left_application_id": left,
    }  # fmt: skip


# Writes of which each has an application of its own.
OF_THEIR_OWN: Final = {
    "WithdrawApplication": "given_up_application_id",
    "DecideForCounty": "undecided_application_id",
    "FileUpward": "filed_application_id",
    "WithdrawDecision": "refused_application_id",
    "ReviewYearly": "reviewed_application_id",
    "DecideExit": "leaving_application_id",
    "DecideContinuation": "reviewed_application_id",
    "WithdrawExit": "left_application_id",
}
A: Final = "/applications/{application_id}"


def application_bodies() -> dict[str, tuple[str, dict[str, Any]]]:
    """For each write: its path and a body that fits."""
    reason = {"reason": "写错了"}
    bodies: dict[str, tuple[str, dict[str, Any]]] = {
        "SubmitApplication": (
            "/members/{member_id}/applications",
            {"scheme": "annual_checkup", "submitted_on": "2026-11-02"},
        ),
        "CorrectApplication": (f"{A}/correction", {**reason, "submitted_on": "2026-09-21", "children": 1}),
        "AddEvidence": (f"{A}/evidence", {"kind": "残疾人证", "number": "411326"}),
        "ReviewInVillage": (f"{A}/village-review", {}),
        "CheckInTownship": (f"{A}/township-check", {}),
        "PostNotice": (f"{A}/notices", {"level": "township", "from_on": "2026-10-20", "until_on": "2026-11-01"}),
        "CorrectNotice": (
            f"{A}/notices/{{notice_id}}/correction",
            {**reason, "from_on": "2026-10-02", "until_on": "2026-10-15"},
        ),
        "WithdrawNotice": (f"{A}/notices/{{notice_id}}/withdrawal", reason),
        "RaiseObjection": (f"{A}/objections", {"matter": "有退休金"}),
        "ResolveObjection": (f"{A}/objections/{{objection_id}}/resolution", {"result": "没有退休金"}),
        "ReportOccasion": (
            f"{A}/occasions",
            {"kind": "cost", "from_on": "2026-10-01", "until_on": "2026-10-01", "number": "F-9", "cost_fen": 90000},
        ),
        "DecideOccasion": (f"{A}/occasions/{{occasion_id}}/decision", {"accepted": True, "days": 9}),
        "CorrectOccasion": (
            f"{A}/occasions/{{occasion_id}}/correction",
            {**reason, "from_on": "2026-09-02", "until_on": "2026-09-12", "number": "Z-1"},
        ),
        "WithdrawOccasion": (f"{A}/occasions/{{occasion_id}}/withdrawal", reason),
        "WithdrawStep": (f"{A}/steps/{{step_id}}/withdrawal", reason),
        "WithdrawApplication": (f"{A}/withdrawal", reason),
        "DecideForCounty": (f"{A}/county-decision", {"decision": "refused", "reason": "不符合条件"}),
        "FileUpward": (f"{A}/filing", {"number": "2026-001"}),
        "WithdrawDecision": (f"{A}/county-decision/withdrawal", reason),
        "ReviewYearly": (f"{A}/annual-review", {"year": 2027}),
        "DecideExit": (f"{A}/exit", {"cause": "other", "on": "2026-11-02"}),
        "DecideContinuation": (f"{A}/continuation", {"reason": "人还在本地"}),
        "WithdrawExit": (f"{A}/exit/withdrawal", reason),
    }
    return {
        name: (path.replace("application_id", OF_THEIR_OWN.get(name, "application_id")), body)
        for name, (path, body) in bodies.items()
    }
