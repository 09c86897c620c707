"""What goes along when a household moves to another county: told anew in the ledger of the county where it lives then.

The ledger that it left keeps its past: figures of past days stay where the household lived on them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec.structs import replace

from casework.common.amending import as_amended
from casework.common.event import Event
from casework.households.events.contacts import ContactLogged
from casework.households.events.doctor import DoctorContractEnded, DoctorContractSigned, DoctorServiceRecorded
from casework.households.events.green_channel import PassIssued
from casework.households.events.life_events import CategoryChanged, LifeEventVerified
from casework.households.events.moving import HouseholdMovedIn, HouseholdMovedOut
from casework.households.events.needs import NeedAcknowledged, NeedAnswered, NeedClosed, NeedOpened, NeedReopened
from casework.households.events.pause_closure import HouseholdPaused, PauseEnded
from casework.households.events.registration import HouseholdRegistered

ON_ARRIVAL: Final = ("contact_person", "doctor")
"""What the county where it lives now has to do, which is how it is told."""


def arrival(past: Sequence[Event], out: HouseholdMovedOut, place: tuple[str, int]) -> HouseholdMovedIn:
    """That the household came from `place`, where its departure stands. `past`: its events there, with the departure."""
    return HouseholdMovedIn(
        moved_on=out.moved_on,
        from_ledger=place[0],
        from_position=place[1],
        life_event_id=out.life_event_id,
        in_scope_since=_in_scope_since(as_amended(past), out.moved_on),
    )


def registration(past: Sequence[Event], out: HouseholdMovedOut) -> HouseholdRegistered:
    """The registration as it is told where the household lives now. The address was that of before."""
    events = as_amended(past)
    return replace(
        _registered(events),
        category=_holding(events, out.moved_on),
        residence_division=out.residence_division,
        address=None,
    )


def brought_along(past: Sequence[Event], out: HouseholdMovedOut) -> list[Event]:
    """What is told anew, in the order in which it happened: people, the last contact of each kind, what is open or in force."""
    events = as_amended(past)
    kept = {id(event) for keep in KEPT for event in keep(events, out.moved_on)}
    return [_arrived(event, out) for event in events if id(event) in kept or event.goes_along]


def _arrived(event: Event, out: HouseholdMovedOut) -> Event:
    """The move itself is verified in both ledgers; what it asks to be done is for the county where the household lives now."""
    if isinstance(event, LifeEventVerified) and event.life_event_id == out.life_event_id:
        return LifeEventVerified(life_event_id=out.life_event_id, verified_on=event.verified_on, follow_up=ON_ARRIVAL)
    return event


def _registered(events: Iterable[Event]) -> HouseholdRegistered:
    return [event for event in events if isinstance(event, HouseholdRegistered)][-1]


def _begun(events: Sequence[Event]) -> tuple[date, date]:
    """Since when the household has been here, and since when it was in scope then, if it was."""
    arrived = [event for event in events if isinstance(event, HouseholdMovedIn)]
    if arrived:
        return arrived[-1].moved_on, arrived[-1].in_scope_since or arrived[-1].moved_on
    registered_on = _registered(events).registered_on
    return registered_on, registered_on


def _said_of_category(events: Sequence[Event]) -> Iterator[tuple[date, str]]:
    """Since the last registration, which is told anew on each arrival."""
    first = _registered(events)
    yield date.min, first.category
    for event in events[events.index(first) :]:
        if isinstance(event, CategoryChanged):
            yield event.from_on, event.category


def _holding(events: Sequence[Event], day: date) -> str:
    """Of what was said to hold from a day on, the one of the latest day that has come; of one day, the last said."""
    said = [
        (since, place, category) for place, (since, category) in enumerate(_said_of_category(events)) if since <= day
    ]
    return max(said)[2]


def _in_scope_since(events: Sequence[Event], day: date) -> date | None:
    """The first day of the stretch in scope that the day belongs to; none where it is in none."""
    if _holding(events, day) == "none":
        return None
    begun, since = _begun(events)
    turns = sorted(turn for turn, _ in _said_of_category(events) if begun < turn <= day)
    for before, turn in zip([begun, *turns], turns, strict=False):
        if _holding(events, before) == "none":
            since = turn
    return since


def _last_contacts(events: Sequence[Event], _: date) -> Iterator[Event]:
    """The last that reached somebody by each channel and level, which is what duties count from; the last promise."""
    contacts = sorted((e for e in events if isinstance(e, ContactLogged)), key=lambda e: e.occurred_on)
    yield from {(e.channel, e.level): e for e in contacts if e.outcome == "reached"}.values()
    yield from [e for e in contacts if e.promise][-1:]
    yield from contacts[-RECENT:]


def _open_needs(events: Sequence[Event], _: date) -> Iterator[Event]:
    """Each with its answers; whose it was here is nobody's there."""
    ends = {e.need_id: e for e in events if isinstance(e, NeedClosed | NeedReopened)}
    closed = {need_id for need_id, event in ends.items() if isinstance(event, NeedClosed)}
    told = (
        e for e in events if isinstance(e, NeedOpened | NeedAcknowledged | NeedAnswered | NeedClosed | NeedReopened)
    )
    yield from (event for event in told if event.need_id not in closed)


def _in_force(events: Sequence[Event], day: date) -> Iterator[Event]:
    """Pauses, contracts and passes that reach beyond the day; a category that begins later."""
    ended = {e.contract_id for e in events if isinstance(e, DoctorContractEnded) and e.until_on <= day}
    for event in events:
        match event:
            case PauseEnded():
                in_force = day < event.until_on
            case HouseholdPaused(until_on=until_on) | PassIssued(until_on=until_on):
                in_force = until_on is None or day < until_on
            case DoctorContractSigned():
                in_force = day < event.until_on and event.contract_id not in ended
            case DoctorContractEnded():
                in_force = event.contract_id not in ended
            case CategoryChanged():
                in_force = day < event.from_on
            case _:
                in_force = False
        if in_force:
            yield event


def _last_services(events: Sequence[Event], _: date) -> Iterator[Event]:
    services = sorted((e for e in events if isinstance(e, DoctorServiceRecorded)), key=lambda e: e.served_on)
    last: dict[UUID, Event] = {event.member_id: event for event in services}
    yield from last.values()


RECENT: Final = 3  # contacts that are told whoever they reached: what the next contact person reads first
Keep = Callable[[Sequence[Any], date], Iterable[Event]]
KEPT: Final[tuple[Keep, ...]] = (_last_contacts, _open_needs, _in_force, _last_services)
