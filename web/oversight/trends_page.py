"""One figure in the course of a year, as a line and as a table: as known now, and as known at the end of each day."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Final, NamedTuple
from urllib.parse import urlencode

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from projections.oversight.coverage import CoverageRow
from projections.oversight.trends import Point
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail
from web.divisions.villages import choices_below
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.oversight.trends import BY, asked_days, end_of, points

ADDRESS: Final = "/coverage/trends"
# Each figure: the part of a row, and its field there; the whole is the part's `of`.
FIGURES: Final = {
    "contact": ("contact", "covered"),
    "contact_effective": ("contact", "effective"),
    "doctor": ("doctor", "covered"),
    "doctor_served": ("doctor", "served"),
    "tcm": ("doctor", "tcm"),
    "green_channel": ("green_channel", "covered"),
    "green_channel_tested": ("green_channel", "tested"),
    "all_three": ("all_three", "covered"),
}
ABOVE, TALL, BELOW, WIDE = 28, 150, 6, 88  # pixels of the drawing, and the per cents of its width that the lines take


class Share(NamedTuple):
    n: int
    of: int

    @property
    def percent(self) -> float:
        return 100 * self.n / self.of if self.of else 0.0


class Line(NamedTuple):
    """One day of a figure, with the addresses of both lists. `then` None: of the nation it is not looked up."""

    on: date
    now: Share
    then: Share | None
    now_list: str
    then_list: str


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_trends(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division = asked_division(caller, query)
    figure = query.get("figure", "")
    figure = figure if figure in FIGURES else "contact_effective"
    with open_snapshot(office, caller, request) as snapshot:
        found = points(office, snapshot, division, asked_days(query, snapshot.on))
        view = as_of_view(office, snapshot, request)
    lines = [_line(point, division, figure, office.clock()) for point in found]
    context = {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": view,
        "deeper": down(view, ADDRESS), "figure": figure, "figures": list(FIGURES), "lines": lines,
        "height": ABOVE + TALL + BELOW, "cuts": [(cut, _down(cut)) for cut in (0, 50, 100)],
        "now_line": drawn([line.now for line in lines]), "by": query.get("by", BY[0]), "bys": BY,
        "then_line": drawn([line.then for line in lines]), "year": lines[0].on.year if lines else view.on.year,
        "below": [] if division else choices_below(division, view.on),
        "years": range(view.today.year - 2, view.today.year + 1),
    }  # fmt: skip
    return Template("oversight/trends.html", context=context)


Stroke = tuple[float, float, float, float]


def drawn(shares: Sequence[Share | None]) -> list[Stroke]:
    """Strokes from left to right, across in per cents of the width and down in pixels; a day with nobody is left out."""
    step = WIDE / max(1, len(shares) - 1)
    places = [
        (round(place * step, 1), _down(share.percent)) for place, share in enumerate(shares) if share and share.of
    ]
    return [(*before, *after) for before, after in pairwise(places)]


def _down(percent: float) -> float:
    return round(ABOVE + TALL * (100 - percent) / 100, 1)


def _line(point: Point, division: str, figure: str, now: datetime) -> Line:
    asked = {"division": division, "kind": figure, "covered": "true", "on": point.on.isoformat()}
    end = end_of(point.on)
    then = {"known_at": end.isoformat()} if end <= now else {}
    return Line(
        point.on,
        _share(point.now, figure),
        _share(point.then, figure) if point.then else None,
        "/coverage/list?" + urlencode(asked),
        "/coverage/list?" + urlencode(asked | then),
    )


def _share(row: CoverageRow, figure: str) -> Share:
    part, name = FIGURES[figure]
    share = getattr(row, part)
    return Share(getattr(share, name), share.of)
