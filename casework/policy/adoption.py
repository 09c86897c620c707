"""Editions of the contact policy a division has adopted, each from a day on."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.event import Event as Happened
from casework.guards import said
from casework.policy.editions import Edition


class Command(Struct, frozen=True, kw_only=True):
    """An order to the policy of one ledger."""

    policy_id: UUID


class AdoptPolicy(Command, frozen=True, kw_only=True):
    """`document_number` left empty: the document the edition names itself."""

    edition: Edition
    from_on: date
    document_number: str = ""


class PolicyAdopted(Happened, frozen=True, kw_only=True):
    """In force from `from_on` until the next; of two from the same day the one recorded later holds."""

    edition: Edition
    from_on: date
    document_number: str


PolicyEvent = PolicyAdopted
Event = PolicyEvent


class Policy(Struct, frozen=True, kw_only=True):
    adopted: dict[date, PolicyAdopted] = {}


NEW = Policy()


def decide(command: Command, policy: Policy, today: date) -> list[PolicyEvent]:
    """What happens if this is asked of the policy; nothing when it happened already. Raises Refused."""
    match command:
        case AdoptPolicy():
            return adopt_policy(command, policy)
        case _:
            raise TypeError(f"{type(command).__name__} is not asked of a policy")


def adopt_policy(command: AdoptPolicy, policy: Policy) -> list[PolicyEvent]:
    """An office may adopt what has been in force for a while: the day is the document's."""
    document_number = command.document_number or command.edition.document
    said(document_number, "document_number")
    adopted = PolicyAdopted(edition=command.edition, from_on=command.from_on, document_number=document_number)
    return [] if policy.adopted.get(command.from_on) == adopted else [adopted]


def evolve(state: Policy, event: PolicyEvent) -> Policy:
    """The policy after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    if isinstance(event, PolicyAdopted):
        return replace(state, adopted=state.adopted | {event.from_on: event})
    return state
