"""The library as its documentation shows it: an aggregate, an application, a projection with its runner."""

from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.dispatch import singledispatchmethod
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from eventsourcing.utils import EnvType


class Home(Aggregate):
    """A household as the library's own style has it."""

    @event("Registered")
    def __init__(self, division: str) -> None:
        self.division = division
        self.contacts: list[str] = []

    @event("ContactLogged")
    def log_contact(self, channel: str, outcome: str, occurred_on: str) -> None:
        self.contacts.append(occurred_on)


class Homes(Application[UUID]):
    def register(self) -> UUID:
        home = Home("411326301220")
        self.save(home)
        return home.id

    def log_contact(self, home_id: UUID) -> int:
        home: Home = self.repository.get(home_id)
        home.log_contact("phone", "reached", "2026-11-20")
        return self.save(home)[-1].notification.id


class LastContacts(PostgresTrackingRecorder):
    """One view: the last contact of each household."""

    _tracking_table_exists = False

    def __init__(self, datastore: Any, **kwargs: Any) -> None:
        super().__init__(datastore, **kwargs)
        from psycopg.sql import SQL

        self.sql_create_statements.append(
            SQL(
                "create table if not exists bench.last_contact (home uuid primary key, occurred_on text, contacts bigint)"
            ).format()
        )

    def seen(self, home: UUID, occurred_on: str, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute(
                """
                insert into bench.last_contact values (%s, %s, 1)
                on conflict (home) do update set occurred_on = excluded.occurred_on, contacts = last_contact.contacts + 1
                """,
                (home, occurred_on),
            )

    def passed(self, tracking: Tracking) -> None:
        self.insert_tracking(tracking)


class LastContactsProjection(Projection[LastContacts]):
    name = "last_contacts"

    @singledispatchmethod
    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        self.view.passed(tracking)

    @process_event.register
    def _(self, domain_event: Home.ContactLogged, tracking: Tracking) -> None:  # type: ignore[name-defined]
        self.view.seen(domain_event.originator_id, domain_event.occurred_on, tracking)


def runner_of(env: EnvType) -> "ProjectionRunner[Homes, LastContacts]":
    return ProjectionRunner(
        application_class=Homes, projection_class=LastContactsProjection, view_class=LastContacts, env=env
    )
