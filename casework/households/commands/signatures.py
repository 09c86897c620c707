"""What is asked about signing for a member at a hospital."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision

Matter = Literal["admission", "examination", "surgery", "anaesthesia", "discharge"]
Matters = Annotated[tuple[Matter, ...], Meta(min_length=1, max_length=5)]


class AuthoriseSignature(Decision, frozen=True, kw_only=True):
    """`signer`, `relation`: who may sign; `matters`: what; `hospital_id` left out: anywhere; `document`: the written authorisation."""

    authorisation_id: Given
    member_id: Given
    signer: Short
    relation: Short
    matters: Matters
    from_on: date
    until_on: date
    document: Short
    phone: Short | None = None
    hospital_id: UUID | None = None


class CorrectSignatureAuthorisation(Decision, frozen=True, kw_only=True):
    """Only what changes, and why."""

    authorisation_id: Given
    member_id: Given
    reason: Text
    signer: Short | UnsetType = UNSET
    relation: Short | UnsetType = UNSET
    matters: Matters | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType = UNSET
    document: Short | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET
    hospital_id: UUID | None | UnsetType = UNSET


class RevokeSignatureAuthorisation(Decision, frozen=True, kw_only=True):
    """`on`: the first day on which it holds no longer."""

    authorisation_id: Given
    member_id: Given
    on: date
    reason: Text


class WithdrawSignatureAuthorisation(Decision, frozen=True, kw_only=True):
    authorisation_id: Given
    member_id: Given
    reason: Text
