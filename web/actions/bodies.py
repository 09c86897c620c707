"""The bodies of all writes, as the API takes them and as forms are read into (docs: contract of the API)."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, Struct, UnsetType

from casework.household.commands import Category, Channel, Domain, Level, LifeEventKind, Outcome, Step
from web.asking import YEARS

Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Short = Annotated[str, Meta(min_length=1, max_length=200)]
Code = Annotated[str, Meta(pattern=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$")]
Instant = Annotated[datetime, Meta(tz=True)]


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days are of years that can be counted on; the last of all stands for "no end" in the tables.

    Raises ValueError, which names the field.
    """

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            day = getattr(self, name)
            if type(day) is date and day.year not in YEARS:
                raise ValueError(f"a day of an impossible field `{name}`")


class MemberBody(Body, frozen=True, kw_only=True):
    name: Short
    id_number: Short
    relation: Short
    phone: Short | None = None
    hukou_division: Code | None = None
    payment_account: Short | None = None


class ChildBody(Body, frozen=True, kw_only=True):
    name: Short | None = None
    id_number: Short | None = None
    disability_level: Annotated[int, Meta(ge=1, le=4)] | None = None
    died_on: date | None = None


class HouseholdBody(Body, frozen=True, kw_only=True):
    residence_division: Code
    category: Category
    registered_on: date
    members: Annotated[tuple[MemberBody, ...], Meta(min_length=1, max_length=20)]
    household_no: Short | None = None
    address: Text | None = None
    child: ChildBody | None = None
    basis: Text | None = None
    living_alone: bool = False


class AssignmentBody(Body, frozen=True, kw_only=True):
    level: Level
    staff_id: UUID
    from_on: date
    handover_note: Text | None = None


class AssignmentEndingBody(Body, frozen=True, kw_only=True):
    until_on: date
    reason: Text


class NeedBody(Body, frozen=True, kw_only=True):
    domain: Domain
    summary: Text
    due_on: date | None = None


class ContactNeedBody(Body, frozen=True, kw_only=True):
    domain: Domain
    summary: Text


class PromiseBody(Body, frozen=True, kw_only=True):
    text: Text
    on: date


class ContactBody(Body, frozen=True, kw_only=True):
    channel: Channel
    outcome: Outcome
    occurred_on: date
    level: Level | None = None
    staff_id: UUID | None = None
    note: Text | None = None
    needs: Annotated[tuple[ContactNeedBody, ...], Meta(max_length=20)] = ()
    next_promise: PromiseBody | None = None
    captured_at: Instant | None = None


class ContactCorrectionBody(Body, frozen=True, kw_only=True):
    """Only what changes, and why. `null` empties a field that may be empty."""

    reason: Text
    channel: Channel | UnsetType = UNSET
    outcome: Outcome | UnsetType = UNSET
    occurred_on: date | UnsetType = UNSET
    level: Level | None | UnsetType = UNSET
    staff_id: UUID | None | UnsetType = UNSET
    note: Text | None | UnsetType = UNSET
    next_promise: PromiseBody | None | UnsetType = UNSET


class ReasonBody(Body, frozen=True, kw_only=True):
    reason: Text


class OptionalReasonBody(Body, frozen=True, kw_only=True):
    reason: Text | None = None


class AnswerBody(Body, frozen=True, kw_only=True):
    answer: Text


class LifeEventBody(Body, frozen=True, kw_only=True):
    kind: LifeEventKind
    subject: Short
    occurred_on: date
    source: Short
    verified: bool = False
    residence_division: Code | None = None
    hukou_division: Code | None = None
    level: Annotated[int, Meta(ge=1, le=4)] | None = None


class CategoryBody(Body, frozen=True, kw_only=True):
    category: Category
    from_on: date
    reason: Text | None = None


class PauseBody(Body, frozen=True, kw_only=True):
    until_on: date
    reason: Text
    from_on: date | None = None


class ClosureBody(Body, frozen=True, kw_only=True):
    on: date
    reason: Text


class ContractBody(Body, frozen=True, kw_only=True):
    kind: Literal["family", "tcm"]
    from_on: date
    until_on: date
    institution: Short | None = None
    doctor: Short | None = None


class ServiceBody(Body, frozen=True, kw_only=True):
    on: date
    service: Text


class PassBody(Body, frozen=True, kw_only=True):
    number: Short
    from_on: date
    until_on: date | None = None


class UseBody(Body, frozen=True, kw_only=True):
    hospital_id: UUID
    on: date
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=7)]
    escorted: bool | None = None
    satisfied: bool | None = None
    note: Text | None = None


class HospitalBody(Body, frozen=True, kw_only=True):
    name: Short
    division: Code
    from_on: date
    department: Short | None = None
    responsible_person: Short | None = None
    phone: Short | None = None
    pathway: Annotated[tuple[Short, ...], Meta(max_length=30)] = ()


class ResponsibleBody(Body, frozen=True, kw_only=True):
    """What is left out stays as it was; `null` makes it vacant from that day."""

    from_on: date | None = None
    department: Short | None | UnsetType = UNSET
    responsible_person: Short | None | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET
    pathway: tuple[Short, ...] | None | UnsetType = UNSET


class WithdrawalBody(Body, frozen=True, kw_only=True):
    on: date | None = None
    reason: Text | None = None


class PostBody(Body, frozen=True, kw_only=True):
    level: Level
    division: Code
    from_on: date
    until_on: date | None = None


class StaffBody(Body, frozen=True, kw_only=True):
    name: Short
    phone: Short | None = None
    posts: Annotated[tuple[PostBody, ...], Meta(max_length=20)] = ()


class PostEndingBody(Body, frozen=True, kw_only=True):
    until_on: date


class SearchBody(Body, frozen=True, kw_only=True):
    name: Short | None = None
    id_number: Short | None = None
    phone: Short | None = None
