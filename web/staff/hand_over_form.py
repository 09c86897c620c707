"""The part of a form that says who takes the households over: one person for all, another for some of the villages."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from projections.engine.snapshot import Snapshot
from projections.staff import staff_list
from projections.staff.looked_after import EVERY, AtLevel, Narrowed, by_place
from web.divisions.areas import village_name
from web.http.form import Form
from web.http.form_page import Shown
from web.http.typed import filled_in
from web.language.i18n import N_
from web.unsealing import unsealed

NO_REASON = N_("Write the reason")
VILLAGE_FIELD = "to."  # followed by the village's code


class Successor(NamedTuple):
    """`covers`: their post's place contains that of all the households."""

    staff_id: UUID
    name: str
    place: str
    division: str
    households: int
    covers: bool


class Village(NamedTuple):
    """Some of the households, and who of the place may take them over."""

    code: str
    name: str
    households: int
    able: Sequence[Successor]


def read_receivers(form: Form) -> dict[str, Any] | None:
    """Who takes over, why, and the note; None where nobody was chosen."""
    places = [
        (name.removeprefix(VILLAGE_FIELD), form.text(name)) for name in form.values if name.startswith(VILLAGE_FIELD)
    ]
    to = [{"staff_id": staff_id, "division": code} for code, staff_id in places if staff_id]
    if everybody := form.text("to"):
        to.append({"staff_id": everybody})
    if not to:
        return None
    reason = form.required("reason", missing=NO_REASON)
    return filled_in({"to": to, "reason": reason, "handover_note": form.text("handover_note")})


def successors(
    shown: Shown, snapshot: Snapshot, level: str, division: str, staff_id: UUID, which: Narrowed = EVERY
) -> dict[str, Any]:
    """Who may take over at a level, those of the place first; and the villages, where there are several."""
    villages = [
        each
        for each in by_place(snapshot, staff_id, which)
        if each.level == level and each.division.startswith(division)
    ]
    able = _able(shown, snapshot, level, villages, division, staff_id)
    several = villages if len(villages) > 1 else []
    return {
        "able": [each for each in able if shown.searched in each.name or shown.searched in each.place],
        "searched": shown.searched,
        "households": sum(each.households for each in villages),
        "villages": [_village(each, able) for each in several],
    }


def _village(there: AtLevel, able: Sequence[Successor]) -> Village:
    of_the_place = [each for each in able if there.division.startswith(each.division)]
    return Village(there.division, village_name(there.division), there.households, of_the_place)


def _able(
    shown: Shown, snapshot: Snapshot, level: str, villages: Sequence[AtLevel], division: str, staff_id: UUID
) -> list[Successor]:
    near = villages[0].division if villages else division
    found = [
        each for each in staff_list.candidates(snapshot, near) if each.level == level and each.staff_id != staff_id
    ]
    names = unsealed(shown.office, [(each.name, each.ledger, each.staff_id) for each in found])
    return [
        Successor(
            each.staff_id,
            names.text(each.name),
            village_name(each.division),
            each.division,
            each.households,
            all(there.division.startswith(each.division) for there in villages),
        )
        for each in found
    ]


FIELDS: Mapping[str, str] = {
    "hand_over.to": "to",
    "hand_over.reason": "reason",
    "hand_over.handover_note": "handover_note",
}


def day_of_end(day: date | None, today: date) -> date:
    """From when on somebody else looks after them: the day the post ended, else today."""
    return min(day, today) if day else today
