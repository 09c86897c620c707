"""Why something is due: the facts a duty counts from, each with its place in a ledger, and the arithmetic."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from casework.common.days import age_on, years_after
from casework.policies.editions import Cadence, Duty
from casework.policies.in_force import ALWAYS, Adopted
from projections.engine.snapshot import Snapshot
from projections.oversight.evidence import (
    Alone,
    Counted,
    Eldest,
    Entry,
    Helped,
    alone,
    contact_places,
    eldest,
    entries,
    helped,
)
from projections.oversight.overdue import Item
from projections.policies.in_force import InForce

Key = tuple[UUID, str]  # household, duty


class Fact(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that was recorded. Without a position it stands in the edition itself, not in a ledger.

    `fact`: contact, registered, category_changed, duty_began, came_of_age, festival, elderly_member, living_alone,
    help_category (its name in the edition).
    """

    fact: str
    ledger: str
    position: int | None
    occurred_on: date
    member_id: UUID | None = None
    birth_year: int | None = None
    age: int | None = None
    help_category: str | None = None


def grounds(snapshot: Snapshot, items: Sequence[Item], policies: Mapping[str, InForce]) -> dict[Key, list[Fact]]:
    """For each item its facts; the first is the one it counts from (`base_on`)."""
    duties = {key_of(item): _duty(item, policies[item.ledger]) for item in items}
    places = contact_places(snapshot, filter(None, (_counted(item, duties[key_of(item)]) for item in items)))
    entered = entries(snapshot, list({item.household_id for item in items}))
    sooner = [item.household_id for item in items if _is_sooner(item, duties[key_of(item)])]
    given = helped(snapshot, list(set(sooner)))
    often = {key_of(item): _often(item, policies[item.ledger], given.get(item.household_id)) for item in items}
    special = {key_of(item): d for item in items if (d := _special(item, duties[key_of(item)], often[key_of(item)]))}
    old = eldest(snapshot, [(household_id, duty) for (household_id, _), duty in special.items()])
    lonely = alone(snapshot, [household_id for household_id, _ in special])
    found: dict[Key, list[Fact]] = {}
    for item in items:
        key, mine = key_of(item), entered[item.household_id]
        counted = _counted(item, duties[key])
        facts = [*_counted_from(item, policies[item.ledger], places[counted] if counted else None, mine, snapshot.on)]
        about = (old.get(key), lonely.get(item.household_id))
        more = [*_about_family(item, special[key], *about, snapshot.on)] if key in special else []
        came = [fact for fact in more if not item.last_on and _counts_from(fact, item, special[key])]
        more += [_helped(item, given[item.household_id])] if often[key] else []
        found[key] = [*came, *facts, *(fact for fact in more if fact not in came)]
    return found


def key_of(item: Item) -> Key:
    return item.household_id, item.duty


def _counted(item: Item, duty: Duty | None) -> Counted | None:
    """The contact that an item counts from, if it does; any contact answers a festival."""
    return Counted(item.household_id, duty.kind if duty else "any", item.last_on) if item.last_on else None


def _is_sooner(item: Item, duty: Duty | None) -> bool:
    return duty is not None and item.days != duty.every_days


def _often(item: Item, policy: InForce, given: Helped | None) -> Cadence | None:
    """What the family's category of help says of the duty, where the item is owed so often because of it."""
    category = policy.edition.help_category(given.help_category) if given else None
    cadence = category.often(item.duty) if category else None
    return cadence if cadence and cadence.every_days == item.days else None


def _special(item: Item, duty: Duty | None, often: Cadence | None) -> Duty | None:
    """The rule of an item that is owed, or owed sooner, because of who belongs to the family."""
    if duty is None:
        return None
    because_of_them = _is_sooner(item, duty) and (often is None or item.days == duty.elderly_days)
    return duty if duty.owed_to != "everyone" or because_of_them else None


def _helped(item: Item, given: Helped) -> Fact:
    return Fact("help_category", item.ledger, given.position, given.from_on, help_category=given.help_category)


def _duty(item: Item, policy: InForce) -> Duty | None:
    """The edition's rule; None for a festival, which is no rule of its own."""
    return next((duty for duty in policy.edition.duties if duty.duty == item.duty), None)


def _counted_from(
    item: Item, policy: InForce, contact: int | None, entries: Sequence[Entry], on: date
) -> Iterable[Fact]:
    last = [Fact("contact", item.ledger, contact, item.last_on)] if contact and item.last_on else []
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


def _counts_from(fact: Fact, item: Item, duty: Duty) -> bool:
    """Whether it counts from the birthday, or from the day since which somebody lives alone."""
    return fact.fact == "came_of_age" or (duty.owed_to != "everyone" and fact.occurred_on == item.base_on)


def _about_family(item: Item, duty: Duty, old: Eldest | None, lonely: Alone | None, on: date) -> Iterable[Fact]:
    """Who makes it owed, or the interval the shorter one; and the birthday, where it counts from that."""
    if old:
        born_on = old.member.born_on
        who = (old.member.member_id, born_on.year)
        if not item.last_on and item.base_on == years_after(born_on, duty.elderly_age):
            yield Fact("came_of_age", item.ledger, old.position, item.base_on, *who, duty.elderly_age)
        yield Fact("elderly_member", item.ledger, old.position, old.from_on, *who, age_on(born_on, on))
    if lonely:
        yield Fact("living_alone", item.ledger, lonely.position, lonely.day)


def why(item: Item, policy: InForce, facts: Sequence[Fact], on: date) -> dict[str, Any]:
    """The reason tree: rule text and edition, the facts with their positions, the arithmetic that gives `due_on`."""
    return {
        "rule": rule_text(item.duty, policy, _category_of(facts)),
        "facts": facts,
        "base_on": item.base_on,
        "interval_days": item.days,
        "due_on": item.due_on,
        "on": on,
        "arithmetic": f"{item.base_on} + {item.days} = {item.due_on} {'<' if item.due_on < on else '>='} {on}",
        "days_overdue": item.days_overdue(on),
    }


def _category_of(facts: Sequence[Fact]) -> str:
    return next((fact.help_category for fact in facts if fact.help_category), "")


def rule_text(duty: str, policy: InForce, help_category: str = "") -> dict[str, Any]:
    """The rule's words and where it stands written; those of a category of help where it is owed because of that."""
    edition = policy.edition
    help = edition.help_category(help_category)
    often = help.often(duty) if help else None
    texts = {d.duty: (d.rule_zh, d.rule_en) for d in edition.duties}
    zh, en = texts.get(duty, (edition.festival_rule_zh, edition.festival_rule_en))
    if often:
        zh, en = often.rule_zh, often.rule_en
    return {
        "duty": duty,
        "text_zh": zh,
        "text_en": en,
        "edition": edition.edition,
        "title_zh": edition.title_zh,
        "title_en": edition.title_en,
        "document": policy.document_number or edition.document,
        "source": edition.source,
    }
