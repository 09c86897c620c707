"""Births, deaths, moves: reported, corrected, withdrawn, then verified or rejected; only verified ones take effect."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.commands.life_events import (
    CorrectLifeEvent,
    RejectLifeEvent,
    ReportLifeEvent,
    SeeLifeEventOutcome,
    VerifyLifeEvent,
    WithdrawLifeEvent,
)
from casework.households.events import HouseholdEvent
from casework.households.events.life_events import (
    LifeEventCorrected,
    LifeEventOutcomeSeen,
    LifeEventRejected,
    LifeEventReported,
    LifeEventVerified,
    LifeEventWithdrawn,
)
from casework.households.events.members import MemberDeathWithdrawn
from casework.households.life_event_effects import (
    Told,
    dead,
    effects,
    effects_corrected,
    follow_up,
    found_known,
    moved_back,
    reopened,
)
from casework.households.state import Household

CORRECTABLE: Final = ("kind", "subject", "occurred_on", "residence_division", "hukou_division", "level")


def report_life_event(command: ReportLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    if command.life_event_id in household.life_events:
        return []
    required_text(command.source, "source")
    reported = _reported(command, today)
    _possible(reported, household, today)
    _first_death(reported, household)
    return [reported, *_verified(reported, household, today, at_once=True)] if command.verified else [reported]


def correct_life_event(command: CorrectLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    before = _standing(command.life_event_id, household)
    if command.life_event_id in household.between_counties:
        raise refusals.MovedBetweenCounties
    required_text(command.reason, "reason")
    changes = _changes(command)
    reason = Private(command.household_id, command.reason)
    corrections = corrected(LifeEventCorrected, before, changes, reason)
    for correction in corrections:
        _possible(correction, household, today)
        if household.verdicts.get(command.life_event_id) == "verified":
            _same_thing(before, correction)
            return [correction, *effects_corrected(before, correction, household)]
    return list(corrections)


def withdraw_life_event(command: WithdrawLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    """A move that brought the household from another county is taken back by both."""
    reported = _standing(command.life_event_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    withdrawn = LifeEventWithdrawn(life_event_id=command.life_event_id, reason=reason)
    if command.life_event_id in household.between_counties:
        return [withdrawn, *moved_back(withdrawn, household)]
    others = reopened(command.life_event_id, household, today)
    verified = household.verdicts.get(command.life_event_id) == "verified"
    if not verified or reported.kind != "death" or reported.subject == "child":
        return [withdrawn, *others]
    member_id, about = UUID(reported.subject), command.life_event_id
    return [withdrawn, MemberDeathWithdrawn(member_id=member_id, life_event_id=about, reason=reason), *others]


def verify_life_event(command: VerifyLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    reported = _standing(command.life_event_id, household)
    verdict = household.verdicts.get(command.life_event_id)
    if verdict == "verified":
        return []
    if verdict == "rejected":
        raise refusals.AlreadyRejected
    _first_death(reported, household)
    return _verified(reported, household, today)


def reject_life_event(command: RejectLifeEvent, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.life_event_id, household)
    verdict = household.verdicts.get(command.life_event_id)
    if verdict == "rejected":
        return []
    if verdict == "verified":
        raise refusals.AlreadyVerified
    reason = private(command.household_id, command.reason)
    return [LifeEventRejected(life_event_id=command.life_event_id, reason=reason, rejected_on=today)]


def see_life_event_outcome(command: SeeLifeEventOutcome, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.life_event_id, household)
    if command.life_event_id not in household.verdicts:
        raise refusals.NotYetDecided
    if command.life_event_id in household.outcomes_seen:
        return []
    return [LifeEventOutcomeSeen(life_event_id=command.life_event_id, seen_on=today)]


def _possible(reported: Told, household: Household, today: date) -> None:
    """Raises where the day has not come, nobody is who it is about, or the report does not say all it has to."""
    not_in_the_future(reported.occurred_on, today, "occurred_on")
    _subject_possible(reported, household)
    if reported.kind == "moved" and not (reported.residence_division or reported.hukou_division):
        raise refusals.DivisionMissing("residence_division")
    if reported.kind == "disability_level" and reported.level not in (1, 2, 3, 4):
        raise refusals.DisabilityLevelMissing("level")


def _subject_possible(reported: Told, household: Household) -> None:
    if reported.subject == "child":
        return
    member_id = _member_id(reported.subject)
    member = household.members.get(member_id) if member_id else None
    if member is None:
        raise refusals.UnknownSubject("subject")
    if reported.occurred_on < member.born_on:
        raise refusals.BeforeBirth("occurred_on", born_on=member.born_on)


def _first_death(reported: Told, household: Household) -> None:
    """Two people may report the same death; it is recorded once."""
    if reported.kind == "death" and dead(reported.subject, household):
        raise refusals.DeathAlreadyRecorded("subject")


def _same_thing(before: Told, after: Told) -> None:
    for field in ("kind", "subject"):
        if getattr(before, field) != getattr(after, field):
            raise refusals.AlreadyVerified(field)


def _verified(reported: Told, household: Household, today: date, *, at_once: bool = False) -> list[HouseholdEvent]:
    verified = LifeEventVerified(
        life_event_id=reported.life_event_id,
        verified_on=today,
        follow_up=follow_up(reported, household),
        at_once=at_once,
    )
    return [verified, *effects(reported, household), *found_known(reported, household, today)]


def _standing(life_event_id: UUID, household: Household) -> Told:
    if life_event_id not in household.life_events:
        raise refusals.LifeEventNotThere
    if life_event_id in household.withdrawn:
        raise refusals.LifeEventAlreadyWithdrawn
    return household.life_events[life_event_id]


def _changes(command: CorrectLifeEvent) -> Mapping[str, Any]:
    changes = {field: value for field in CORRECTABLE if (value := getattr(command, field)) is not UNSET}
    if isinstance(command.source, str):
        changes["source"] = Private(command.household_id, required_text(command.source, "source"))
    return changes


def _member_id(subject: str) -> UUID | None:
    try:
        return UUID(subject)
    except ValueError:
        return None


def _reported(command: ReportLifeEvent, today: date) -> LifeEventReported:
    return LifeEventReported(
        life_event_id=command.life_event_id,
        kind=command.kind,
        subject=command.subject,
        occurred_on=command.occurred_on,
        source=Private(command.household_id, command.source),
        residence_division=command.residence_division,
        hukou_division=command.hukou_division,
        level=command.level,
        staff_id=command.staff_id,
        reported_on=today,
    )
