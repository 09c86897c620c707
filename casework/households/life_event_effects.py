"""What follows from a verified life event: what takes effect by itself, and what people then have to do."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.private import Private
from casework.households.events import HouseholdEvent
from casework.households.events.assignments import AssignmentEnded
from casework.households.events.life_events import (
    HouseholdMoveCorrected,
    HouseholdMoved,
    LifeEventCorrected,
    LifeEventFoundKnown,
    LifeEventReopened,
    LifeEventReported,
    LifeEventWithdrawn,
)
from casework.households.events.members import MemberDeathCorrected, MemberDied
from casework.households.events.moving import HouseholdMovedOut
from casework.households.guards import not_closed
from casework.households.state import Household

Told = LifeEventReported | LifeEventCorrected


def effects(reported: Told, household: Household) -> list[HouseholdEvent]:
    """A death ends a life, a move moves the household. What else is verified holds by being verified."""
    since, because = reported.occurred_on, reported.life_event_id
    if reported.kind == "death" and reported.subject != "child":
        return [MemberDied(member_id=UUID(reported.subject), died_on=since, life_event_id=because)]
    if reported.kind == "moved" and reported.residence_division:
        if _is_elsewhere(reported.residence_division, household):
            return _moved_out(reported, reported.residence_division, household)
        return [HouseholdMoved(residence_division=reported.residence_division, from_on=since, life_event_id=because)]
    return []


def effects_corrected(before: Told, after: LifeEventCorrected, household: Household) -> list[HouseholdEvent]:
    """The effects of a verified life event as they read after its correction."""
    since, because, reason = after.occurred_on, after.life_event_id, after.reason
    if after.kind == "death" and after.subject != "child":
        member_id = UUID(after.subject)
        return [MemberDeathCorrected(member_id=member_id, died_on=since, life_event_id=because, reason=reason)]
    if after.kind != "moved" or not (before.residence_division or after.residence_division):
        return []
    if not (before.residence_division and after.residence_division):
        raise refusals.AlreadyVerified("residence_division")
    _within_the_county(after.residence_division, household)
    place = after.residence_division
    return [HouseholdMoveCorrected(residence_division=place, from_on=since, life_event_id=because, reason=reason)]


def follow_up(reported: Told, household: Household) -> tuple[str, ...]:
    """What is to be done now (domain 2.6, 6.21, 6.22): condolence comes first, and money last.

    With nobody left there is nothing to do but to close the household, which has its own list.
    """
    match reported.kind, reported.subject:
        case "death", "child":
            return ("condolence", "category") if household.category == "child_disabled" else ("condolence",)
        case "death", subject:
            alone = any(str(id_) != subject and member.died_on is None for id_, member in household.members.items())
            return ("condolence", "contact_person", "doctor", "account") if alone else ()
        case (("birth" | "adoption" | "recovered"), _):
            return ("category",)
        case "disability_level", _:
            return ("category",) if reported.level == LIGHTEST else ("schemes",)
        case (("marriage" | "divorce"), _):
            return ("schemes", "account")
        case "moved", _:
            return _after_move(reported, household)
    return ()


def _after_move(reported: Told, household: Household) -> tuple[str, ...]:
    """Of a move to another county nothing is left to be done here: that county is told (casework/households/moving.py)."""
    if not reported.residence_division:
        return ("schemes",)
    return () if _is_elsewhere(reported.residence_division, household) else ("contact_person", "doctor")


LIGHTEST = 4  # of the levels of disability; special support goes to levels 1 to 3 (domain 2.6)


def found_known(verified: Told, household: Household, today: date) -> list[HouseholdEvent]:
    """A death is one, whatever day each report of it names: of the others nothing is left to be verified."""
    if verified.kind != "death":
        return []
    return [
        LifeEventFoundKnown(life_event_id=id_, known_from=verified.life_event_id, known_on=today)
        for id_, told in household.life_events.items()
        if (told.kind, told.subject) == ("death", verified.subject) and id_ != verified.life_event_id
        if id_ not in household.verdicts and id_ not in household.withdrawn
    ]


def reopened(withdrawn: UUID, household: Household, today: date) -> list[HouseholdEvent]:
    """What was known from a report that counts no longer is to be verified again."""
    return [
        LifeEventReopened(life_event_id=id_, known_from=withdrawn, reopened_on=today)
        for id_, known_from in household.known_from.items()
        if known_from == withdrawn and id_ not in household.withdrawn
    ]


def dead(subject: str, household: Household) -> bool:
    """Whether the death of a member, or of the child, is recorded."""
    if subject == "child":
        return household.child_died or _child_death_verified(household)
    member = household.members.get(UUID(subject))
    return member is not None and member.died_on is not None


def _child_death_verified(household: Household) -> bool:
    verdicts = household.verdicts
    verified = (event for id_, event in household.life_events.items() if verdicts.get(id_) == "verified")
    return any((event.kind, event.subject) == ("death", "child") for event in verified)


def moved_back(withdrawn: LifeEventWithdrawn, household: Household) -> list[HouseholdEvent]:
    """The move by which it came here was a mistake: it lives where it came from since the same day, counted here on none.

    Where it lived there, and the position, the ledger says. Raises MovedBetweenCounties for a move that others followed.
    """
    came = household.arrival
    if came is None or came.life_event_id != withdrawn.life_event_id or household.moved_out_on is not None:
        raise refusals.MovedBetweenCounties
    not_closed(household)
    out = HouseholdMovedOut(
        moved_on=came.moved_on,
        residence_division="",
        to_ledger=came.from_ledger,
        to_position=0,
        life_event_id=came.life_event_id,
        takes_back=True,
    )
    return [out, *_assignments_ended(came.moved_on, withdrawn.reason, household)]


def _moved_out(reported: Told, division: str, household: Household) -> list[HouseholdEvent]:
    """To another county. Who looked after the household does so no longer; where its story goes on the ledger says."""
    not_closed(household)
    if household.moved_out_on is not None:
        raise refusals.HouseholdMovedAway(moved_on=household.moved_out_on)
    moved_on = reported.occurred_on
    here_since = household.arrival.moved_on if household.arrival else household.registered
    if moved_on < here_since:
        raise refusals.BeforeRegistration("occurred_on", registered_on=here_since)
    out = HouseholdMovedOut(
        moved_on=moved_on,
        residence_division=division,
        to_ledger=division[:6],
        to_position=0,
        life_event_id=reported.life_event_id,
    )
    return [out, *_assignments_ended(moved_on, reported.source, household)]


def _assignments_ended(moved_on: date, reason: Private, household: Household) -> list[AssignmentEnded]:
    return [
        AssignmentEnded(assignment_id=id_, until_on=max(moved_on, one.from_on), reason=reason)
        for id_, one in household.assignments.items()
        if one.until_on is None or moved_on < one.until_on
    ]


def _is_elsewhere(division: str, household: Household) -> bool:
    return division[:6] != household.residence_division[:6]


def _within_the_county(division: str, household: Household) -> None:
    if _is_elsewhere(division, household):
        raise refusals.MovesToAnotherCounty("residence_division")
