"""What the contacts of an area hint at, contact person by contact person."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from casework.authenticity.hints import Entry, Hint, hints
from casework.common.days import today
from casework.divisions.codes import level_of
from projections.authenticity.entries import Row, entries
from projections.engine.snapshot import Snapshot
from web.http.rights import COUNTY
from web.language.i18n import gettext
from web.office import Office
from web.problem import Problem
from web.staff.names import staff_names
from web.unsealing import unsealed

LONGEST = timedelta(days=366)


class Person(NamedTuple):
    """A contact person's contacts of the period. `rows` by contact."""

    staff_id: UUID | None
    name: str
    rows: dict[UUID, Row]
    late: int
    hints: list[Hint]


def people(office: Office, snapshot: Snapshot, division: str, from_on: date, until_on: date) -> list[Person]:
    """Those with hints first, then by name. Raises Problem 422 above a county, or for more than a year."""
    _demand_bounds(division, from_on, until_on)
    found = entries(snapshot, division, from_on, until_on)
    texts = unsealed(office, [(row.note, row.ledger, row.household_id) for row in found])
    names = staff_names(office, snapshot, {row.staff_id for row in found})
    by_person: dict[UUID | None, list[Row]] = defaultdict(list)
    for row in found:
        by_person[row.staff_id].append(row)
    told = [
        _person(staff_id, names.get(staff_id, "") if staff_id else gettext("(nobody named)"), rows, texts.text)
        for staff_id, rows in by_person.items()
    ]
    return sorted(told, key=lambda person: (-len(person.hints), person.name))


def _person(staff_id: UUID | None, name: str, rows: Sequence[Row], text: Callable[[str | None], str]) -> Person:
    read = [
        Entry(
            row.contact_id, row.household_id, row.channel, row.occurred_on, row.recorded_at, today(row.recorded_at),
            row.in_office, row.in_scope, text(row.note),
        )
        for row in rows
    ]  # fmt: skip
    late = sum(each.late for each in read)
    # what names nobody came with a ledger that was imported: nobody entered it late
    noticed = hints(read) if staff_id else []
    return Person(staff_id, name, {row.contact_id: row for row in rows}, late, noticed)


def _demand_bounds(division: str, from_on: date, until_on: date) -> None:
    field, message = "", ""
    if level_of(division) < COUNTY:
        field, message = "division", gettext("Hints are looked for in a county, a township or a village.")
    elif not timedelta() < until_on - from_on <= LONGEST:
        field, message = "until_on", gettext("The period has at least a day and at most a year.")
    if message:
        raise Problem(422, "invalid", message, errors=[{"field": field, "message": message}])
