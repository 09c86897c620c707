"""Everything that can be asked of a household, and by whom. Days are of the office; spans are half-open."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common import command
from casework.common.command import Asked, DisabilityLevel, Division, Given, Instant, Short, Text
from casework.common.roles import CASE_WORK, SUPERVISION, Roles

Category = Literal["child_deceased", "child_disabled", "surgery_complication", "none"]
Level = Literal["village", "township", "county"]
Channel = Literal["home_visit", "meeting", "phone", "message", "video", "activity"]
Outcome = Literal["reached", "not_reached", "declined"]
Domain = Literal["living", "elder_care", "medical", "emotional"]
LifeEventKind = Literal["death", "birth", "adoption", "marriage", "divorce", "moved", "recovered", "disability_level"]
ContractKind = Literal["family", "tcm"]
Step = Literal["registration", "consultation", "referral", "medicine", "cashier", "admission", "emergency"]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one household, whose id the address names."""

    stream: ClassVar[str] = "household_id"
    household_id: Given


class Fact(Command, frozen=True, kw_only=True):
    """What those who look after the family record."""

    roles: ClassVar[Roles] = CASE_WORK


class Decision(Command, frozen=True, kw_only=True):
    """What a supervisor decides."""

    roles: ClassVar[Roles] = SUPERVISION


class NewMember(Asked, frozen=True, kw_only=True):
    """`id_number`: as typed for the edge, in its 18 digit form for the rules; `member_id` is the person's, for ever."""

    member_id: Given
    name: Short
    id_number: Short
    relation: Short
    phone: Short | None = None
    hukou_division: Division | None = None
    payment_account: Short | None = None


class NewChild(Asked, frozen=True, kw_only=True):
    child_id: Given
    name: Short | None = None
    id_number: Short | None = None
    disability_level: DisabilityLevel | None = None
    died_on: date | None = None


class NewNeed(Asked, frozen=True, kw_only=True):
    need_id: Given
    domain: Domain
    summary: Text


class Promise(Asked, frozen=True, kw_only=True):
    """What was promised to the family, and for which day."""

    text: Text
    on: date


class RegisterHousehold(Decision, frozen=True, kw_only=True):
    """`household_no` left out: the next free number of the county."""

    household_no: Short | None = None
    category: Category
    residence_division: Division
    registered_on: date
    members: Annotated[tuple[NewMember, ...], Meta(min_length=1, max_length=20)]
    address: Text | None = None
    basis: Text | None = None
    child: NewChild | None = None
    living_alone: bool = False
    remark: Text | None = None


class AssignContactPerson(Decision, frozen=True, kw_only=True):
    assignment_id: Given
    level: Level
    staff_id: UUID
    from_on: date
    handover_note: Text | None = None


class EndAssignment(Decision, frozen=True, kw_only=True):
    assignment_id: Given
    until_on: date
    reason: Text


class LogContact(Fact, frozen=True, kw_only=True):
    """`staff_id` left out: the caller's. `level` left out: that of the post they hold for the household on that day, if any."""

    contact_id: Given
    channel: Channel
    outcome: Outcome
    occurred_on: date
    level: Level | None = None
    staff_id: UUID | None = None
    note: Text | None = None
    needs: Annotated[tuple[NewNeed, ...], Meta(max_length=20)] = ()
    next_promise: Promise | None = None
    captured_at: Instant | None = None


class CorrectContact(Fact, frozen=True, kw_only=True):
    """Only what changes, and why. None empties what may be empty."""

    contact_id: Given
    reason: Text
    channel: Channel | UnsetType = UNSET
    outcome: Outcome | UnsetType = UNSET
    occurred_on: date | UnsetType = UNSET
    level: Level | None | UnsetType = UNSET
    staff_id: UUID | None | UnsetType = UNSET
    note: Text | None | UnsetType = UNSET
    next_promise: Promise | None | UnsetType = UNSET


class WithdrawContact(Fact, frozen=True, kw_only=True):
    contact_id: Given
    reason: Text


class OpenNeed(Fact, frozen=True, kw_only=True):
    need_id: Given
    domain: Domain
    summary: Text
    due_on: date | None = None


class AnswerNeed(Fact, frozen=True, kw_only=True):
    need_id: Given
    answer: Text


class CloseNeed(Fact, frozen=True, kw_only=True):
    need_id: Given
    reason: Text | None = None


class ReportLifeEvent(Fact, frozen=True, kw_only=True):
    """`subject` is a member's id or `child`. Only a supervisor may call it verified at once."""

    life_event_id: Given
    kind: LifeEventKind
    subject: Short
    occurred_on: date
    source: Short
    verified: bool = False
    residence_division: Division | None = None
    hukou_division: Division | None = None
    level: DisabilityLevel | None = None


class VerifyLifeEvent(Decision, frozen=True, kw_only=True):
    life_event_id: Given


class RejectLifeEvent(Decision, frozen=True, kw_only=True):
    life_event_id: Given
    reason: Text | None = None


class ChangeCategory(Decision, frozen=True, kw_only=True):
    category: Category
    from_on: date
    reason: Text | None = None


class PauseHousehold(Decision, frozen=True, kw_only=True):
    """`from_on` left out: today."""

    pause_id: Given
    until_on: date
    reason: Text
    from_on: date | None = None


class CloseHousehold(Decision, frozen=True, kw_only=True):
    on: date
    reason: Text


class SignDoctorContract(Decision, frozen=True, kw_only=True):
    contract_id: Given
    member_id: Given
    kind: ContractKind
    from_on: date
    until_on: date
    institution: Short | None = None
    doctor: Short | None = None


class EndDoctorContract(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day on which it holds no longer, before the end it was signed for."""

    contract_id: Given
    member_id: Given
    until_on: date
    reason: Text


class RecordDoctorService(Fact, frozen=True, kw_only=True):
    service_id: Given
    member_id: Given
    on: date
    service: Text


class IssueGreenChannelPass(Decision, frozen=True, kw_only=True):
    pass_id: Given
    member_id: Given
    number: Short
    from_on: date
    until_on: date | None = None


class UseGreenChannel(Fact, frozen=True, kw_only=True):
    use_id: Given
    member_id: Given
    hospital_id: UUID
    on: date
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=7)]
    escorted: bool | None = None
    satisfied: bool | None = None
    note: Text | None = None


class Overdue(Asked, frozen=True, kw_only=True):
    alert_id: UUID
    duty: str
    due_on: date


class ReviewAlerts(Command, frozen=True, kw_only=True):
    """The clock's: what is overdue on `on`. New items are raised, items no longer overdue are resolved."""

    on: date
    overdue: tuple[Overdue, ...]
