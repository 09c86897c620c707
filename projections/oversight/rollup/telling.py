"""What a household adds to its county's figures at each position, and the days on which it is owed something."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from casework.oversight.coverage import FIGURES
from casework.oversight.timeline import Episode, Stretch, changes, episodes, timeline
from projections.oversight.rollup.versions import Home, Shared

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
    staff = home.staff()
    known: set[int] = home.positions() | shared.turns_of(staff) | set(shared.turns)
    before = as_known(home, shared, staff, after, horizon) if after else []
    for position in sorted(p for p in known if after < p <= until):
        told = as_known(home, shared, staff, position, horizon)
        for day, figures in changes(before, told).items():
            _add(log[position, day.toordinal()], figures)
        before = told
    return _told(home, until, before)


def told_at(home: Home, shared: Shared, position: int, horizon: date) -> Told:
    """What `tell` answers, without the way there."""
    return _told(home, position, as_known(home, shared, home.staff(), position, horizon))


def _told(home: Home, position: int, stretches: Sequence[Stretch]) -> Told:
    now = home.standing_at(position)[-1]
    return Told(now.household_no, now.division, episodes(stretches))


def as_known(home: Home, shared: Shared, staff: Iterable[UUID], position: int, horizon: date) -> list[Stretch]:
    """The household's days before the horizon, as known at a position."""
    reach, standing = home.reach_at(position), home.standing_at(position)
    return timeline(reach, standing, shared.at(position, staff), date.min, horizon) if standing else []


def _add(total: list[int], figures: Iterable[int]) -> None:
    for place, figure in enumerate(figures):
        total[place] += figure
