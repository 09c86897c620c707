"""What a household adds to its county's figures at each position, and the days on which it is owed something."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from casework.oversight.coverage import FIGURES
from casework.oversight.timeline import Episode, Stretch, changes, episodes, timeline
from projections.rollup.versions import Home, Shared

Log = dict[tuple[int, int], list[int]]
"""By position and day (date.toordinal), the change of each figure from that day on."""


class Told(NamedTuple):
    household_no: str
    division: str
    episodes: list[Episode]


def no_log() -> Log:
    return defaultdict(lambda: [0] * len(FIGURES))


def tell(home: Home, shared: Shared, after: int, until: int, horizon: date, log: Log) -> Told:
    """Adds to the log what became known of a household in after < position <= until; answers its episodes at `until`."""
    staff = {one.staff_id for version in home.standing for one in version.what.assigned}
    known: set[int] = home.positions() | shared.turns_of(staff) | set(shared.turns)
    before = _at(home, shared, staff, after, horizon) if after else []
    for position in sorted(p for p in known if after < p <= until):
        told = _at(home, shared, staff, position, horizon)
        for day, figures in changes(before, told).items():
            _add(log[position, day.toordinal()], figures)
        before = told
    now = home.standing_at(until)[-1]
    return Told(now.household_no, now.division, episodes(before))


def _at(home: Home, shared: Shared, staff: Iterable[UUID], position: int, horizon: date) -> list[Stretch]:
    reach, standing = home.reach_at(position), home.standing_at(position)
    return timeline(reach, standing, shared.at(position, staff), date.min, horizon) if standing else []


def _add(total: list[int], figures: Iterable[int]) -> None:
    for place, figure in enumerate(figures):
        total[place] += figure
