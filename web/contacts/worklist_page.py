"""A contact person's day: which household, why now, what was promised, who asked for something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from litestar import get
from litestar.response import Template

from casework.common.days import FOREVER
from casework.common.roles import CASE_WORK
from projections.contacts.worklist import AHEAD, OpenNeed, Promise, Worklist, assigned_households, places, worklist
from projections.engine.snapshot import Snapshot
from projections.households import household_list
from projections.households.life_event_list import decided
from projections.oversight.coming_first import coming_first
from projections.oversight.overdue import Item
from projections.staff.assignments import Assigned, assigned_to
from projections.staff.hand_over_list import offered_to
from web.access.caller import Caller, any_of
from web.contacts.calls import calls_of
from web.households.life_event_rows import rows_of
from web.households.preferences_view import near_days
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.parts import page_or_part
from web.language.i18n import N_, gettext
from web.language.places import place_of
from web.language.words import word
from web.office import Office
from web.search import asked_for, fits
from web.unsealing import Unsealed, family_names, family_of, unsealed

GROUPS = {
    "overdue": N_("Overdue"),
    "today": N_("Today"),
    "week": N_("Within seven days"),
    "later": N_("Nothing due, but something to see to"),
}


@dataclass(slots=True)
class Row:
    """One household. `duties` are one's own; `others`: what another level's contact person owes, and whose turn it is."""

    household_id: UUID
    ledger: str = ""
    household_no: str = ""
    place: str = ""
    names: str = ""
    duties: list[Item] = field(default_factory=list)
    others: list[tuple[Item, str]] = field(default_factory=list)
    needs: list[OpenNeed] = field(default_factory=list)
    promise: Promise | None = None
    comes_first: bool = False  # in special difficulty
    to_close: bool = False  # nobody is left: nothing is due, and nobody to keep a promise to

    def first_on(self, on: date) -> date:
        """The first day on which something is due from oneself, promised or to be answered."""
        days = [item.due_on for item in self.duties]
        days += [need.due_on for need in self.needs if need.due_on]
        if self.promise and self.promise.promise_on and self.promise.promise_on >= on:
            days.append(self.promise.promise_on)  # one gone by may have been kept: nobody can tell
        return min(days, default=FOREVER)

    def group(self, on: date) -> str:
        first = self.first_on(on)
        if first <= on:
            return "overdue" if first < on else "today"
        return "week" if first <= on + AHEAD else "later"


@get("/worklist", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def show_worklist(request: AnyRequest, caller: TheCaller, office: TheOffice) -> Template:
    """Today only: a list of what to do is not a document. With a text searched for, whoever it fits, due or not."""
    text = asked_for(request, office, caller)
    with office.open_snapshot(caller) as snapshot:
        mine = _in_the_care_of(caller, snapshot)
        rows, texts = _rows(office, caller, snapshot, mine, text)
        calls = calls_of(office, caller, snapshot, [row.household_id for row in rows])
        near = near_days(office, caller, snapshot, mine)
        offered = _offered(office, caller, snapshot)
        outcomes = rows_of(office, caller, snapshot, decided(snapshot, caller.staff_id) if caller.staff_id else [])
    context = _context(rows, texts, office.today(), len(mine))
    context |= {"near": near, "outcomes": outcomes, "calls": calls, "asked": text, "offered": offered}
    return page_or_part(request, "contacts/worklist.html", "contacts/_tasks.html", context, here=True)


def _in_the_care_of(caller: Caller, snapshot: Snapshot) -> list[UUID]:
    return assigned_households(snapshot, caller.staff_id) if caller.staff_id else []


def _offered(office: Office, caller: Caller, snapshot: Snapshot) -> list[tuple[UUID, UUID, list[str]]]:
    """What was handed over to the reader and is to be accepted, with the family's names."""
    found = offered_to(snapshot, caller.staff_id) if caller.staff_id else []
    names = family_names(office, caller, snapshot, {household_id for household_id, _ in found})
    return [(household_id, assignment_id, names.get(household_id, [])) for household_id, assignment_id in found]


def _context(rows: Sequence[Row], texts: Unsealed, today: date, mine: int) -> dict[str, Any]:
    """In each group families in special difficulty come first."""
    rows = sorted(rows, key=lambda row: (not row.comes_first, row.first_on(today), row.household_no))
    groups = [(key, label, [row for row in rows if row.group(today) == key]) for key, label in GROUPS.items()]
    groups = [group for group in groups if group[2]]
    return {
        "groups": groups,
        "first": groups[0][2][0] if groups else None,
        "today": today,
        "mine": mine,
        "texts": texts,
    }


def _rows(
    office: Office, caller: Caller, snapshot: Snapshot, mine: Sequence[UUID], text: str
) -> tuple[list[Row], Unsealed]:
    found, assigned = worklist(snapshot, mine), assigned_to(snapshot, mine)
    rows = {household_id: Row(household_id) for household_id in mine}
    staff = unsealed(office, [(a.name, a.staff_ledger, a.staff_id) for some in assigned.values() for a in some])
    for item in found.items:
        row, others = rows[item.household_id], _others(item, assigned.get(item.household_id, []), caller)
        if others is None:
            row.duties.append(item)
        else:
            row.others.append((item, _whose_turn(others, staff)))
    _fill(rows, found)
    wanted = [row for row in rows.values() if text or row.duties or row.needs or row.group(snapshot.on) != "later"]
    families = household_list.names(snapshot, [row.household_id for row in wanted])
    first = coming_first(snapshot, list(snapshot.known))
    texts = unsealed(office, [*_sealed(found), *_sealed_names(families)])
    _place(snapshot, wanted)
    for row in wanted:
        family = families.get(row.household_id, [])
        row.names = gettext(", ").join(family_of(family, texts, caller))
        row.comes_first = row.household_id in first
        if family and not any(member.alive for member in family):
            row.to_close, row.promise, row.needs = True, None, []
    return [row for row in wanted if fits(text, row.names, row.household_no, row.place)], texts


def _others(item: Item, assigned: Sequence[Assigned], caller: Caller) -> list[Assigned] | None:
    """Who is assigned at the level that owes it, perhaps nobody yet; None where it is the caller's own to do."""
    level = item.duty.removeprefix("level:")
    at_level = [each for each in assigned if each.level == level]
    if level == item.duty or caller.staff_id in [each.staff_id for each in at_level if each.in_post]:
        return None
    return at_level


def _whose_turn(others: Sequence[Assigned], staff: Unsealed) -> str:
    """Who does what is not the reader's to do; that they left their post, where it is nobody's for that."""
    there = [each for each in others if each.in_post]
    if there or not others:
        names = gettext(", ").join(staff.text(each.name) for each in there)
        return gettext("waiting for %(names)s") % {"names": names} if names else gettext("Nobody yet")
    return f"{staff.text(others[0].name)} · {word('post', others[0].post)}"


def _fill(rows: dict[UUID, Row], found: Worklist) -> None:
    for need in found.needs:
        rows[need.household_id].needs.append(need)
    for household_id, promise in found.promises.items():
        rows[household_id].promise = promise


def _place(snapshot: Snapshot, rows: Sequence[Row]) -> None:
    """Number and village of each household."""
    known = places(snapshot, [row.household_id for row in rows])
    for row in rows:
        row.household_no, division = known[row.household_id]
        row.place = place_of(division)


def _sealed(found: Worklist) -> list[tuple[str | None, str, UUID]]:
    promises = [(each.promise, each.ledger, each.household_id) for each in found.promises.values()]
    return [*promises, *((need.summary, need.ledger, need.household_id) for need in found.needs)]


def _sealed_names(families: Mapping[UUID, Sequence[household_list.Name]]) -> list[tuple[str | None, str, UUID]]:
    return [(name.name, name.ledger, name.household_id) for family in families.values() for name in family]
