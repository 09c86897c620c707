"""Who may look after a household: everybody with a post in its county, found by name, those of its own place first."""

from typing import Final, NamedTuple
from uuid import UUID

from projections.engine.snapshot import Snapshot
from projections.staff import staff_list
from projections.staff.staff_list import Candidate
from web.divisions.areas import village_name
from web.language.words import WORDS
from web.office import Office
from web.unsealing import unsealed

LEVELS: Final = tuple(WORDS["level"])


class Choice(NamedTuple):
    """`covers`: the post's place contains the household's."""

    one: Candidate
    name: str
    place: str
    covers: bool


def candidates_for(
    office: Office,
    snapshot: Snapshot,
    division: str,
    searched: str,
    *,
    first: str = "",
    only: str = "",
    but: UUID | None = None,
) -> dict[str, list[Choice]]:
    """By level, the one asked for before the others. `searched`: part of a name, or of the name of a place."""
    able = [each for each in staff_list.candidates(snapshot, division) if each.staff_id != but]
    names = unsealed(office, [(each.name, each.ledger, each.staff_id) for each in able])
    choices = [
        Choice(each, names.text(each.name), village_name(each.division), division.startswith(each.division))
        for each in able
    ]
    wanted = [choice for choice in choices if searched in choice.name or searched in choice.place]
    levels = [only] if only else sorted(LEVELS, key=lambda level: level != first)
    groups = {level: [choice for choice in wanted if choice.one.level == level] for level in levels}
    return {level: some for level, some in groups.items() if some}
