"""The green channel: a pass is a decision, its use a fact (the edge checks that the hospital exists)."""

from datetime import date

from casework.common import refusals
from casework.common.days import overlaps
from casework.common.guards import in_order, not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.commands.green_channel import IssueGreenChannelPass, UseGreenChannel
from casework.households.events import HouseholdEvent
from casework.households.events.green_channel import GreenChannelUsed, PassIssued
from casework.households.guards import living_member_on, member_on, not_closed_by
from casework.households.state import Household


def issue_pass(command: IssueGreenChannelPass, household: Household, today: date) -> list[HouseholdEvent]:
    """One pass at a time; one from before the closing may still be entered."""
    if command.pass_id in household.passes:
        return []
    living_member_on(household, command.member_id, command.from_on, "from_on")
    not_closed_by(household, command.from_on)
    in_order(command.from_on, command.until_on)
    required_text(command.number, "number")
    for held in household.passes.values():
        if held.member_id == command.member_id and overlaps(
            held.from_on, held.until_on, command.from_on, command.until_on
        ):
            raise refusals.PassesOverlap("from_on", from_on=held.from_on)
    return [
        PassIssued(
            pass_id=command.pass_id,
            member_id=command.member_id,
            number=Private(command.member_id, command.number),
            from_on=command.from_on,
            until_on=command.until_on,
        )
    ]


def use_green_channel(command: UseGreenChannel, household: Household, today: date) -> list[HouseholdEvent]:
    """With or without a pass: the visit took place."""
    if command.use_id in household.uses:
        return []
    not_in_the_future(command.on, today, "on")
    member_on(household, command.member_id, command.on, "on")
    if not command.steps:
        raise refusals.StepsMissing("steps")
    return [
        GreenChannelUsed(
            use_id=command.use_id,
            member_id=command.member_id,
            hospital_id=command.hospital_id,
            used_on=command.on,
            steps=command.steps,
            escorted=command.escorted,
            satisfied=command.satisfied,
            note=private(command.household_id, command.note),
        )
    ]
