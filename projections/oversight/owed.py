"""Each duty of the edition in force towards one household: due when, and why it is overdue, or why it is not."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from msgspec.structs import replace

from casework.oversight.coverage import lacking
from casework.oversight.day import Festival
from casework.oversight.duties import due
from casework.oversight.spans import NEVER, Standing
from casework.policies.editions import Level
from projections.engine.snapshot import Snapshot
from projections.oversight.evidence import Counted, contact_places
from projections.oversight.on_day import OnDay, in_scope
from projections.oversight.overdue import Item, items
from projections.oversight.tables import REACH, STANDING
from projections.policies.in_force import InForce, in_force


class WhyNot(msgspec.Struct, frozen=True):
    """Why something is not overdue: paused, closed, answered, …; since, on or from `on`, until the day `until`.

    `position`: where the contact that answered it stands in the ledger.
    """

    code: str
    on: date | None = None
    until: date | None = None
    position: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """One duty. `state`: overdue, due (its day has not passed), resting (paused), answered (a festival), not_owed."""

    duty: str
    state: str
    item: Item | None = None
    why_not: tuple[WhyNot, ...] = ()


class Owed(msgspec.Struct, frozen=True):
    """`lacking`: required levels at which nobody is there whose post covers the household; nothing out of scope."""

    ledger: str
    policy: InForce
    lacking: tuple[Level, ...]
    answers: list[Answer]

    @property
    def items(self) -> list[Item]:
        return [answer.item for answer in self.answers if answer.item]


PAUSED: Final = """
    select 'paused', p.from_on, p.until_on from read.pause p
     where p.household_id = %(household)s and p.from_on <= %(on)s and %(on)s < p.until_on and known(p)
"""


CLOSED: Final = "select r.closed_on from read.registration r where r.household_id = %(household)s and known(r)"


def owed_to(snapshot: Snapshot, ledger: str, household_id: UUID) -> Owed | None:
    """On the snapshot's day, as far as it knows; None where the household is not the reader's to see."""
    standing = next(iter(snapshot.on_the_day(STANDING, [household_id])), None)
    if standing is None:
        return None
    policy = in_force(snapshot, [ledger])[ledger]
    home = next(iter(in_scope(snapshot, "", [household_id])), None)
    if home is None:
        out = (_out_of_scope(snapshot, standing),)
        return Owed(ledger, policy, (), [Answer(duty.duty, "not_owed", None, out) for duty in policy.edition.duties])
    now = snapshot.rows(WhyNot, PAUSED, household=household_id)
    reached = [span.from_on for span in snapshot.of(REACH, "household_id", household_id, "from_on") if span.made]
    answers = _placed(snapshot, home, [*_rules(home, now), *_festivals(home, now, reached)])
    return Owed(ledger, policy, lacking(home.standing, home.day), answers)


def _placed(snapshot: Snapshot, home: OnDay, answers: Sequence[Answer]) -> list[Answer]:
    """With the place of each contact that answered something."""
    kinds, household_id = {rule.duty.duty: rule.duty.kind for rule in home.day.policy.rules}, home.standing.household_id
    counted = {
        answer.duty: Counted(household_id, kinds.get(answer.duty, "any"), why.on)
        for answer in answers
        for why in answer.why_not
        if why.code == "answered" and why.on
    }
    places = contact_places(snapshot, counted.values())
    return [
        replace(answer, why_not=tuple(replace(why, position=places[counted[answer.duty]]) for why in answer.why_not))
        if answer.duty in counted
        else answer
        for answer in answers
    ]


def _out_of_scope(snapshot: Snapshot, standing: Standing) -> WhyNot:
    if standing.closed:
        closed_on = snapshot.value(CLOSED, household=standing.household_id)
        return WhyNot("closed", closed_on) if closed_on <= snapshot.on else WhyNot("merged", None)
    if snapshot.on < standing.registered_on:
        return WhyNot("not_registered_yet", standing.registered_on)
    if standing.category == "none":
        return WhyNot("no_category", None if standing.category_from == NEVER else standing.category_from)
    return WhyNot("nobody_left", standing.from_on)


def _rules(home: OnDay, now: Sequence[WhyNot]) -> Iterator[Answer]:
    found = {item.duty: item for item in items(home, due(*home[1:]))}
    for rule in home.day.policy.rules:
        item = found.get(rule.duty.duty)
        if item is None:
            yield Answer(rule.duty.duty, "not_owed", None, (WhyNot(f"only_{rule.duty.owed_to}"),))
        else:
            yield _answer(item, home.day.on, now)


def _answer(item: Item, on: date, now: Sequence[WhyNot]) -> Answer:
    """The contact that it counts from, while its day has not passed."""
    if item.paused:
        return Answer(item.duty, "resting", item, tuple(now))
    if item.due_on < on:
        return Answer(item.duty, "overdue", item)
    why = WhyNot("answered", item.last_on) if item.last_on else WhyNot("first_interval", item.base_on)
    return Answer(item.duty, "due", item, (why,))


def _festivals(home: OnDay, now: Sequence[WhyNot], reached: Sequence[date]) -> Iterator[Answer]:
    """Of each festival the last whose days have begun, and all that are owed. `reached`: on which days somebody was."""
    found = {item.duty: item for item in items(home, due(*home[1:])) if item.duty.startswith("festival:")}
    told: set[str] = set()
    for festival in home.day.policy.festivals:
        name = festival.duty.rpartition("-")[2]
        if item := found.get(festival.duty):
            yield _answer(item, home.day.on, now) if item.paused or item.due_on < home.day.on else _waiting(item)
        elif name not in told and festival.day >= home.standing.registered_on:
            yield Answer(festival.duty, *_festival_settled(home, festival, reached))
        told.add(name)


def _waiting(item: Item) -> Answer:
    return Answer(item.duty, "due", item, (WhyNot("festival_to_come", item.due_on),))


def _festival_settled(home: OnDay, festival: Festival, reached: Sequence[date]) -> tuple[str, None, tuple[WhyNot, ...]]:
    if festival.first < home.standing.entered_on:
        return "not_owed", None, (WhyNot("entered_later", home.standing.entered_on),)
    if festival.first <= home.reach.any_on:
        return "answered", None, (WhyNot("answered", next(day for day in reached if day >= festival.first)),)
    return "not_owed", None, (WhyNot("left_before", home.standing.left_on),)
