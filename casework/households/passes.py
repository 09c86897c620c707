"""Passes of the green channel: issued, ended early, corrected, withdrawn. All are decisions."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.days import overlaps
from casework.common.guards import in_order, required_text
from casework.common.private import Private
from casework.common.said import said
from casework.households.commands.green_channel import (
    CorrectGreenChannelPass,
    EndGreenChannelPass,
    IssueGreenChannelPass,
    WithdrawGreenChannelPass,
)
from casework.households.events import HouseholdEvent
from casework.households.events.green_channel import (
    Pass,
    PassCorrected,
    PassEnded,
    PassEndingCorrected,
    PassIssued,
    PassWithdrawn,
)
from casework.households.guards import living_member_on, not_closed_by
from casework.households.state import Household


def issue_pass(command: IssueGreenChannelPass, household: Household, today: date) -> list[HouseholdEvent]:
    """One pass at a time; one from before the closing may still be entered."""
    if command.pass_id in household.passes:
        return []
    issued = PassIssued(
        pass_id=command.pass_id,
        member_id=command.member_id,
        number=Private(command.member_id, required_text(command.number, "number")),
        from_on=command.from_on,
        until_on=command.until_on,
    )
    _possible(household, issued, issued.until_on)
    return [issued]


def end_pass(command: EndGreenChannelPass, household: Household, today: date) -> list[HouseholdEvent]:
    """Ending on the first day is allowed: it then held on no day."""
    issued = _standing(household, command.pass_id, command.member_id)
    end = household.pass_end(issued)
    if end == command.until_on:
        return []
    if command.pass_id in household.pass_endings:
        raise refusals.PassAlreadyEnded("until_on", until_on=end)
    _ends_within(issued, command.until_on, "until_on")
    required_text(command.reason, "reason")
    return [
        PassEnded(
            pass_id=command.pass_id,
            member_id=command.member_id,
            until_on=command.until_on,
            cause=command.cause,
            reason=Private(command.household_id, command.reason),
            planned_until_on=issued.until_on,
        )
    ]


def correct_pass(command: CorrectGreenChannelPass, household: Household, today: date) -> list[HouseholdEvent]:
    """What is known of its early ending is told again with it, for that goes by the planned end."""
    before = _standing(household, command.pass_id, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    changes = said(command, "from_on", "until_on", of={"number": command.member_id})
    told = corrected(PassCorrected, before, changes, reason)
    after = told[0] if told else before
    ending = _ending_corrected(command, household, after, reason)
    _possible(household, after, ending[0].until_on if ending else household.pass_end(after))
    return [*told, *ending]


def withdraw_pass(command: WithdrawGreenChannelPass, household: Household, today: date) -> list[HouseholdEvent]:
    if command.pass_id in household.passes and command.pass_id in household.withdrawn:
        return []
    _standing(household, command.pass_id, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [PassWithdrawn(pass_id=command.pass_id, member_id=command.member_id, reason=reason)]


def _standing(household: Household, pass_id: UUID, member_id: UUID) -> Pass:
    """Raises PassNotThere, AlreadyWithdrawn."""
    issued = household.passes.get(pass_id)
    if issued is None or issued.member_id != member_id:
        raise refusals.PassNotThere
    if pass_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return issued


def _possible(household: Household, issued: Pass, end: date | None) -> None:
    """Raises Refused for one that nobody could have, or that lies across another."""
    living_member_on(household, issued.member_id, issued.from_on, "from_on")
    not_closed_by(household, issued.from_on)
    in_order(issued.from_on, issued.until_on)
    for id_, held in household.passes.items():
        another = held.member_id == issued.member_id and id_ != issued.pass_id and id_ not in household.withdrawn
        if another and overlaps(held.from_on, household.pass_end(held), issued.from_on, end):
            raise refusals.PassesOverlap("from_on", from_on=held.from_on)


def _ending_corrected(
    command: CorrectGreenChannelPass, household: Household, after: Pass, reason: Private
) -> list[PassEndingCorrected]:
    ending = household.pass_endings.get(command.pass_id)
    if ending is None:
        if isinstance(command.ended_on, date):
            raise refusals.PassNotEnded("ended_on")
        return []
    until_on = command.ended_on if isinstance(command.ended_on, date) else ending.until_on
    _ends_within(after, until_on, "ended_on")
    return corrected(PassEndingCorrected, ending, {"until_on": until_on, "planned_until_on": after.until_on}, reason)


def _ends_within(issued: Pass, day: date, field: str) -> None:
    if day < issued.from_on:
        raise refusals.EndBeforeStart(field, from_on=issued.from_on)
    if issued.until_on is not None and day > issued.until_on:
        raise refusals.PassEndsBefore(field, until_on=issued.until_on)
