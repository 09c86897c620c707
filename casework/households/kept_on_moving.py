"""What of a household's past is told anew where it moves to, besides what goes along whole (`Event.goes_along`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from casework.common.event import Event
from casework.households.events.contacts import ContactLogged
from casework.households.events.doctor import DoctorContractEnded, DoctorContractSigned, DoctorServiceRecorded
from casework.households.events.green_channel import PassEnded, PassIssued
from casework.households.events.life_events import CategoryChanged
from casework.households.events.needs import NeedAcknowledged, NeedAnswered, NeedClosed, NeedOpened, NeedReopened
from casework.households.events.pause_closure import HouseholdPaused, PauseEnded
from casework.households.events.service_orders import (
    CounsellingNoted,
    ServiceAccepted,
    ServiceDelivered,
    ServiceOrdered,
    ServiceOrderEnded,
)
from casework.households.events.supporters import SupporterEnded, SupporterNamed

RECENT: Final = 3  # contacts that are told whoever they reached: what the next contact person reads first


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
    returned = {e.pass_id for e in events if isinstance(e, PassEnded) and e.until_on <= day}
    over = {e.pause_id for e in events if isinstance(e, PauseEnded) and e.until_on <= day}
    for event in events:
        match event:
            case PauseEnded():
                in_force = event.pause_id not in over
            case HouseholdPaused(until_on=until_on):
                in_force = (until_on is None or day < until_on) and event.pause_id not in over
            case PassIssued():
                in_force = (event.until_on is None or day < event.until_on) and event.pass_id not in returned
            case PassEnded():
                in_force = event.pass_id not in returned
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


def _supporters(events: Sequence[Event], day: date) -> Iterator[Event]:
    """Those whom the family has still. Who belongs to the staff stays behind with the post, as contact persons do."""
    ended = {e.supporter_id for e in events if isinstance(e, SupporterEnded) and e.until_on <= day}
    kept = {e.supporter_id for e in events if isinstance(e, SupporterNamed) and e.staff_id is None} - ended
    for event in events:
        if isinstance(event, SupporterNamed | SupporterEnded) and event.supporter_id in kept:
            yield event


def _service_orders(events: Sequence[Event], day: date) -> Iterator[Event]:
    """Those that hold beyond the day, with what was delivered and noted of them."""
    ended = {e.order_id for e in events if isinstance(e, ServiceOrderEnded) and e.until_on <= day}
    orders = (e for e in events if isinstance(e, ServiceOrdered) and (e.until_on is None or day < e.until_on))
    kept = {e.order_id for e in orders} - ended
    deliveries = {e.delivery_id for e in events if isinstance(e, ServiceDelivered) and e.order_id in kept}
    for event in events:
        match event:
            case ServiceOrdered() | ServiceOrderEnded() | ServiceDelivered() | CounsellingNoted():
                if event.order_id in kept:
                    yield event
            case ServiceAccepted() if event.delivery_id in deliveries:
                yield event


Keep = Callable[[Sequence[Any], date], Iterable[Event]]
KEPT: Final[tuple[Keep, ...]] = (
    _last_contacts, _open_needs, _in_force, _last_services, _supporters, _service_orders,
)  # fmt: skip
