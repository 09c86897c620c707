"""As if people applied: where they would be paid, and whether a scheme's conditions are met."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from casework.applications.payable import first_payable, found
from casework.common.months import month_of
from casework.divisions.codes import ledger_of, level_of, trim
from casework.schemes.facts import Facts
from projections.applications.judging import Judgement, drawn_beside, running_of
from projections.engine.snapshot import Snapshot
from projections.schemes.facts import facts_of
from projections.schemes.in_force import scheme_in_force

COUNTY: Final = 3


def paying_division(snapshot: Snapshot, facts: Facts) -> str:
    """Where the person's hukou is; the home, where it lies in that place or no hukou is recorded."""
    return paying_divisions(snapshot, [facts])[facts.person_id]


def paying_divisions(snapshot: Snapshot, people: Iterable[Facts]) -> dict[UUID, str]:
    """The same of each of them."""
    known = list(people)
    homes: dict[UUID, str] = dict(
        snapshot.connection.execute(
            snapshot.whole(
                """
                select h.id, p.division from unnest(%(homes)s::uuid[]) as h(id)
                 cross join lateral (select p.division from read.place p -- one by one, however many places there are
                                      where p.household_id = h.id and p.here and known(p) offset 0) p
                """
            ),
            snapshot.parameters({"homes": list({each.household_id for each in known})}),
        ).fetchall()
    )
    return {each.person_id: _paying(each, homes.get(each.household_id or each.person_id, "")) for each in known}


def _paying(facts: Facts, home: str) -> str:
    hukou = trim(facts.hukou_division or "")
    return home if level_of(hukou) < COUNTY or home.startswith(hukou) else hukou


def supposed(snapshot: Snapshot, scheme: str, person_ids: set[UUID], on: date) -> dict[UUID, Judgement]:
    """As if these people applied on the day: those of whom no condition is known to fail, and some is known to hold, and who draw
    nothing that excludes it.
    """
    known, running = facts_of(snapshot, person_ids), running_of(snapshot, person_ids)
    judged, places = {}, paying_divisions(snapshot, known.values())
    for person_id, facts in known.items():
        ledger = ledger_of(places[person_id])
        adopted = scheme_in_force(snapshot, ledger, scheme, on)  # type: ignore[arg-type]
        if adopted.scheme is None:
            continue
        if any(level == "refuse" for level, *_ in drawn_beside(snapshot, adopted.scheme, running[person_id], on)):
            continue
        first = first_payable(adopted.scheme, facts, on, on, ledger)
        then, now = (found(adopted.scheme, facts, month_of(day), ledger) for day in (first, on))
        one = Judgement(adopted.reference, adopted.scheme, facts, first, then)
        one = one._replace(met=not any(each.holds is False for each in now))
        if not one.fails and any(each.holds for each in one.findings):
            judged[person_id] = one
    return judged
