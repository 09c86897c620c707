"""Where in the ledgers what a duty counts from was recorded: contacts, a household's entering, its eldest member.

Which contact counts, and who is of age, is what casework/oversight says; here it is only looked up.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.oversight.day import born_by
from casework.oversight.families import elderly
from casework.oversight.reach import COLUMN_OF
from casework.oversight.spans import ContactMade, Member
from casework.policies import Duty
from projections.engine.snapshot import Snapshot
from projections.oversight.tables import STANDING


class Counted(msgspec.Struct, frozen=True):
    """A day on which a kind of contact was last made with a household."""

    household_id: UUID
    kind: str
    day: date


class Entry(msgspec.Struct, frozen=True):
    """How a household came into scope for a stretch of days."""

    household_id: UUID
    entered_on: date
    entered: int
    registered_on: date
    registered: int


class Eldest(msgspec.Struct, frozen=True):
    member: Member
    position: int
    from_on: date


class Alone(msgspec.Struct, frozen=True):
    """Somebody lives alone on the day: where that was recorded, and from which day on; of the registration its day."""

    household_id: UUID
    position: int
    day: date


class Helped(msgspec.Struct, frozen=True):
    """The category of help that a household is in on the day, and where it was given."""

    household_id: UUID
    help_category: str
    position: int
    from_on: date


class _Reached(msgspec.Struct, frozen=True):
    household_id: UUID
    day: date
    made: str


class _Placed(msgspec.Struct, frozen=True):
    """A contact or a member: where it was recorded, and on or since which day."""

    id: UUID
    position: int
    day: date


REACHED: Final = """
    select r.household_id, r.from_on, r.made from read.reach r
     where r.household_id = any(%(households)s) and r.from_on = any(%(days)s) and known(r)
"""
CONTACTS: Final = """
    select c.contact_id, c.known_from, c.occurred_on from read.contact c
     where c.household_id = any(%(households)s) and c.occurred_on = any(%(days)s) and known(c)
"""
ENTRIES: Final = """
    select s.household_id, s.entered_on, min(v.known_from), s.registered_on,
           min(min(v.known_from)) over (partition by s.household_id)
      from read.standing s
      join read.standing v on v.ledger = s.ledger and v.household_id = s.household_id and v.entered_on = s.entered_on
     where s.household_id = any(%(households)s) and v.household_id = any(%(households)s) and known(s)
     group by s.household_id, s.entered_on, s.registered_on
     order by s.entered_on
"""
ALONE: Final = """
    select s.household_id,
           (select min(v.known_from) from read.standing v
             where v.ledger = s.ledger and v.household_id = s.household_id
               and v.living_alone and v.living_alone_from = s.living_alone_from),
           greatest(s.living_alone_from, s.registered_on)
      from read.standing s
     where s.household_id = any(%(households)s) and known(s) and s.from_on <= %(on)s and %(on)s < s.until_on
       and s.living_alone
"""
MEMBERS: Final = """
    select m.member_id, (select min(f.known_from) from read.member f
                          where f.household_id = m.household_id and f.member_id = m.member_id), m.from_on
      from read.member m
     where m.household_id = any(%(households)s) and m.member_id = any(%(members)s) and known(m)
"""
HELPED: Final = """
    select s.household_id, s.help_category, (select min(h.known_from) from read.help_given h
                                              where h.household_id = s.household_id and h.help_id = s.help_id), s.help_from
      from read.standing s
     where s.household_id = any(%(households)s) and s.help_id is not null and known(s)
       and s.from_on <= %(on)s and %(on)s < s.until_on
"""
made_by = msgspec.json.Decoder(tuple[ContactMade, ...]).decode


def contact_places(snapshot: Snapshot, counted: Iterable[Counted]) -> dict[Counted, int]:
    """The position of the contact that each counts from: of two on one day, the one recorded first."""
    wanted = list(counted)
    asked = {"households": [each.household_id for each in wanted], "days": [each.day for each in wanted]}
    made = {(row.household_id, row.day): made_by(row.made) for row in snapshot.rows(_Reached, REACHED, **asked)}
    places = {row.id: row.position for row in snapshot.rows(_Placed, CONTACTS, **asked)}
    return {
        each: min(
            places[one.contact_id] for one in made[each.household_id, each.day] if COLUMN_OF[each.kind] in one.columns
        )
        for each in wanted
    }


def entries(snapshot: Snapshot, households: Sequence[UUID]) -> dict[UUID, list[Entry]]:
    found: dict[UUID, list[Entry]] = {household_id: [] for household_id in households}
    for entry in snapshot.rows(Entry, ENTRIES, households=households):
        found[entry.household_id].append(entry)
    return found


def alone(snapshot: Snapshot, households: Sequence[UUID]) -> dict[UUID, Alone]:
    """Of those in which somebody lives alone on the day."""
    return {row.household_id: row for row in snapshot.rows(Alone, ALONE, households=households)} if households else {}


def eldest(snapshot: Snapshot, asked: Iterable[tuple[UUID, Duty]]) -> dict[tuple[UUID, str], Eldest]:
    """The eldest member whose age makes a duty's interval the shorter one, by household and duty."""
    duties = list(asked)
    households = list({household_id for household_id, _ in duties})
    standing = {row.household_id: row for row in snapshot.on_the_day(STANDING, households)} if households else {}
    found: dict[tuple[UUID, str], Member] = {}
    for household_id, duty in duties:
        old = elderly(standing[household_id], born_by(snapshot.on, duty.elderly_age))
        if old:
            found[household_id, duty.duty] = min(old, key=lambda member: (member.born_on, member.member_id))
    members = [member.member_id for member in found.values()]
    rows = snapshot.rows(_Placed, MEMBERS, households=households, members=members) if members else []
    places = {row.id: row for row in rows}
    return {key: Eldest(m, places[m.member_id].position, places[m.member_id].day) for key, m in found.items()}


def helped(snapshot: Snapshot, households: Sequence[UUID]) -> dict[UUID, Helped]:
    """Those of these households that are in a category of help."""
    found = snapshot.rows(Helped, HELPED, households=households) if households else []
    return {row.household_id: row for row in found}
