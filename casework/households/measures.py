"""Help that was given to a family, in one of the four domains, for a need or of the office's own accord."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.common.said import said
from casework.households.commands.measures import CorrectMeasure, RecordMeasure, WithdrawMeasure
from casework.households.events import HouseholdEvent
from casework.households.events.measures import MeasureCorrected, MeasureTaken, MeasureWithdrawn
from casework.households.state import Household


def record_measure(command: RecordMeasure, household: Household, today: date) -> list[HouseholdEvent]:
    if command.measure_id in household.measures:
        return []
    not_in_the_future(command.on, today, "on")
    required_text(command.measure, "measure")
    if command.need_id is not None and command.need_id not in household.needs:
        raise refusals.NeedNotThere("need_id")
    return [
        MeasureTaken(
            measure_id=command.measure_id,
            domain=command.domain,
            taken_on=command.on,
            measure=Private(command.household_id, command.measure),
            need_id=command.need_id,
            staff_id=command.staff_id,
            organisation=command.organisation,
        )
    ]


def correct_measure(command: CorrectMeasure, household: Household, today: date) -> list[HouseholdEvent]:
    """What is left out passes on as it is, sealed."""
    before = _standing(command.measure_id, household)
    required_text(command.reason, "reason")
    changes = said(command, "domain", "organisation", of={"measure": command.household_id}, taken_on="on")
    not_in_the_future(changes.get("taken_on"), today, "on")
    if isinstance(command.measure, str):
        required_text(command.measure, "measure")
    return list(corrected(MeasureCorrected, before, changes, Private(command.household_id, command.reason)))


def withdraw_measure(command: WithdrawMeasure, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.measure_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [MeasureWithdrawn(measure_id=command.measure_id, reason=reason)]


def _standing(measure_id: UUID, household: Household) -> MeasureTaken | MeasureCorrected:
    """Raises MeasureNotThere, AlreadyWithdrawn."""
    measure = household.measures.get(measure_id)
    if measure is None:
        raise refusals.MeasureNotThere
    if measure_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return measure
