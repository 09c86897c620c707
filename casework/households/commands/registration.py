"""What is asked to register a household, and to correct what was registered."""

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Asked, Category, DisabilityLevel, Division, Given, Short, Text
from casework.households.commands.order import Decision, Fact


class NewMember(Asked, frozen=True, kw_only=True):
    """`id_number`: as typed for the edge, in its 18 digit form for the rules; `member_id` is the person's, for ever."""

    member_id: Given
    name: Short
    id_number: Short
    relation: Short
    phone: Short | None = None
    hukou_division: Division | None = None
    payment_account: Short | None = None
    second_phone: Short | None = None


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


class CorrectHousehold(Decision, frozen=True, kw_only=True):
    """Only what was registered wrongly, and why. None empties what may be empty. What has changed since is recorded as a
    move, another category, another day from which somebody lives alone.
    """

    reason: Text
    household_no: Short | UnsetType = UNSET
    category: Category | UnsetType = UNSET
    residence_division: Division | UnsetType = UNSET
    registered_on: date | UnsetType = UNSET
    address: Text | None | UnsetType = UNSET
    basis: Text | None | UnsetType = UNSET
    living_alone: bool | UnsetType = UNSET
    remark: Text | None | UnsetType = UNSET


class RecordLivingAlone(Fact, frozen=True, kw_only=True):
    """Whether somebody of the household lives alone, from a day on."""

    lives_alone: bool
    from_on: date
    reason: Text | None = None
