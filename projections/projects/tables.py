"""Providers, activities, and which families took part in them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.common.event import Event
from casework.ledger.recorded import Recorded
from casework.projects.activities import ActivityCorrected, ActivityHeld, ActivityWithdrawn
from casework.projects.providers import ProviderCorrected, ProviderEnded, ProviderRegistered
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Provider(Stored, frozen=True):
    provider_id: UUID
    division: str
    name: str
    kind: str
    projects: tuple[str, ...]
    contact: Sealed | None
    phone: Sealed | None
    from_on: date
    until_on: date


class Activity(Stored, frozen=True):
    """`families`: how many took part; `value_fen`: of what was given."""

    activity_id: UUID
    division: str
    held_on: date
    title: str
    programme: str
    persons: int
    families: int
    provider_id: UUID | None
    donor: str | None
    value_fen: int | None


class Participation(Stored, frozen=True):
    activity_id: UUID
    household_id: UUID
    held_on: date
    title: str
    programme: str


def fold_provider(rows: Sequence[Provider], recorded: Recorded) -> Sequence[Provider]:
    match recorded.event:
        case ProviderRegistered() | ProviderCorrected() as event:
            until_on = rows[0].until_on if rows else FOREVER
            return [
                Provider(
                    recorded.stream_id, event.division, event.name, event.kind, event.projects, sealed(event.contact),
                    sealed(event.phone), event.from_on, until_on,
                )
            ]  # fmt: skip
        case ProviderEnded() as event:
            return [replace(row, until_on=event.until_on) for row in rows]
        case _:
            return rows


def fold_activity(rows: Sequence[Activity], recorded: Recorded) -> Sequence[Activity]:
    match recorded.event:
        case ActivityHeld() | ActivityCorrected() as event:
            return [
                Activity(
                    recorded.stream_id, event.division, event.held_on, event.title, event.programme, event.persons,
                    len(event.households), event.provider_id, event.donor, event.value_fen,
                )
            ]  # fmt: skip
        case ActivityWithdrawn():
            return []
        case _:
            return rows


def fold_participation(rows: Sequence[Participation], recorded: Recorded) -> Sequence[Participation]:
    match recorded.event:
        case ActivityHeld() | ActivityCorrected() as event:
            return [
                Participation(recorded.stream_id, household_id, event.held_on, event.title, event.programme)
                for household_id in event.households
            ]
        case ActivityWithdrawn():
            return []
        case _:
            return rows


OF_ACTIVITIES: dict[type[Event], str] = dict.fromkeys((ActivityHeld, ActivityCorrected, ActivityWithdrawn), "")
PROVIDER = Projection(
    name="provider",
    row=Provider,
    group="provider_id",
    handles={ProviderRegistered: "", ProviderCorrected: "", ProviderEnded: ""},
    starts=frozenset({ProviderRegistered}),
    fold=fold_provider,
    visible="county",
    stream="provider_id",
    indexes=("(provider_id)", "(division)"),
)
ACTIVITY = Projection(
    name="activity",
    row=Activity,
    group="activity_id",
    handles=OF_ACTIVITIES,
    starts=frozenset({ActivityHeld}),
    fold=fold_activity,
    visible="county",
    stream="activity_id",
    indexes=("(division, held_on)",),
)
PARTICIPATION = Projection(
    name="participation",
    row=Participation,
    group="activity_id",
    handles=OF_ACTIVITIES,
    fold=fold_participation,
    stream="activity_id",
    indexes=("(household_id)",),
)
PROJECTIONS = (PROVIDER, ACTIVITY, PARTICIPATION)
