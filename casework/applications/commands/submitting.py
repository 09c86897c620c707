"""Applying, putting right what was applied for, applying no longer."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.applications.commands.order import NOBODY, Command
from casework.common.command import Asked, Filled, Given, Short, Text
from casework.schemes.words import Residency, SchemeId

Children = Annotated[int, Meta(ge=0, le=30)]


class Evidence(Asked, frozen=True, kw_only=True):
    """A paper that was shown: its kind in the office's words, and its number."""

    evidence_id: Given
    kind: Short
    number: Short | None = None


class SubmitApplication(Command, frozen=True, kw_only=True):
    """`submitted_on` left out: today. What the person declares may be left out where the register knows it.

    `proposed`: the office proposed it (免申即享); `assisted`: somebody applied for them. Whose it is, the edge fills in.
    """

    scheme: SchemeId
    submitted_on: date | None = None
    evidence: Annotated[tuple[Evidence, ...], Meta(max_length=20)] = ()
    residency: Residency | None = None
    grade: Short | None = None
    child_born_on: date | None = None
    children: Children | None = None
    only_girls: bool | None = None
    certificate: bool | None = None
    proposed: bool = False
    assisted: bool = False
    person_id: Annotated[UUID, Filled] = NOBODY
    household_id: Annotated[UUID, Filled] = NOBODY
    division: Annotated[str, Filled] = ""


class CorrectApplication(Command, frozen=True, kw_only=True):
    """Only what changes, and why; None: nothing was said of it. Once the county has decided, its decision is withdrawn first."""

    reason: Text
    submitted_on: date | UnsetType = UNSET
    residency: Residency | None | UnsetType = UNSET
    grade: Short | None | UnsetType = UNSET
    child_born_on: date | None | UnsetType = UNSET
    children: Children | None | UnsetType = UNSET
    only_girls: bool | None | UnsetType = UNSET
    certificate: bool | None | UnsetType = UNSET


class WithdrawApplication(Command, frozen=True, kw_only=True):
    """The person applies no longer. `on` left out: today."""

    step_id: Given
    reason: Text
    on: date | None = None


class AddEvidence(Command, frozen=True, kw_only=True):
    """One more paper that was shown. `on` left out: today."""

    step_id: Given
    kind: Short
    number: Short | None = None
    on: date | None = None
