"""What a story's events refer to: what happened before them, names of people and hospitals, opened texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from casework.common import masking
from casework.common.event import Event
from casework.common.private import Private
from casework.common.roles import FUNDING, READ_REASONS, SEE_NAMES
from casework.households.events.members import ChildCorrected, ChildRecorded, MemberAdded, MemberCorrected
from projections.households.history import HistoryEntry
from projections.staff.lookup import hospital_names
from web.access import users
from web.access.caller import Caller
from web.language.i18n import gettext
from web.office import Office
from web.staff.names import staff_names
from web.unsealing import WITHHELD, Sealed, Unsealed, unsealed

TELL_NAMES = (MemberAdded, MemberCorrected, ChildRecorded, ChildCorrected)
NUMBERS = {
    "id_number": masking.masked_id,
    "phone": masking.masked_phone,
    "second_phone": masking.masked_phone,
    "payment_account": masking.masked_account,
}
NAMES = ("name", "doctor", "signer", "responsible_person")
Streams = Mapping[tuple[str, UUID], Sequence[Event]]


@dataclass(frozen=True)
class Context:
    caller: Caller
    streams: Streams
    texts: Unsealed
    staff_names: Mapping[UUID, str]
    hospitals: Mapping[UUID, str]
    actors: Mapping[UUID, UUID | None]  # the staff record that each user who recorded something works under

    def last(self, told: HistoryEntry, kind: tuple[type[Event], ...], field: str, id_: UUID) -> Event | None:
        """The last event of these kinds about the same thing before this one."""
        return next((e for e in self._before(told) if isinstance(e, kind) and getattr(e, field) == id_), None)

    def thing_before(self, told: HistoryEntry) -> Event | None:
        """The event that told the thing this one is about whole, as it read before: its first or its last correction.

        What corrects something that followed from the thing (an ending) is about how that read before.
        """
        before = [event for event in self._before(told) if _of_one_thing(event, told.event)]
        if not before:
            return None
        kind = told.event.corrects or type(before[-1])
        return next((event for event in before if kind in (type(event), event.corrects)), None)

    def text(self, value: Private | None, told: HistoryEntry, field: str) -> str:
        """A private text; for those who do not look after the family, names in it masked, what was written withheld."""
        text = self.texts.text(value.sealed) if value else ""
        if not value or self.texts.erased(value.sealed):
            return text
        if self.sees_all:
            return NUMBERS[field](text) if field in NUMBERS else text
        if field == "reason" and self._may_read_reason(told.event):
            return self._without_names(text, told)
        if field not in NAMES:
            return gettext(WITHHELD)
        return masking.masked(text) if field in ("doctor", "signer") or text in self._family(told) else text

    @property
    def sees_all(self) -> bool:
        return self.caller.role in SEE_NAMES

    def _may_read_reason(self, event: Event) -> bool:
        """The reasons of decisions are evidence; what a family needed is not an auditor's to read. Why a payment list was changed, those
        who pay have to know."""
        if event.thing == "list_id" and self.caller.role in FUNDING:
            return True
        return self.caller.role in READ_REASONS and (event.amends or event.theme != "need")

    def _without_names(self, text: str, told: HistoryEntry) -> str:
        for name in self._family(told):
            text = text.replace(name, masking.masked(name))
        return text

    def staff(self, staff_id: UUID) -> str:
        return self.staff_names.get(staff_id, "")

    def for_another(self, told: HistoryEntry, staff_id: UUID | None) -> bool:
        """Whether a user recorded in the name of somebody else."""
        return staff_id is not None and told.actor in self.actors and self.actors[told.actor] != staff_id

    def member(self, told: HistoryEntry, subject: str) -> str:
        """The name of the member with this id; nothing where it is no member's."""
        events = self.streams[told.ledger, told.stream]
        told_of = [e for e in events if isinstance(e, MemberAdded | MemberCorrected) and str(e.member_id) == subject]
        return self.text(told_of[-1].name, told, "name") if told_of else ""

    def _before(self, told: HistoryEntry) -> Iterable[Event]:
        """What happened before, the latest first."""
        return reversed(self.streams[told.ledger, told.stream][: told.version - 1])

    def _family(self, told: HistoryEntry) -> set[str]:
        """The whole names of a household's members and child."""
        events = self.streams[told.ledger, told.stream]
        found = [event.name for event in events if isinstance(event, TELL_NAMES)]
        return {self.texts.text(name.sealed) for name in found if name and not self.texts.erased(name.sealed)}


def _of_one_thing(event: Event, later: Event) -> bool:
    """Whether both are about the same thing; what has no id, like a registration, there is once."""
    if later.thing:
        return event.about == later.about
    return later.corrects is not None and later.corrects in (type(event), event.corrects)


def context_of(office: Office, caller: Caller, told: Sequence[HistoryEntry]) -> Context:
    """Reads each stream once, opens its texts with one look at the keys, looks up staff and hospitals."""
    places = {(each.ledger, each.stream) for each in told}
    streams = {(ledger, stream): office.casework.ledger(ledger).stream(stream) for ledger, stream in places}
    staff = _ids(streams, "staff_id") | {stream for _, stream in places}
    with office.open_snapshot(caller) as snapshot:
        people = staff_names(office, snapshot, staff)
        hospitals = hospital_names(snapshot, _ids(streams, "hospital_id"))
    actors = _staff_of(office, {each.actor for each in told})
    return Context(caller, streams, unsealed(office, _sealed(streams)), people, hospitals, actors)


def _sealed(streams: Streams) -> Iterable[Sealed]:
    for (ledger, stream), events in streams.items():
        for event in events:
            for value in msgspec.structs.astuple(event):
                if isinstance(value, Private):
                    yield value.sealed, ledger, stream


def _staff_of(office: Office, actors: set[UUID]) -> dict[UUID, UUID | None]:
    with office.database.single() as connection:
        return users.staff_of(connection, actors)


def _ids(streams: Streams, field: str) -> set[UUID]:
    return {id_ for events in streams.values() for event in events if (id_ := getattr(event, field, None)) is not None}
