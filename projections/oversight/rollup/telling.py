"""What a household adds to its county's figures at each position, and the days on which it is owed something."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from casework.oversight.changes import Episode, changes, episodes
from casework.oversight.coverage import FIGURES
from casework.oversight.day import CountyInputs
from casework.oversight.timeline import Asked, Stretch, timeline
from projections.oversight.rollup.shared import Shared
from projections.oversight.rollup.versions import Home

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
    known = _Known(home, shared, horizon)
    before = known.at(after) if after else []
    for position in sorted(p for p in {*home.positions(), *known.turns} if after < p <= until):
        told = known.at(position)
        _log(log, position, before, told)
        before = told
    return _told(home, until, before)


def leap(home: Home, shared: Shared, until: int, horizon: date, log: Log) -> Told:
    """The same from the beginning in one leap: as if everything had become known at `until`."""
    told = _Known(home, shared, horizon).at(until)
    _log(log, until, [], told)
    return _told(home, until, told)


def bring_forward(log: Log, leapt_until: int) -> None:
    """What now comes into the log at its own position is taken from `leapt_until`, where it stood since the leap."""
    earlier = [(day, figures) for (position, day), figures in log.items() if position < leapt_until]
    for place in [(position, day) for position, day in log if position == leapt_until]:
        del log[place]  # it stands there already
    for day, figures in earlier:
        _add(log[leapt_until, day], [-figure for figure in figures])


def _log(log: Log, position: int, before: Sequence[Stretch], told: Sequence[Stretch]) -> None:
    for day, figures in changes(before, told).items():
        _add(log[position, day.toordinal()], figures)


def _told(home: Home, position: int, stretches: Sequence[Stretch]) -> Told:
    for now in home.standing_at(position)[-1:]:
        return Told(now.household_no, now.division, episodes(stretches))
    return Told("", "", [])  # it left on the day it came: nothing stands of it any more


class _Known:
    """A household's timelines. Between the turns of what it shares with others only spans not seen before are asked."""

    def __init__(self, home: Home, shared: Shared, horizon: date) -> None:
        self.home, self.shared, self.horizon = home, shared, horizon
        self.staff = home.staff()
        self.turns = sorted(shared.turns_of(self.staff) | set(shared.turns))
        self.inputs: dict[int, tuple[CountyInputs, Asked]] = {}

    def at(self, position: int) -> list[Stretch]:
        turn = bisect_right(self.turns, position)
        if turn not in self.inputs:
            self.inputs[turn] = self.shared.at(position, self.staff), Asked()
        reach, standing = self.home.reach_at(position), self.home.standing_at(position)
        inputs, asked = self.inputs[turn]
        return timeline(reach, standing, inputs, self.horizon, asked)


def _add(total: list[int], figures: Iterable[int]) -> None:
    for place, figure in enumerate(figures):
        total[place] += figure
