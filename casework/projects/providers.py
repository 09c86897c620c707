"""Who provides services: companies, associations (计生协), the Red Cross, foundations, volunteer groups, sites (暖心家园)."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import replace

from casework.common import command, refusals
from casework.common.amending import corrected
from casework.common.command import Division, Given, Short, Text
from casework.common.event import Event as Happened
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.common.roles import SUPERVISION, Roles
from casework.projects.catalogue import projects

ProviderKind = Literal[
    "company", "association", "red_cross", "foundation", "volunteer_group", "site", "hospital", "other"
]
Codes = Annotated[tuple[Short, ...], Meta(max_length=30)]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one provider."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "provider_id"
    provider_id: Given


class RegisterProvider(Command, frozen=True, kw_only=True):
    """`projects`: codes of the catalogue that it provides. `contact`, `phone`: whom to ask there."""

    division: Division
    name: Short
    kind: ProviderKind
    from_on: date
    projects: Codes = ()
    contact: Short | None = None
    phone: Short | None = None


class CorrectProvider(Command, frozen=True, kw_only=True):
    """Only what changes, and why. None empties what may be empty."""

    reason: Text
    name: Short | UnsetType = UNSET
    kind: ProviderKind | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    projects: Codes | UnsetType = UNSET
    contact: Short | None | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET


class EndProvider(Command, frozen=True, kw_only=True):
    """`until_on`: the first day on which nothing is ordered there any more."""

    until_on: date
    reason: Text


class ProviderRegistered(Happened, frozen=True, kw_only=True):
    thing = "provider_id"
    day_field = "from_on"
    theme = "decision"

    provider_id: UUID
    division: str
    name: str
    kind: str
    from_on: date
    projects: tuple[str, ...] = ()
    contact: Private | None = None
    phone: Private | None = None


class ProviderCorrected(Happened, frozen=True, kw_only=True):
    """The whole provider as it reads after the correction."""

    thing = "provider_id"
    corrects = ProviderRegistered

    provider_id: UUID
    division: str
    name: str
    kind: str
    from_on: date
    reason: Private
    projects: tuple[str, ...] = ()
    contact: Private | None = None
    phone: Private | None = None


class ProviderEnded(Happened, frozen=True, kw_only=True):
    thing = "provider_id"
    day_field = "until_on"
    theme = "decision"

    provider_id: UUID
    until_on: date
    reason: Private


ProviderEvent = ProviderRegistered | ProviderCorrected | ProviderEnded
Event = ProviderEvent


class Provider(Struct, frozen=True, kw_only=True):
    """`told`: the event that last told it whole."""

    told: ProviderRegistered | ProviderCorrected | None = None
    until_on: date | None = None


NEW = Provider()


def decide(command: Command, provider: Provider, today: date) -> list[ProviderEvent]:
    """What happens if this is asked of this provider; nothing when it happened already. Raises Refused."""
    if isinstance(command, RegisterProvider):
        return register_provider(command, provider)
    if provider.told is None:
        raise refusals.ProviderNotThere
    match command:
        case CorrectProvider():
            return correct_provider(command, provider.told)
        case EndProvider():
            return end_provider(command, provider, provider.told)
    raise TypeError(f"{type(command).__name__} is not asked of a provider")


def register_provider(command: RegisterProvider, provider: Provider) -> list[ProviderEvent]:
    if provider.told is not None:
        return []  # the same form, sent twice
    required_text(command.name, "name")
    _known(command.projects)
    return [
        ProviderRegistered(
            provider_id=command.provider_id,
            division=command.division,
            name=command.name,
            kind=command.kind,
            from_on=command.from_on,
            projects=command.projects,
            contact=private(command.provider_id, command.contact),
            phone=private(command.provider_id, command.phone),
        )
    ]


def correct_provider(command: CorrectProvider, told: ProviderRegistered | ProviderCorrected) -> list[ProviderEvent]:
    required_text(command.reason, "reason")
    as_said = ("name", "kind", "from_on", "projects")
    changes = {name: value for name in as_said if (value := getattr(command, name)) is not UNSET}
    _known(changes.get("projects", ()))
    for name in ("contact", "phone"):
        if (text := getattr(command, name)) is not UNSET:
            changes[name] = private(command.provider_id, text)
    return list(corrected(ProviderCorrected, told, changes, Private(command.provider_id, command.reason)))


def end_provider(
    command: EndProvider, provider: Provider, told: ProviderRegistered | ProviderCorrected
) -> list[ProviderEvent]:
    if provider.until_on == command.until_on:
        return []
    if provider.until_on is not None:
        raise refusals.ProviderAlreadyEnded("until_on", until_on=provider.until_on)
    if command.until_on < told.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=told.from_on)
    required_text(command.reason, "reason")
    reason = Private(command.provider_id, command.reason)
    return [ProviderEnded(provider_id=command.provider_id, until_on=command.until_on, reason=reason)]


def evolve(state: Provider, event: ProviderEvent) -> Provider:
    """The provider after the event. Only copies facts."""
    if isinstance(event, ProviderEnded):
        return replace(state, until_on=event.until_on)
    return replace(state, told=event)


def _known(codes: tuple[str, ...]) -> None:
    if any(code not in projects() for code in codes):
        raise refusals.NoSuchProject("projects")
