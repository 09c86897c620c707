"""A candidate edition over real history, for programs."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import SkipValidation
from msgspec import Meta, Struct

from casework.common.command import Asked, Division, Short
from casework.common.roles import READ_FIGURES
from casework.divisions.codes import trim
from casework.policies.in_force import ALWAYS
from projections.policies.in_force import adopting_there
from web.access.caller import Caller
from web.http.api.body import decoded
from web.http.api.params import within
from web.http.api.read import read_by_body
from web.office import AsOf, Office
from web.policies.preview import PreviewRow, candidate, row
from web.policies.simulation import Trial, go_on, month_ends, whole_days


class SimulationBody(Asked, frozen=True, kw_only=True):
    """`edition`: a preset's name, or a whole edition. `from_on` left out: as if it had always held. `division`: the
    caller's own when left out. `days` left out: the ends of the last twelve months, and today."""

    edition: Short | dict[str, object]
    from_on: date | None = None
    division: Division | None = None
    days: Annotated[tuple[date, ...], Meta(max_length=40)] = ()


class SimulatedDay(Struct):
    """A day as it was, and as it would have been with the candidate."""

    on: date
    total: PreviewRow


class PolicySimulation(Struct):
    """`not_counted`: days for which there was no time; ask for these alone, or for a smaller division."""

    division: str
    edition: str
    known_position: Mapping[str, int]
    days: list[SimulatedDay]
    not_counted: list[date]


@read_by_body("SimulatePolicy", "/policies/simulation", READ_FIGURES)
def simulate_policy(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    data: SkipValidation[SimulationBody] = None,  # type: ignore[assignment]
) -> PolicySimulation:
    """A read: what would have been overdue and covered on days gone by under another edition, as far as is known."""
    said = decoded(data, SimulationBody)
    division = trim(said.division or caller.division)
    asked = candidate(caller, division, said.edition, said.from_on or ALWAYS)
    with office.open_snapshot(caller, within(office, as_of, division)) as snapshot:
        days = sorted({*said.days}) or [*month_ends(snapshot.on), snapshot.on]
        supposed = adopting_there(snapshot, asked) if said.from_on else {asked.ledger: [asked]}
        trial, of = go_on(snapshot, division, supposed, days, Trial())
    counted = whole_days(trial, days, of)
    found = [SimulatedDay(day, row(division, trial.days[day])) for day in counted if day in trial.days]
    left = [day for day in days if day not in counted]
    return PolicySimulation(division, asked.edition.edition, snapshot.known, found, left)


HANDLERS = [simulate_policy]
