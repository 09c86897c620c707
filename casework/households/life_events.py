"""Births, deaths, moves: reported, then verified or rejected; only verified ones take effect."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.commands.life_events import RejectLifeEvent, ReportLifeEvent, VerifyLifeEvent
from casework.households.events import HouseholdEvent
from casework.households.events.life_events import (
    CategoryChanged,
    HouseholdMoved,
    LifeEventRejected,
    LifeEventReported,
    LifeEventVerified,
)
from casework.households.events.members import MemberDied
from casework.households.state import Household


def report_life_event(command: ReportLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    if command.life_event_id in household.life_events:
        return []
    not_in_the_future(command.occurred_on, today, "occurred_on")
    required_text(command.source, "source")
    _subject_possible(command, household)
    _complete(command)
    reported = _reported(command)
    _first_death(reported, household)
    return [reported, *_verified(reported, household)] if command.verified else [reported]


def verify_life_event(command: VerifyLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    reported = _life_event(command.life_event_id, household)
    verdict = household.verdicts.get(command.life_event_id)
    if verdict == "verified":
        return []
    if verdict == "rejected":
        raise refusals.AlreadyRejected
    _first_death(reported, household)
    return _verified(reported, household)


def reject_life_event(command: RejectLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    _life_event(command.life_event_id, household)
    verdict = household.verdicts.get(command.life_event_id)
    if verdict == "rejected":
        return []
    if verdict == "verified":
        raise refusals.AlreadyVerified
    reason = private(command.household_id, command.reason)
    return [LifeEventRejected(life_event_id=command.life_event_id, reason=reason)]


def _subject_possible(command: ReportLifeEvent, household: Household) -> None:
    if command.subject == "child":
        return
    member_id = _member_id(command.subject)
    member = household.members.get(member_id) if member_id else None
    if member is None:
        raise refusals.UnknownSubject("subject")
    if command.occurred_on < member.born_on:
        raise refusals.BeforeBirth("occurred_on", born_on=member.born_on)


def _complete(command: ReportLifeEvent) -> None:
    if command.kind == "moved" and not (command.residence_division or command.hukou_division):
        raise refusals.DivisionMissing("residence_division")
    if command.kind == "disability_level" and command.level not in (1, 2, 3, 4):
        raise refusals.DisabilityLevelMissing("level")


def _first_death(reported: LifeEventReported, household: Household) -> None:
    """Two people may report the same death; it is recorded once."""
    if reported.kind == "death" and _dead(reported.subject, household):
        raise refusals.DeathAlreadyRecorded("subject")


def _dead(subject: str, household: Household) -> bool:
    if subject == "child":
        return household.child_died
    member = household.members.get(UUID(subject))
    return member is not None and member.died_on is not None


def _verified(reported: LifeEventReported, household: Household) -> list[HouseholdEvent]:
    return [LifeEventVerified(life_event_id=reported.life_event_id), *_effects(reported, household)]


def _effects(reported: LifeEventReported, household: Household) -> list[HouseholdEvent]:
    match reported.kind, reported.subject:
        case "death", "child":
            return _category_after(reported, household)
        case "death", subject:
            died_on, because = reported.occurred_on, reported.life_event_id
            return [MemberDied(member_id=UUID(subject), died_on=died_on, life_event_id=because)]
        case "moved", _:
            return _household_moved(reported, household)
    return []


def _category_after(reported: LifeEventReported, household: Household) -> list[HouseholdEvent]:
    """Months are the unit of accrual: the other category begins on the first day of the next one."""
    if household.category != "child_disabled":
        return []
    from_on = _first_of_next_month(reported.occurred_on)
    if household.registered_on is not None:
        from_on = max(from_on, household.registered_on)
    return [CategoryChanged(category="child_deceased", from_on=from_on)]


def _household_moved(reported: LifeEventReported, household: Household) -> list[HouseholdEvent]:
    division = reported.residence_division
    if not division:
        return []
    if division[:6] != household.residence_division[:6]:
        raise refusals.MovesToAnotherCounty("residence_division")
    moved_on, because = reported.occurred_on, reported.life_event_id
    return [HouseholdMoved(residence_division=division, from_on=moved_on, life_event_id=because)]


def _first_of_next_month(day: date) -> date:
    years, month = divmod(day.month, 12)
    return date(day.year + years, month + 1, 1)


def _life_event(life_event_id: UUID, household: Household) -> LifeEventReported:
    if life_event_id not in household.life_events:
        raise refusals.LifeEventNotThere
    return household.life_events[life_event_id]


def _member_id(subject: str) -> UUID | None:
    try:
        return UUID(subject)
    except ValueError:
        return None


def _reported(command: ReportLifeEvent) -> LifeEventReported:
    return LifeEventReported(
        life_event_id=command.life_event_id,
        kind=command.kind,
        subject=command.subject,
        occurred_on=command.occurred_on,
        source=Private(command.household_id, command.source),
        residence_division=command.residence_division,
        hukou_division=command.hukou_division,
        level=command.level,
    )
