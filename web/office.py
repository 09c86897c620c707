"""The office as the edge sees it: its database, its rules, its clock, and who may look at what."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from casework.common import days
from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.envelope import Actor, Receipt, Request
from projections.engine.scope import NATION, Scope
from projections.engine.snapshot import Snapshot, open_now, open_snapshot
from projections.households.case import household_of_member, ledger_of_household
from projections.staff.assignment_lookup import assigned_today
from web.access.caller import Caller
from web.access.users import others_of
from web.language.i18n import gettext
from web.problem import Problem


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day asked about and what we knew then. Empty: today, and everything known now."""

    on: date | None = None
    known_position: Mapping[str, int] | None = None
    known_at: datetime | None = None


NOW = AsOf()


@dataclass(frozen=True, slots=True)
class Reached:
    """A stream that web/http/reach.py found within a caller's reach: nothing else may be written to."""

    ledger: str
    stream: UUID


@dataclass(frozen=True, slots=True)
class Office:
    database: Database
    casework: Casework
    clock: Callable[[], datetime]

    def today(self) -> date:
        return days.today(self.clock())

    def scope_of(self, caller: Caller) -> Scope:
        """The caller's rights of this moment: a contact person's own households, everybody else's division."""
        if caller.role != "contact_person":
            return Scope(caller.role, caller.division, caller.staff_id, grants=caller.grants)
        mine = self._assigned(caller.staff_id)
        homes = tuple(sorted({ledger for ledger, _ in mine}))
        return Scope(
            caller.role, caller.division, caller.staff_id, tuple(each for _, each in mine), homes, caller.grants
        )

    @contextmanager
    def open_snapshot(self, caller: Caller, as_of: AsOf = NOW) -> Iterator[Snapshot]:
        """One consistent look within the caller's scope."""
        with open_snapshot(
            self.database,
            self.scope_of(caller),
            as_of.on or self.today(),
            known_position=as_of.known_position,
            known_at=as_of.known_at,
        ) as snapshot:
            yield snapshot

    @contextmanager
    def open_everywhere(self, as_of: AsOf = NOW) -> Iterator[Snapshot]:
        """A look at everything, as the office itself has: whoever applies in one county may live in another. What of it is shown,
        whoever asks for it has to see to. Of what is known now nobody asks where every ledger stands.
        """
        on, position, moment = as_of.on or self.today(), as_of.known_position, as_of.known_at
        if position is None and moment is None:
            look = open_now(self.database, NATION, on)
        else:
            look = open_snapshot(self.database, NATION, on, known_position=position, known_at=moment)
        with look as snapshot:
            yield snapshot

    def act(self, caller: Caller, *commands: Any, at: Reached, request: Request, version: int | None = None) -> Receipt:
        """Hands commands for one stream within the caller's reach to the rules, in the caller's name."""
        return self.casework.handle(
            *commands,
            ledger=at.ledger,
            stream=at.stream,
            by=actor(caller),
            request=request,
            today=self.today(),
            version=version,
        )

    def ledger_of(self, caller: Caller, household_id: UUID) -> str:
        """The ledger of a household within the caller's scope. Raises Problem 404: that there is one is private."""
        with self.open_snapshot(caller) as snapshot:
            ledger = ledger_of_household(snapshot, household_id)
        if ledger is None:
            raise not_found()
        return ledger

    def place_of_member(self, caller: Caller, member_id: UUID) -> tuple[str, UUID]:
        """Ledger and household of a person within the caller's scope. Raises Problem 404."""
        with self.open_snapshot(caller) as snapshot:
            household_id = household_of_member(snapshot, member_id)
            ledger = ledger_of_household(snapshot, household_id) if household_id else None
        if household_id is None or ledger is None:
            raise not_found()
        return ledger, household_id

    def also_known_as(self, caller: Caller) -> tuple[UUID, ...]:
        """The other users that are the same person: where two persons are needed, they are one."""
        with self.database.single() as connection:
            return others_of(connection, caller.user_id, caller.staff_id)

    def _assigned(self, staff_id: UUID | None) -> list[tuple[str, UUID]]:
        with self.database.single() as connection:
            return assigned_today(connection, staff_id, self.today())


def actor(caller: Caller) -> Actor:
    """The caller as the ledger remembers them."""
    return Actor(
        caller.user_id, caller.shown_name or caller.name, caller.role, caller.division, caller.device, caller.staff_id
    )


def not_found() -> Problem:
    return Problem(404, "not-found", gettext("There is nothing here that you may see."))
