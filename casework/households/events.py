"""Everything that can happen to a household, in the order an office meets it.

Days are calendar days in Asia/Shanghai. Spans are half-open: `from_on <= day < until_on`.
"""

from datetime import date, datetime
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class HouseholdRegistered(Event, frozen=True, kw_only=True):
    day_field = "registered_on"
    theme = "decision"

    household_no: str
    category: str
    residence_division: str
    registered_on: date
    address: Private | None = None
    basis: Private | None = None
    living_alone: bool = False
    remark: Private | None = None


class MemberAdded(Event, frozen=True, kw_only=True):
    day_field = "from_on"

    member_id: UUID
    name: Private
    id_number: Private
    relation: str
    born_on: date
    sex: str
    from_on: date
    phone: Private | None = None
    hukou_division: str | None = None
    payment_account: Private | None = None


class ChildRecorded(Event, frozen=True, kw_only=True):
    child_id: UUID
    name: Private | None = None
    id_number: Private | None = None
    disability_level: int | None = None
    died_on: date | None = None


class ContactPersonAssigned(Event, frozen=True, kw_only=True):
    day_field = "from_on"
    theme = "decision"

    assignment_id: UUID
    level: str
    staff_id: UUID
    from_on: date
    handover_note: Private | None = None


class AssignmentEnded(Event, frozen=True, kw_only=True):
    day_field = "until_on"
    theme = "decision"

    assignment_id: UUID
    until_on: date
    reason: Private


class ContactLogged(Event, frozen=True, kw_only=True):
    day_field = "occurred_on"
    theme = "contact"
    marked_when_late = True

    contact_id: UUID
    channel: str
    outcome: str
    occurred_on: date
    level: str | None = None
    staff_id: UUID | None = None
    note: Private | None = None
    promise: Private | None = None
    promise_on: date | None = None
    captured_at: datetime | None = None


class ContactCorrected(Event, frozen=True, kw_only=True):
    """The whole contact as it reads after the correction."""

    day_field = "occurred_on"
    theme = "contact"

    contact_id: UUID
    channel: str
    outcome: str
    occurred_on: date
    reason: Private
    level: str | None = None
    staff_id: UUID | None = None
    note: Private | None = None
    promise: Private | None = None
    promise_on: date | None = None


class ContactWithdrawn(Event, frozen=True, kw_only=True):
    theme = "contact"

    contact_id: UUID
    reason: Private


class NeedOpened(Event, frozen=True, kw_only=True):
    day_field = "opened_on"
    theme = "need"

    need_id: UUID
    domain: str
    summary: Private
    opened_on: date
    due_on: date | None = None
    contact_id: UUID | None = None


class NeedAnswered(Event, frozen=True, kw_only=True):
    day_field = "answered_on"
    theme = "need"

    need_id: UUID
    answer: Private
    answered_on: date


class NeedClosed(Event, frozen=True, kw_only=True):
    day_field = "closed_on"
    theme = "need"

    need_id: UUID
    closed_on: date
    reason: Private | None = None


class LifeEventReported(Event, frozen=True, kw_only=True):
    """What somebody said has happened. It changes no count until it is verified."""

    day_field = "occurred_on"

    life_event_id: UUID
    kind: str
    subject: str
    occurred_on: date
    source: Private
    residence_division: str | None = None
    hukou_division: str | None = None
    level: int | None = None


class LifeEventVerified(Event, frozen=True, kw_only=True):
    theme = "decision"

    life_event_id: UUID


class LifeEventRejected(Event, frozen=True, kw_only=True):
    theme = "decision"

    life_event_id: UUID
    reason: Private | None = None


class MemberDied(Event, frozen=True, kw_only=True):
    day_field = "died_on"

    member_id: UUID
    died_on: date
    life_event_id: UUID | None = None


class HouseholdMoved(Event, frozen=True, kw_only=True):
    day_field = "from_on"

    residence_division: str
    from_on: date
    life_event_id: UUID | None = None


class CategoryChanged(Event, frozen=True, kw_only=True):
    day_field = "from_on"
    theme = "decision"

    category: str
    from_on: date
    reason: Private | None = None


class HouseholdPaused(Event, frozen=True, kw_only=True):
    day_field = "from_on"
    theme = "decision"

    pause_id: UUID
    from_on: date
    until_on: date
    reason: Private


class HouseholdClosed(Event, frozen=True, kw_only=True):
    day_field = "closed_on"
    theme = "decision"

    closed_on: date
    reason: Private


class DoctorContractSigned(Event, frozen=True, kw_only=True):
    day_field = "from_on"
    theme = "decision"

    contract_id: UUID
    member_id: UUID
    kind: str
    from_on: date
    until_on: date
    institution: str | None = None
    doctor: Private | None = None


class DoctorContractEnded(Event, frozen=True, kw_only=True):
    """Earlier than it was signed for (`planned_until_on`): it holds no longer from `until_on` on."""

    day_field = "until_on"
    theme = "decision"

    contract_id: UUID
    member_id: UUID
    kind: str
    until_on: date
    planned_until_on: date
    reason: Private


class DoctorServiceRecorded(Event, frozen=True, kw_only=True):
    day_field = "served_on"
    marked_when_late = True

    service_id: UUID
    member_id: UUID
    served_on: date
    service: Private


class PassIssued(Event, frozen=True, kw_only=True):
    day_field = "from_on"
    theme = "decision"

    pass_id: UUID
    member_id: UUID
    number: Private
    from_on: date
    until_on: date | None = None


class GreenChannelUsed(Event, frozen=True, kw_only=True):
    day_field = "used_on"
    marked_when_late = True

    use_id: UUID
    member_id: UUID
    hospital_id: UUID
    used_on: date
    steps: tuple[str, ...]
    escorted: bool | None = None
    satisfied: bool | None = None
    note: Private | None = None


class AlertRaised(Event, frozen=True, kw_only=True):
    day_field = "raised_on"

    alert_id: UUID
    duty: str
    due_on: date
    raised_on: date


class AlertResolved(Event, frozen=True, kw_only=True):
    day_field = "resolved_on"

    alert_id: UUID
    resolved_on: date
    cause: str


HouseholdEvent = (
    HouseholdRegistered | MemberAdded | ChildRecorded | ContactPersonAssigned | AssignmentEnded
    | ContactLogged | ContactCorrected | ContactWithdrawn | NeedOpened | NeedAnswered | NeedClosed
    | LifeEventReported | LifeEventVerified | LifeEventRejected | MemberDied | HouseholdMoved | CategoryChanged
    | HouseholdPaused | HouseholdClosed | DoctorContractSigned | DoctorContractEnded | DoctorServiceRecorded
    | PassIssued | GreenChannelUsed | AlertRaised | AlertResolved
)  # fmt: skip
