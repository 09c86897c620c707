"""A county of people with confirmed qualifications and accounts: their events appended in bulk, then the tables made from them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg

from casework import households
from casework.applications.events.deciding import CountyDecided
from casework.applications.events.submitting import ApplicationSubmitted, Declared
from casework.common.id_number import check_digit
from casework.households.commands.registration import NewMember, RegisterHousehold
from casework.ledger.append import Append
from casework.ledger.application import MAPPER, Casework
from casework.ledger.envelope import CLOCK
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


def _household(n: int) -> Iterator[tuple[UUID, list[Any]]]:
    home, members = uuid4(), (uuid4(), uuid4())
    village = VILLAGES[n % len(VILLAGES)]
    order = RegisterHousehold(
        household_id=home, household_no=f"B{n}", category=CATEGORIES[n % 3 == 0], residence_division=village,
        registered_on=date(2026, 1, 1), members=tuple(_member(id_, 2 * n + k) for k, id_ in enumerate(members)),
    )  # fmt: skip
    yield home, list(households.decide(order, households.NEW, date(2026, 1, 1)))
    for k, member in enumerate(members):
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
