"""What is asked to register a household."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from casework.common.command import Asked, DisabilityLevel, Division, Given, Short, Text
from casework.households.commands.order import Decision

Category = Literal["child_deceased", "child_disabled", "surgery_complication", "none"]


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
