"""Everything that can be asked of a household. Ids of new things come with the command, made from its command id."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

Category = Literal["child_deceased", "child_disabled", "surgery_complication", "none"]
Level = Literal["village", "township", "county"]
Channel = Literal["home_visit", "meeting", "phone", "message", "video", "activity"]
Outcome = Literal["reached", "not_reached", "declined"]
Domain = Literal["living", "elder_care", "medical", "emotional"]
LifeEventKind = Literal["death", "birth", "adoption", "marriage", "divorce", "moved", "recovered", "disability_level"]
Step = Literal["registration", "consultation", "referral", "medicine", "cashier", "admission", "emergency"]


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """An order to one household."""

    household_id: UUID


class NewMember(msgspec.Struct, frozen=True, kw_only=True):
    """`id_number` is already in its 18 digit form; `member_id` is the person's, for ever."""

    member_id: UUID
    name: str
    id_number: str
    relation: str
    phone: str | None = None
    hukou_division: str | None = None
    payment_account: str | None = None


class NewChild(msgspec.Struct, frozen=True, kw_only=True):
    child_id: UUID
    name: str | None = None
    id_number: str | None = None
    disability_level: int | None = None
    died_on: date | None = None


class NewNeed(msgspec.Struct, frozen=True, kw_only=True):
    need_id: UUID
    domain: Domain
    summary: str


class RegisterHousehold(Command, frozen=True, kw_only=True):
    household_no: str
    category: Category
    residence_division: str
    registered_on: date
    members: tuple[NewMember, ...]
    address: str | None = None
    basis: str | None = None
    child: NewChild | None = None
    living_alone: bool = False
    remark: str | None = None


class AssignContactPerson(Command, frozen=True, kw_only=True):
    assignment_id: UUID
    level: Level
    staff_id: UUID
    from_on: date
    handover_note: str | None = None


class EndAssignment(Command, frozen=True, kw_only=True):
    assignment_id: UUID
    until_on: date
    reason: str


class LogContact(Command, frozen=True, kw_only=True):
    """`level`: that of the post `staff_id` holds for the household on `occurred_on`, if any."""

    contact_id: UUID
    channel: Channel
    outcome: Outcome
    occurred_on: date
    level: Level | None = None
    staff_id: UUID | None = None
    note: str | None = None
    promise: str | None = None
    promise_on: date | None = None
    captured_at: datetime | None = None
    needs: tuple[NewNeed, ...] = ()


class CorrectContact(Command, frozen=True, kw_only=True):
    """`changes` holds only what changes: channel, outcome, occurred_on, level, staff_id, note, promise, promise_on."""

    contact_id: UUID
    reason: str
    changes: dict[str, Any]


class WithdrawContact(Command, frozen=True, kw_only=True):
    contact_id: UUID
    reason: str


class OpenNeed(Command, frozen=True, kw_only=True):
    need_id: UUID
    domain: Domain
    summary: str
    due_on: date | None = None


class AnswerNeed(Command, frozen=True, kw_only=True):
    need_id: UUID
    answer: str


class CloseNeed(Command, frozen=True, kw_only=True):
    need_id: UUID
    reason: str | None = None


class ReportLifeEvent(Command, frozen=True, kw_only=True):
    """`subject` is a member's id or `child`."""

    life_event_id: UUID
    kind: LifeEventKind
    subject: str
    occurred_on: date
    source: str
    verified: bool = False
    residence_division: str | None = None
    hukou_division: str | None = None
    level: int | None = None


class VerifyLifeEvent(Command, frozen=True, kw_only=True):
    life_event_id: UUID


class RejectLifeEvent(Command, frozen=True, kw_only=True):
    life_event_id: UUID
    reason: str | None = None


class ChangeCategory(Command, frozen=True, kw_only=True):
    category: Category
    from_on: date
    reason: str | None = None


class PauseHousehold(Command, frozen=True, kw_only=True):
    pause_id: UUID
    from_on: date
    until_on: date
    reason: str


class CloseHousehold(Command, frozen=True, kw_only=True):
    closed_on: date
    reason: str


class SignDoctorContract(Command, frozen=True, kw_only=True):
    contract_id: UUID
    member_id: UUID
    kind: Literal["family", "tcm"]
    from_on: date
    until_on: date
    institution: str | None = None
    doctor: str | None = None


class RecordDoctorService(Command, frozen=True, kw_only=True):
    service_id: UUID
    member_id: UUID
    served_on: date
    service: str


class IssuePass(Command, frozen=True, kw_only=True):
    pass_id: UUID
    member_id: UUID
    number: str
    from_on: date
    until_on: date | None = None


class UseGreenChannel(Command, frozen=True, kw_only=True):
    use_id: UUID
    member_id: UUID
    hospital_id: UUID
    used_on: date
    steps: tuple[Step, ...]
    escorted: bool | None = None
    satisfied: bool | None = None
    note: str | None = None


class Overdue(msgspec.Struct, frozen=True, kw_only=True):
    alert_id: UUID
    duty: str
    due_on: date


class ReviewAlerts(Command, frozen=True, kw_only=True):
    """The clock's: what is overdue on `on`. New items are raised, items no longer overdue are resolved."""

    on: date
    overdue: tuple[Overdue, ...]
