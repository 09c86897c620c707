"""Who belongs to a household: somebody comes later or leaves, what was recorded of them is corrected."""

from datetime import date
from typing import Any, Final

from msgspec import UNSET

from casework.common import id_number, refusals
from casework.common.amending import corrected
from casework.common.guards import no_formula, not_in_the_future, personal_name, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.households.commands.members import (
    AddMember,
    CorrectLeaving,
    CorrectMember,
    RecordLeaving,
    WithdrawLeaving,
    WithdrawMember,
)
from casework.households.commands.registration import NewMember
from casework.households.events import HouseholdEvent
from casework.households.events.members import (
    LeavingCorrected,
    LeavingWithdrawn,
    MemberAdded,
    MemberCorrected,
    MemberLeft,
    MemberWithdrawn,
)
from casework.households.guards import member_of, not_closed
from casework.households.state import Household, Member

SEALED: Final = ("name", "phone", "second_phone", "payment_account")
AS_SAID: Final = ("relation", "from_on", "hukou_division")


def add_member(command: AddMember, household: Household, today: date) -> list[HouseholdEvent]:
    if command.member_id in household.present:
        return []  # the same form, sent twice
    not_closed(household)
    not_in_the_future(command.from_on, today, "from_on")
    personal_name(command.name, "name")
    no_formula(command.payment_account, "payment_account")
    born_by(command.id_number, command.from_on, "id_number")
    return [member_added(command, command.from_on)]


def correct_member(command: CorrectMember, household: Household, today: date) -> list[HouseholdEvent]:
    """Birth day and sex follow the number. What is left out passes on as it is, sealed."""
    before = member_of(household, command.member_id).told
    required_text(command.reason, "reason")
    for field in ("name", "payment_account"):
        no_formula(getattr(command, field), field)
    if command.from_on is not UNSET:
        not_in_the_future(command.from_on, today, "from_on")
    changes = _changes(command)
    born_on, from_on = changes.get("born_on", before.born_on), changes.get("from_on", before.from_on)
    if from_on < born_on:
        raise refusals.BeforeBirth("id_number" if "born_on" in changes else "from_on", born_on=born_on)
    return list(corrected(MemberCorrected, before, changes, Private(command.household_id, command.reason)))


def withdraw_member(command: WithdrawMember, household: Household, today: date) -> list[HouseholdEvent]:
    """A household of which nobody would be left was itself a mistake: it is closed or merged instead."""
    member_of(household, command.member_id)
    required_text(command.reason, "reason")
    if len(household.members) == 1:
        raise refusals.NoMembers
    return [MemberWithdrawn(member_id=command.member_id, reason=Private(command.household_id, command.reason))]


def record_leaving(command: RecordLeaving, household: Household, today: date) -> list[HouseholdEvent]:
    member = member_of(household, command.member_id)
    if member.leaving is not None:
        if member.leaving.leaving_id == command.leaving_id:
            return []
        raise refusals.MemberHasLeft(from_on=member.leaving.from_on)
    _left_on(command.from_on, member, today)
    required_text(command.reason, "reason")
    return [
        MemberLeft(
            leaving_id=command.leaving_id,
            member_id=command.member_id,
            from_on=command.from_on,
            cause=command.cause,
            reason=Private(command.household_id, command.reason),
        )
    ]


def correct_leaving(command: CorrectLeaving, household: Household, today: date) -> list[HouseholdEvent]:
    member = member_of(household, command.member_id)
    leaving = _leaving_of(member)
    required_text(command.reason, "reason")
    changes = said(command, "from_on", "cause")
    _left_on(changes.get("from_on", leaving.from_on), member, today)
    return list(corrected(LeavingCorrected, leaving, changes, Private(command.household_id, command.reason)))


def withdraw_leaving(command: WithdrawLeaving, household: Household, today: date) -> list[HouseholdEvent]:
    leaving = _leaving_of(member_of(household, command.member_id))
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [LeavingWithdrawn(leaving_id=leaving.leaving_id, member_id=command.member_id, reason=reason)]


def _leaving_of(member: Member) -> MemberLeft | LeavingCorrected:
    if member.leaving is None:
        raise refusals.MemberHasNotLeft
    return member.leaving


def _left_on(day: date, member: Member, today: date) -> None:
    """Raises InFuture, EndBeforeStart, MemberHasDied."""
    not_in_the_future(day, today, "from_on")
    if day < member.told.from_on:
        raise refusals.EndBeforeStart("from_on", from_on=member.told.from_on)
    if member.died_on is not None and day > member.died_on:
        raise refusals.MemberHasDied("from_on", died_on=member.died_on)


def born_by(number: str, day: date, field: str) -> None:
    """Raises BeforeBirth where the person of an identity number was not born by a day."""
    born_on = id_number.born_on(number)
    if day < born_on:
        raise refusals.BeforeBirth(field, born_on=born_on)


def member_added(new: NewMember | AddMember, from_on: date) -> MemberAdded:
    return MemberAdded(
        member_id=new.member_id,
        name=Private(new.member_id, new.name),
        relation=new.relation,
        **_identity(new.member_id, new.id_number),
        from_on=from_on,
        phone=private(new.member_id, new.phone),
        hukou_division=new.hukou_division,
        payment_account=private(new.member_id, new.payment_account),
        second_phone=private(new.member_id, new.second_phone),
    )


def _identity(member_id: Any, number: str) -> dict[str, Any]:
    """What an identity number says of a person."""
    return {
        "id_number": Private(member_id, number),
        "born_on": id_number.born_on(number),
        "sex": id_number.sex(number),
    }


def _changes(command: CorrectMember) -> dict[str, Any]:
    changes: dict[str, Any] = {name: value for name in AS_SAID if (value := getattr(command, name)) is not UNSET}
    for name in SEALED:
        if (text := getattr(command, name)) is not UNSET:
            changes[name] = private(command.member_id, text)
    if command.id_number is not UNSET:
        changes |= _identity(command.member_id, command.id_number)
        changes["former_id_number_valid"] = command.former_id_number_valid
    return changes
