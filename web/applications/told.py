"""One application with all its steps, as page and API show it: names and texts as far as the reader may see them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Any, Final
from uuid import UUID

import msgspec

from casework.applications.state import NEW, Application, evolve
from casework.common.masking import masked_id
from casework.common.private import Private
from casework.common.roles import READ_REASONS, SEE_NAMES, Roles
from projections.applications.lookup import Placed
from projections.applications.people import people
from projections.engine.snapshot import Snapshot
from projections.households.history import HistoryEntry, stream_story
from projections.schemes.in_force import editions_of
from web.access.caller import Caller
from web.language.i18n import gettext
from web.office import Office
from web.unsealing import WITHHELD, Unsealed, unsealed

READ_DECISIONS: Final[Roles] = (*READ_REASONS, "approver", "payment_clerk")


class Told(msgspec.Struct, frozen=True):
    """`story`: its events as recorded; `state`: what they come to. `paid_until_on`: of one that has ended the last day of the last month
    that is paid, by the editions as they are known."""

    placed: Placed
    state: Application
    story: Sequence[HistoryEntry]
    texts: Unsealed
    caller: Caller
    paid_until_on: date | None = None

    @property
    def version(self) -> int:
        return len(self.story)

    def steps(self, kind: type[Any]) -> list[Any]:
        return [each for each in self.state.steps.values() if isinstance(each, kind)]

    def reason(self, value: Private | None) -> str:
        """Why somebody decided so: also for auditors and those who pay."""
        if value is None:
            return ""
        return self.texts.text(value.sealed) if self.caller.role in READ_DECISIONS else gettext(WITHHELD)

    def note(self, value: Private | None) -> str:
        """What was written about the person: for those who look after families, and for who decides on it."""
        if value is None:
            return ""
        sees = self.caller.role in (*SEE_NAMES, "approver")
        return self.texts.text(value.sealed) if sees else gettext(WITHHELD)

    def number(self, value: Private | None) -> str:
        """Of a paper: masked for all."""
        return masked_id(self.texts.text(value.sealed)) if value else ""


def told_of(office: Office, caller: Caller, snapshot: Snapshot, placed: Placed) -> Told:
    """The application as far as the snapshot knows it; who asks has seen to it that the reader may."""
    ledger, stream = placed.ledger, placed.row.application_id
    with office.database.single() as connection:
        story = stream_story(connection, ledger, stream, snapshot.known[ledger])
    state: Application = reduce(evolve, [each.event for each in story], NEW)  # type: ignore[arg-type]
    sealed = [(v.sealed, ledger, stream) for each in story for v in _texts(each.event)]
    return Told(placed, state, story, unsealed(office, sealed), caller, _paid_until(snapshot, placed, state))


def _paid_until(snapshot: Snapshot, placed: Placed, state: Application) -> date | None:
    if state.exit is None:
        return None
    adopted = editions_of(snapshot, placed.ledger, placed.row.scheme)  # type: ignore[arg-type]
    return adopted.last_paid(state.exit.cause, state.exit.on)


def names_of(office: Office, caller: Caller, snapshot: Snapshot, rows: Iterable[Placed]) -> Mapping[UUID, str]:
    """The names of those who applied, as the caller may see them. `snapshot`: one of everything."""
    found = people(snapshot, [each.row.person_id for each in rows])
    texts = unsealed(office, [(each.name, each.ledger, each.household_id) for each in found.values()])
    return {person_id: texts.name(each.name, caller) for person_id, each in found.items()}


def _texts(event: Any) -> list[Private]:
    return [value for value in msgspec.structs.astuple(event) if isinstance(value, Private)]
