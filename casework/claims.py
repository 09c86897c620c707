"""What only one person or household may hold at a time: claimed and released in the append's transaction."""

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple
from uuid import UUID

from casework.applications import enrolment, papers
from casework.applications.state import Application
from casework.common.event import Event
from casework.common.private import Private
from casework.households.events.members import (
    LeavingWithdrawn,
    MemberAdded,
    MemberCorrected,
    MemberLeft,
    MemberWithdrawn,
)
from casework.households.events.merging import HouseholdMerged, MergingUndone
from casework.households.events.pause_closure import ClosureWithdrawn, HouseholdClosed, HouseholdReopened
from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered
from casework.households.state import Household

ClaimKind = Literal["person", "household", "household_no", "merging", "enrolment", "exclusion", "reason", "paper"]
Blind = Callable[[str, str], str]
"""The keyed hash of a text of a kind: `blind("id_number", "41132...")`."""
Opened = Callable[[Private], str | None]
"""The text of a sealed value; nothing where it has been erased."""


class Claim(NamedTuple):
    """`key` belongs to `holder`. The same holder may claim it again; another is refused."""

    kind: ClaimKind
    key: str
    holder: UUID


def claims_of(event: Any, before: Any, stream: UUID, ledger: str, blind: Blind) -> list[Claim]:
    """What an event that is about to be stored claims: an identity number is one person's, a person one
    open household's, a household number one household's in the ledger; of two households one is merged into the other;
    a person has one running application for each scheme, draws one of two schemes that exclude each other, or
    one of two without a reason, and shows a paper for a scheme once. `before`: the state of its stream as it was.

    Raises ValueError for a member whose number is sealed: it cannot be hashed.
    """
    if isinstance(before, Application):
        place, pairs = enrolment.taken(event, before), enrolment.shut_out(event, before)
        running = [Claim("enrolment", place, stream)] if place else []
        paper = papers.taken(event, before, blind)
        shown = [Claim("paper", *paper)] if paper else []
        return [*running, *shown, *(Claim(kind, pair, stream) for kind, pair in pairs)]
    return _claims_of(event, before, stream, ledger, blind)


def releases_of(
    event: Any, before: Any, stream: UUID, ledger: str, blind: Blind, opened: Opened
) -> list[tuple[str, str]]:
    """What an event gives back. Closing, merging and leaving free members for another household; a death frees nobody.
    A number that was recorded wrongly is free for whom it belongs to. What was refused or has ended may be applied for again.
    """
    if isinstance(before, Application):
        place, pairs = enrolment.freed(event, before), enrolment.let_in(event, before)
        running = [("enrolment", place)] if place else []
        paper = papers.freed(event, before, blind, opened)
        shown = [("paper", paper)] if paper else []
        return [*running, *shown, *pairs]
    return _releases_of(event, before, stream, ledger, blind, opened)


def _claims_of(event: Event, before: Household, household_id: UUID, ledger: str, blind: Blind) -> list[Claim]:
    match event:
        case HouseholdRegistered() | HouseholdCorrected():
            return [Claim("household_no", f"{ledger}:{event.household_no}", household_id)]
        case MemberAdded():
            if not event.id_number.text:
                raise ValueError("claims are made before an event is sealed")
            return [*_person(event, blind), *_belonging([event.member_id], household_id)]
        case MemberCorrected():
            return _person(event, blind) if event.id_number.text else []
        case HouseholdMerged():
            return [Claim("merging", _pair(household_id, event.right_household_id), household_id)]
        case LeavingWithdrawn() if _is_open(before):
            return _belonging([event.member_id], household_id)
        case ClosureWithdrawn() | HouseholdReopened() | MergingUndone() if _opens(event, before):
            return _belonging(before.present, household_id)
    return []


def _releases_of(
    event: Event, before: Household, household_id: UUID, ledger: str, blind: Blind, opened: Opened
) -> list[tuple[str, str]]:
    match event:
        case HouseholdCorrected() if before.registration and before.registration.household_no != event.household_no:
            return [("household_no", f"{ledger}:{before.registration.household_no}")]
        case MemberCorrected() if event.id_number.text and not event.former_id_number_valid:
            return _wrong_number(event, before, blind, opened)
        case MergingUndone() if before.merging:
            return [("merging", _pair(household_id, before.merging.right_household_id))]
        case MemberLeft() | MemberWithdrawn() if _is_open(before) and event.member_id in before.present:
            return [("household", str(event.member_id))]
        case HouseholdClosed() | HouseholdMerged() if _is_open(before):
            return [("household", str(member_id)) for member_id in before.present]
    return []


def _person(event: MemberAdded | MemberCorrected, blind: Blind) -> list[Claim]:
    return [Claim("person", blind("id_number", event.id_number.text), event.member_id)]


def _belonging(members: Iterable[UUID], household_id: UUID) -> list[Claim]:
    return [Claim("household", str(member_id), household_id) for member_id in members]


def _pair(one: UUID, other: UUID) -> str:
    return ":".join(sorted((str(one), str(other))))


def _is_open(household: Household) -> bool:
    return household.closure is None and household.merging is None


def _opens(event: ClosureWithdrawn | HouseholdReopened | MergingUndone, before: Household) -> bool:
    """Closed and merged, it is open again only after both are undone."""
    return before.closure is None if isinstance(event, MergingUndone) else before.merging is None


def _wrong_number(event: MemberCorrected, before: Household, blind: Blind, opened: Opened) -> list[tuple[str, str]]:
    member = before.members.get(event.member_id)
    number = opened(member.told.id_number) if member else None
    return [("person", blind("id_number", number))] if number and number != event.id_number.text else []
