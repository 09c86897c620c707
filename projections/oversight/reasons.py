"""Why something is due: the facts a duty counts from, each with its place in a ledger, and the arithmetic."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec

from casework.common.days import age_on
from casework.policies.editions import Duty
from casework.policies.in_force import ALWAYS, Adopted
from projections.engine.snapshot import Snapshot
from projections.oversight.overdue import Item
from projections.policies.in_force import InForce

Key = tuple[UUID, str]  # household, duty


class Fact(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that was recorded. Without a position it stands in the edition itself, not in a ledger.

    `fact`: contact, registered, category_changed, duty_began, festival, elderly_member, living_alone.
    """

    fact: str
    ledger: str
    position: int | None
    occurred_on: date
    member_id: UUID | None = None
    birth_year: int | None = None
    age: int | None = None


class Contact(msgspec.Struct, frozen=True):
    household_id: UUID
    duty: str
    position: int
    occurred_on: date


class Entry(msgspec.Struct, frozen=True):
    """How a household came into scope for a stretch of days, and whether it was registered as living alone."""

    household_id: UUID
    entered_on: date
    entered: int
    registered_on: date
    registered: int
    living_alone: bool


class Eldest(msgspec.Struct, frozen=True):
    household_id: UUID
    member_id: UUID
    position: int
    from_on: date
    born_on: date


# Which contacts a duty's kind asks for, as DUE has it.
CONTACTS: Final = """
    select i.household_id, i.duty, min(c.known_from), c.occurred_on
      from unnest(%(households)s::uuid[], %(duties)s::text[], %(kinds)s::text[], %(days)s::date[])
             as i(household_id, duty, kind, day)
      join read.contact c on c.household_id = i.household_id and c.occurred_on = i.day
     where known(c) and c.outcome = 'reached'
       and case i.kind when 'any' then true when 'face_to_face' then c.channel in ('home_visit', 'meeting')
                       when 'home_visit' then c.channel = 'home_visit' else c.level = substr(i.kind, 7) end
     group by i.household_id, i.duty, c.occurred_on
"""
ENTRIES: Final = """
    select s.household_id, s.entered_on, min(v.known_from), s.registered_on,
           min(min(v.known_from)) over (partition by s.household_id), bool_or(s.living_alone)
      from read.standing s
      join read.standing v on v.ledger = s.ledger and v.household_id = s.household_id and v.entered_on = s.entered_on
     where s.household_id = any(%(households)s) and v.household_id = any(%(households)s) and known(s)
     group by s.household_id, s.entered_on, s.registered_on
     order by s.entered_on
"""
ELDEST: Final = """
    select distinct on (m.household_id) m.household_id, m.member_id, first.position, m.from_on, m.born_on
      from read.member m
      join lateral (select min(f.known_from) as position from read.member f
                     where f.member_id = m.member_id and f.household_id = m.household_id) first on true
     where m.household_id = any(%(households)s) and known(m)
       and m.from_on <= %(on)s and %(on)s <= m.died_on
     order by m.household_id, m.born_on, m.member_id
"""


def grounds(snapshot: Snapshot, items: Sequence[Item], policies: Mapping[str, InForce]) -> dict[Key, list[Fact]]:
    """For each item its facts; the first is the one it counts from (`base_on`)."""
    households = list({item.household_id for item in items})
    contacts = {(c.household_id, c.duty): c for c in _contacts(snapshot, items, policies)}
    entries = snapshot.rows(Entry, ENTRIES, households=households)
    eldest = {one.household_id: one for one in snapshot.rows(Eldest, ELDEST, households=households)}
    found: dict[Key, list[Fact]] = {}
    for item in items:
        policy, key = policies[item.ledger], (item.household_id, item.duty)
        mine = [entry for entry in entries if entry.household_id == item.household_id]
        facts = [*_counted_from(item, policy, contacts.get(key), mine, snapshot.on)]
        found[key] = [*facts, *_shortened_by(item, policy, mine, eldest.get(item.household_id), snapshot.on)]
    return found


def _contacts(snapshot: Snapshot, items: Sequence[Item], policies: Mapping[str, InForce]) -> list[Contact]:
    wanted = [(item, _kind(item, policies[item.ledger])) for item in items if item.last_on]
    return snapshot.rows(
        Contact,
        CONTACTS,
        households=[item.household_id for item, _ in wanted],
        duties=[item.duty for item, _ in wanted],
        kinds=[kind for _, kind in wanted],
        days=[item.last_on for item, _ in wanted],
    )


def _kind(item: Item, policy: InForce) -> str:
    duty = _duty(item, policy)
    return duty.kind if duty else "any"


def _duty(item: Item, policy: InForce) -> Duty | None:
    """The edition's rule; None for a festival, which is no rule of its own."""
    return next((duty for duty in policy.edition.duties if duty.duty == item.duty), None)


def _counted_from(
    item: Item, policy: InForce, contact: Contact | None, entries: Sequence[Entry], on: date
) -> Iterable[Fact]:
    last = [Fact("contact", item.ledger, contact.position, contact.occurred_on)] if contact else []
    entered = [_entered(item, entry) for entry in entries if entry.entered_on <= item.base_on]
    if item.duty.startswith("festival:"):
        named = next(adopted for window, adopted in policy.editions.festivals(on) if window.key == item.duty)
        yield _of_policy("festival", named, item.base_on, item.ledger)
        yield from [*entered[-1:], *last]
    elif last:
        yield from last
    else:
        began = policy.editions.began(item.duty, on)
        duty = [_of_policy("duty_began", began, began.from_on, item.ledger)] if began.from_on != ALWAYS else []
        yield from sorted([*entered[-1:], *duty], key=lambda fact: fact.occurred_on, reverse=True)


def _entered(item: Item, entry: Entry) -> Fact:
    registered = entry.entered_on == entry.registered_on
    return Fact("registered" if registered else "category_changed", item.ledger, entry.entered, entry.entered_on)


def _of_policy(fact: str, adopted: Adopted, occurred_on: date, ledger: str) -> Fact:
    """What an edition says, at the place where it was adopted; nowhere for the edition nobody had to adopt."""
    return Fact(fact, adopted.ledger or ledger, adopted.position, occurred_on)


def _shortened_by(
    item: Item, policy: InForce, entries: Sequence[Entry], eldest: Eldest | None, on: date
) -> Iterable[Fact]:
    """Who makes the interval the shorter one."""
    duty = _duty(item, policy)
    if duty is None or duty.elderly_days is None or item.days == duty.every_days:
        return
    if eldest and (age := age_on(eldest.born_on, on)) >= duty.elderly_age:
        yield Fact(
            "elderly_member", item.ledger, eldest.position, eldest.from_on, eldest.member_id, eldest.born_on.year, age
        )
    for entry in entries[:1]:
        if entry.living_alone:
            yield Fact("living_alone", item.ledger, entry.registered, entry.registered_on)


def why(item: Item, policy: InForce, facts: Sequence[Fact], on: date) -> dict[str, Any]:
    """The reason tree: rule text and edition, the facts with their positions, the arithmetic that gives `due_on`."""
    return {
        "rule": rule_text(item.duty, policy),
        "facts": facts,
        "base_on": item.base_on,
        "interval_days": item.days,
        "due_on": item.due_on,
        "on": on,
        "arithmetic": f"{item.base_on} + {item.days} = {item.due_on} < {on}",
        "days_overdue": item.days_overdue(on),
    }


def rule_text(duty: str, policy: InForce) -> dict[str, Any]:
    """The rule's words and where it stands written."""
    edition = policy.edition
    texts = {d.duty: (d.rule_zh, d.rule_en) for d in edition.duties}
    zh, en = texts.get(duty, (edition.festival_rule_zh, edition.festival_rule_en))
    return {
        "duty": duty,
        "text_zh": zh,
        "text_en": en,
        "edition": edition.edition,
        "document": policy.document_number or edition.document,
        "source": edition.source,
    }
