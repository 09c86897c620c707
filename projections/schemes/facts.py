"""What conditions and rates ask of people, as known at a snapshot: a few questions for any number of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from casework.common.days import FOREVER
from casework.divisions.codes import ledger_of
from casework.schemes.exits import CLOSED, WAS_CLOSED
from casework.schemes.facts import Facts, Held, Place, Reported
from projections.engine.snapshot import Snapshot
from projections.schemes.told import Child, Family, LifeEvent, Member, families, members

PARTNERS: Final = ("father", "mother", "spouse")
OF_BOTH: Final = ("birth", "adoption", "recovered", "divorce")
"""What is told of one of a couple and concerns both."""


def facts_of(snapshot: Snapshot, person_ids: Iterable[UUID]) -> dict[UUID, Facts]:
    """Everybody who is known within the reader's reach, as known; of a household told of in several ledgers the one where it is.

    Whatever more comes to be read here has to be compared in projections/funds/alike.py too.
    """
    wanted = set(person_ids)
    own = {each.person_id: each for each in members(snapshot, wanted)}
    told = families(snapshot, {each.household_id for each in own.values()})
    return {person: _facts(each, told[each.household_id]) for person, each in own.items()}


def _facts(own: Member, family: Family) -> Facts:
    mine = str(own.person_id)
    here = [each for each in family.told if each.ledger == own.ledger]
    told = [each for each in here if each.subject in (mine, "child") or each.kind in OF_BOTH]
    spouse = _spouse(own, family.members)
    died_on, died_at = _child_death(family.child, told)
    level, level_at = _level(family.child, told)
    places: dict[str, Place | None] = {
        "born_on": (own.ledger, own.told_at),
        "died_on": (own.ledger, own.death_told_at) if own.death_told_at else None,
        "spouse_born_on": (spouse.ledger, spouse.told_at) if spouse else None,
        "child_died_on": died_at,
        "child_disability_level": level_at,
    }
    return Facts(
        person_id=own.person_id,
        household_id=own.household_id,
        born_on=own.born_on,
        sex="female" if own.sex == "female" else "male",
        died_on=_or_none(own.died_on),
        spouse_born_on=spouse.born_on if spouse else None,
        spouse_died_on=_or_none(spouse.died_on) if spouse else None,
        categories=tuple(_categories(own, family)),
        hukou=tuple(_hukou(own, family, here)),
        child_died_on=died_on,
        child_disability_level=level,
        reported=(*_closures(own, family), *_reported(own, told)),
        positions={name: place for name, place in places.items() if place},
    )


def _categories(own: Member, family: Family) -> Iterable[Held]:
    """What is told where the household is: there it may have been withdrawn. Where it came without what was said before, that
    is found where it was said."""
    here = [each for each in family.categories if each.ledger == own.ledger]
    whole = any(each.whole for each in here)
    came_on = min((each.from_on for each in here), default=date.min)
    for each in family.categories:
        if each.ledger == own.ledger or (not whole and (came_on == date.min or each.from_on < came_on)):
            yield Held(each.from_on, each.category, (each.ledger, each.position))


def _spouse(own: Member, members: Sequence[Member]) -> Member | None:
    """The other of the couple, who has not left; of several the last who came."""
    for each in reversed(members):
        other = each.person_id != own.person_id and each.sex != own.sex and each.ledger == own.ledger
        if other and each.relation in PARTNERS and each.left_on == FOREVER:
            return each
    return None


def _child_death(child: Child | None, told: Sequence[LifeEvent]) -> tuple[date | None, Place | None]:
    for each in told:
        if each.subject == "child" and each.kind == "death" and each.verified:
            return each.occurred_on, (each.ledger, each.position)
    return (child.died_on, (child.ledger, child.position)) if child and child.died_on else (None, None)


def _level(child: Child | None, told: Sequence[LifeEvent]) -> tuple[int | None, Place | None]:
    """The level said last."""
    said = [each for each in told if each.subject == "child" and each.kind == "disability_level" and each.verified]
    if said:
        return said[-1].level, (said[-1].ledger, said[-1].position)
    return (child.level, (child.ledger, child.position)) if child and child.level is not None else (None, None)


def _hukou(own: Member, family: Family, told: Sequence[LifeEvent]) -> Iterable[Held]:
    """Before the first move what was told of the person, where that is not the move itself; where nobody told one, the county where
    they were first known: it has paid them.
    """
    moves = [
        (each, each.hukou_division) for each in told
        if each.kind == "moved" and each.hukou_division and each.verified and each.subject == str(own.person_id)
    ]  # fmt: skip
    went = {ledger_of(division) for _, division in moves}
    rows = _as_known(own, family, told)
    here = own.hukou_division and ledger_of(own.hukou_division) not in went
    origin = own if here or not moves else next((each for each in rows if each.hukou_division), rows[0])
    first = origin.hukou_division or (origin.ledger if moves else None)
    if first:
        yield Held(date.min, first, (origin.ledger, origin.told_at))
    for each, division in moves:
        yield Held(each.occurred_on, division, (each.ledger, each.position))


def _as_known(own: Member, family: Family, told: Sequence[LifeEvent]) -> list[Member]:
    """What is told of the person, by county in the order in which the household came there."""
    came = [ledger_of(e.residence_division) for e in told if e.kind == "moved" and e.residence_division and e.verified]
    order = {ledger: place for place, ledger in reversed(list(enumerate([family.registered_in, *came])))}
    mine = [each for each in family.members if each.person_id == own.person_id]
    return sorted(mine, key=lambda each: order.get(each.ledger, len(order)))


def _reported(own: Member, told: Sequence[LifeEvent]) -> Iterable[Reported]:
    """A move alone changes nothing: money stays with the registration (hukou)."""
    for each in told:
        if each.kind == "moved" and not each.hukou_division:
            continue
        kind = "child_death" if (each.kind, each.subject) == ("death", "child") else each.kind
        yield Reported(kind, each.occurred_on, each.verified, (each.ledger, each.position))


def _closures(own: Member, family: Family) -> Iterable[Reported]:
    for each in family.closed:
        if each.ledger == own.ledger:
            until = _or_none(each.reopened_on)
            yield Reported(WAS_CLOSED if until else CLOSED, each.closed_on, True, (own.ledger, each.position), until)


def _or_none(day: date) -> date | None:
    return None if day == FOREVER else day
