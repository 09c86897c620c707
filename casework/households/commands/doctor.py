"""What is asked about the family doctor."""

from datetime import date
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision, Fact

ContractKind = Literal["family", "tcm"]
Items = Annotated[tuple[Short, ...], Meta(max_length=30)]


class SignDoctorContract(Decision, frozen=True, kw_only=True):
    """`package`: codes of the items promised, as `casework/care/presets` has them."""

    contract_id: Given
    member_id: Given
    kind: ContractKind
    from_on: date
    until_on: date
    institution: Short
    doctor: Short | None = None
    package: Items = ()


class RenewDoctorContract(Decision, frozen=True, kw_only=True):
    """The next contract, linked to this one. What is left out is as in this one: it begins where this one ends, for twelve months."""

    contract_id: Given
    member_id: Given
    renewal_id: Given
    from_on: date | None = None
    until_on: date | None = None
    institution: Short | None = None
    doctor: Short | None = None
    package: Items | None = None


class CorrectDoctorContract(Decision, frozen=True, kw_only=True):
    """Only what changes, and why. `ended_on`: of one that ended early, the day from which it holds no longer; None: it did not."""

    contract_id: Given
    member_id: Given
    reason: Text
    kind: ContractKind | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType = UNSET
    institution: Short | UnsetType = UNSET
    doctor: Short | None | UnsetType = UNSET
    package: Items | UnsetType = UNSET
    ended_on: date | None | UnsetType = UNSET


class WithdrawDoctorContract(Decision, frozen=True, kw_only=True):
    contract_id: Given
    member_id: Given
    reason: Text


class EndDoctorContract(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day on which it holds no longer, before the end it was signed for."""

    contract_id: Given
    member_id: Given
    until_on: date
    reason: Text


class RecordDoctorService(Fact, frozen=True, kw_only=True):
    """`kind`: of the contract it was given under; `items`: those of its package that were done."""

    service_id: Given
    member_id: Given
    on: date
    service: Text
    kind: ContractKind = "family"
    items: Items = ()


class CorrectDoctorService(Fact, frozen=True, kw_only=True):
    """Only what changes, and why."""

    service_id: Given
    member_id: Given
    reason: Text
    on: date | UnsetType = UNSET
    service: Text | UnsetType = UNSET
    kind: ContractKind | UnsetType = UNSET
    items: Items | UnsetType = UNSET


class WithdrawDoctorService(Fact, frozen=True, kw_only=True):
    service_id: Given
    member_id: Given
    reason: Text
