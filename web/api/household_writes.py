"""The writes about one household and its members, as the contract lists them."""

from typing import Any, Final

from litestar.handlers import HTTPRouteHandler

from projections.belonging import Part
from web.access.caller import Role
from web.actions import contacts, households, members
from web.actions.bodies import (
    AnswerBody,
    AssignmentBody,
    AssignmentEndingBody,
    Body,
    CategoryBody,
    ClosureBody,
    ContactBody,
    ContactCorrectionBody,
    ContractBody,
    HouseholdBody,
    LifeEventBody,
    NeedBody,
    OptionalReasonBody,
    PassBody,
    PauseBody,
    ReasonBody,
    ServiceBody,
    UseBody,
)
from web.api.writing import Nothing, of, write
from web.rights import CASE_WORK, SUPERVISION

H: Final = "/households/{household_id:uuid}"
M: Final = "/members/{member_id:uuid}"
PLURALS: Final[dict[Part, str]] = {
    "contact": "contacts", "need": "needs", "life_event": "life-events", "assignment": "assignments",
}  # fmt: skip


def part(
    name: str,
    kind: Part,
    what: str,
    body: type[Body],
    action: Any,
    roles: tuple[Role, ...],
    decision: bool = False,
) -> list[HTTPRouteHandler]:
    """A write to a part of a household, below the household and, for who knows only the part, on its own."""
    path = f"/{PLURALS[kind]}/{{{kind}_id:uuid}}/{what}"
    return [
        write(name + "OfHousehold", H + path, body, action, roles, decision=decision),
        write(name, path, body, action, roles, decision=decision, ids=of(kind)),
    ]


HANDLERS = [
    write("RegisterHousehold", "/households", HouseholdBody, households.register, SUPERVISION),
    write("AssignContactPerson", H + "/assignments", AssignmentBody, households.assign, SUPERVISION),
    *part(
        "EndAssignment",
        "assignment",
        "ending",
        AssignmentEndingBody,
        households.end_assignment,
        SUPERVISION,
        True,
    ),
    write("LogContact", H + "/contacts", ContactBody, contacts.log_contact, CASE_WORK),
    *part("CorrectContact", "contact", "correction", ContactCorrectionBody, contacts.correct_contact, CASE_WORK),
    *part("WithdrawContact", "contact", "withdrawal", ReasonBody, contacts.withdraw_contact, CASE_WORK),
    write("OpenNeed", H + "/needs", NeedBody, contacts.open_need, CASE_WORK),
    *part("AnswerNeed", "need", "answer", AnswerBody, contacts.answer_need, CASE_WORK),
    *part("CloseNeed", "need", "closure", OptionalReasonBody, contacts.close_need, CASE_WORK),
    write("ReportLifeEvent", H + "/life-events", LifeEventBody, households.report_life_event, CASE_WORK),
    *part(
        "VerifyLifeEvent",
        "life_event",
        "verification",
        Nothing,
        households.verify_life_event,
        SUPERVISION,
        True,
    ),
    *part(
        "RejectLifeEvent",
        "life_event",
        "rejection",
        OptionalReasonBody,
        households.reject_life_event,
        SUPERVISION,
        True,
    ),
    write(
        "ChangeCategory",
        H + "/category",
        CategoryBody,
        households.change_category,
        SUPERVISION,
        decision=True,
    ),
    write("PauseHousehold", H + "/pause", PauseBody, households.pause, SUPERVISION, decision=True),
    write("CloseHousehold", H + "/closure", ClosureBody, households.close, SUPERVISION, decision=True),
    write("SignDoctorContract", M + "/doctor-contracts", ContractBody, members.sign_contract, SUPERVISION),
    write("RecordDoctorService", M + "/doctor-services", ServiceBody, members.record_service, CASE_WORK),
    write("IssueGreenChannelPass", M + "/green-channel-passes", PassBody, members.issue_pass, SUPERVISION),
    write("UseGreenChannel", M + "/green-channel-uses", UseBody, members.use_green_channel, CASE_WORK),
]
