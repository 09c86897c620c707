"""A county of people with confirmed qualifications and accounts: their events appended in bulk, then the tables made from them; or a few,
as the office would record them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg

from casework import households
from casework.applications.commands import (
    CheckInTownship,
    Command,
    DecideForCounty,
    ReviewInVillage,
    SubmitApplication,
)
from casework.applications.events.deciding import CountyDecided
from casework.applications.events.submitting import ApplicationSubmitted, Declared
from casework.common.id_number import check_digit
from casework.households.commands.registration import NewMember, RegisterHousehold
from casework.ledger.append import Append
from casework.ledger.application import MAPPER, Casework
from casework.ledger.envelope import CLOCK, Request
from casework.ledger.mapper import StreamEvent, sealed, subjects_of
from projections.rebuild.rebuild import rebuild
from projections.registry import PROJECTIONS
from web.embedded.server import Server

COUNTY: Final = "411326"
VILLAGES: Final = [f"411326301{number:03}" for number in range(200, 300)]
BORN: Final = date(1935, 1, 1)
AT_ONCE: Final = 100
SCHEME: Final = "special_support"
CATEGORIES: Final = ("child_deceased", "child_disabled")


def fill(casework: Casework, server: Server, persons: int) -> None:
    """Two to a household. Qualified since January 2026 or, each tenth, since later in the year."""
    for first in range(0, persons // 2, AT_ONCE):
        streams = [s for n in range(first, min(first + AT_ONCE, persons // 2)) for s in _household(n)]
        append(casework, streams)
    with psycopg.connect(server.owner_dsn, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        rebuild(owner, PROJECTIONS)


def enrol(casework: Casework, persons: int, since: date, today: date) -> None:
    """Two to a household, each step of an application by somebody else."""
    homes = [_registered(n, since) for n in range(persons // 2)]
    applications = {uuid4(): (home, member.member_id) for home in homes for member in home.members}
    for orders in (
        {home.household_id: [home] for home in homes},
        {id_: _confirmed(id_, *whose, since) for id_, whose in applications.items()},
    ):
        _, refused = casework.handle_many(orders, ledger=COUNTY, by=CLOCK, request=Request.new(), today=today)
        if refused:
            raise SystemExit(f"refused: {refused}")


def _confirmed(id_: UUID, home: RegisterHousehold, person_id: UUID, since: date) -> list[Command]:
    return [
        SubmitApplication(
            application_id=id_, person_id=person_id, household_id=home.household_id, division=home.residence_division, scheme=SCHEME,
            submitted_on=since, children=1, residency="rural",
        ),
        ReviewInVillage(application_id=id_, step_id=uuid4(), on=since, by=uuid4()),
        CheckInTownship(application_id=id_, step_id=uuid4(), on=since, by=uuid4()),
        DecideForCounty(application_id=id_, step_id=uuid4(), decision="confirmed", on=since, from_on=since, by=uuid4()),
    ]  # fmt: skip


def _registered(n: int, on: date) -> RegisterHousehold:
    return RegisterHousehold(
        household_id=uuid4(), household_no=f"B{n}", category=CATEGORIES[n % 3 == 0],
        residence_division=VILLAGES[n % len(VILLAGES)], registered_on=on,
        members=tuple(_member(uuid4(), 2 * n + k) for k in range(2)),
    )  # fmt: skip


def _household(n: int) -> Iterator[tuple[UUID, list[Any]]]:
    order = _registered(n, date(2026, 1, 1))
    home, village = order.household_id, order.residence_division
    yield home, list(households.decide(order, households.NEW, date(2026, 1, 1)))
    for k, member in enumerate(each.member_id for each in order.members):
        from_on = date(2026, 1 + (n + k) % 10 if (2 * n + k) % 10 == 0 else 1, 1)
        application_id = uuid4()
        yield application_id, [
            ApplicationSubmitted(
                application_id=application_id, person_id=member, household_id=home, scheme=SCHEME,
                submitted_on=from_on, division=village, declared=Declared(children=1),
            ),
            CountyDecided(
                step_id=uuid4(), decision="confirmed", from_on=from_on, decided_on=from_on, by=application_id
            ),
        ]  # fmt: skip


def _member(id_: UUID, n: int) -> NewMember:
    born = BORN + timedelta(days=n % 9000)
    body = f"411326{born:%Y%m%d}{n % 500 * 2 + (n % 2 == 0):03}"
    return NewMember(
        member_id=id_, name=f"张三{n}", id_number=body + check_digit(body), relation=("father", "mother")[n % 2],
        payment_account=f"622848{n:013}",
    )  # fmt: skip


def append(casework: Casework, streams: list[tuple[UUID, list[Any]]]) -> None:
    subjects = set().union(*(subjects_of(event) for _, events in streams for event in events))
    with casework.database.write() as connection:
        casework.keys.make(connection, subjects)
        ring = casework.keys.of(connection, subjects)
    stored: list[Any] = [
        MAPPER.to_stored_event(StreamEvent(stream, at, sealed(event, ring, ledger=COUNTY, stream=stream)))
        for stream, events in streams
        for at, event in enumerate(events, start=1)
    ]
    casework.ledger(COUNTY).recorder.append(stored, Append(by=CLOCK))
