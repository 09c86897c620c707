"""Uses of the green channel: facts, with or without a pass (the edge checks that the hospital exists)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.households.commands.green_channel import (
    CorrectGreenChannelUse,
    RateGreenChannelUse,
    UseGreenChannel,
    WithdrawGreenChannelUse,
)
from casework.households.events import HouseholdEvent
from casework.households.events.green_channel import (
    GreenChannelUseCorrected,
    GreenChannelUsed,
    GreenChannelUseRated,
    GreenChannelUseWithdrawn,
    Use,
)
from casework.households.guards import member_on
from casework.households.state import Household


def use_green_channel(command: UseGreenChannel, household: Household, today: date) -> list[HouseholdEvent]:
    """With or without a pass: the visit took place."""
    if command.use_id in household.uses:
        return []
    used = GreenChannelUsed(
        use_id=command.use_id,
        member_id=command.member_id,
        hospital_id=command.hospital_id,
        used_on=command.on,
        steps=command.steps,
        escorted=command.escorted,
        satisfied=command.satisfied,
        note=private(command.household_id, command.note),
        priority_given=command.priority_given,
        priority_refused=command.priority_refused,
    )
    _possible(household, used, today)
    return [used]


def correct_use(command: CorrectGreenChannelUse, household: Household, today: date) -> list[HouseholdEvent]:
    before = _standing(household, command.use_id, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    same = ("hospital_id", "steps", "escorted", "satisfied", "priority_given", "priority_refused")
    changes = said(command, *same, of={"note": command.household_id}, used_on="on")
    told = corrected(GreenChannelUseCorrected, before, changes, reason)
    for after in told:
        _possible(household, after, today)
    return list(told)


def withdraw_use(command: WithdrawGreenChannelUse, household: Household, today: date) -> list[HouseholdEvent]:
    if command.use_id in household.uses and command.use_id in household.withdrawn:
        return []
    _standing(household, command.use_id, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [GreenChannelUseWithdrawn(use_id=command.use_id, member_id=command.member_id, reason=reason)]


def rate_use(command: RateGreenChannelUse, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(household, command.use_id)
    return [
        GreenChannelUseRated(
            use_id=command.use_id,
            rated_on=today,
            as_promised=command.as_promised,
            content=command.content,
            comment=private(command.household_id, command.comment),
        )
    ]


def _standing(household: Household, use_id: UUID, member_id: UUID | None = None) -> Use:
    """Raises UseNotThere, AlreadyWithdrawn."""
    use = household.uses.get(use_id)
    if use is None or member_id not in (None, use.member_id):
        raise refusals.UseNotThere
    if use_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return use


def _possible(household: Household, use: Use, today: date) -> None:
    not_in_the_future(use.used_on, today, "on")
    member_on(household, use.member_id, use.used_on, "on")
    if not use.steps:
        raise refusals.StepsMissing("steps")
    _among_the_steps(use, use.priority_given, "priority_given")
    _among_the_steps(use, use.priority_refused, "priority_refused")
    if set(use.priority_given) & set(use.priority_refused):
        raise refusals.PriorityBothWays("priority_refused")


def _among_the_steps(use: Use, steps: Iterable[str], field: str) -> None:
    if set(steps) - set(use.steps):
        raise refusals.StepNotUsed(field)
