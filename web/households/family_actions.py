"""Households: what was registered is corrected, members come and leave, the child becomes known."""

from typing import Any, Final

from msgspec import UNSET
from msgspec.structs import replace

from casework.households.commands.members import (
    AddMember,
    CorrectChild,
    CorrectLeaving,
    CorrectMember,
    RecordChild,
    RecordLeaving,
    WithdrawChild,
    WithdrawLeaving,
    WithdrawMember,
)
from casework.households.commands.registration import CorrectHousehold, RecordLivingAlone
from web.households.persons import demand_phone, hand_over_claiming, id_number_of, known_person
from web.http.action import Action, Asking
from web.http.reach import HOUSEHOLD, MEMBER, in_household, of_member
from web.http.rights import VILLAGE, demand_division, demand_there_is
from web.language.i18n import N_


def _lives_here(asking: Asking, command: CorrectHousehold) -> CorrectHousehold:
    if command.residence_division is not UNSET:
        demand_there_is(command.residence_division, "residence_division", level=VILLAGE)
        demand_division(asking.caller, command.residence_division, "residence_division")
    return command


def _known_already(asking: Asking, command: AddMember) -> AddMember:
    """Somebody known from before keeps their id."""
    id_number = id_number_of(command.id_number, "id_number")
    demand_there_is(command.hukou_division, "hukou_division")
    demand_phone(command.phone, "phone")
    demand_phone(command.second_phone, "second_phone")
    return replace(command, id_number=id_number, member_id=known_person(asking.office, id_number) or command.member_id)


def _identity_possible(_: Asking, command: Any) -> Any:
    """Of a member or a child."""
    demand_phone(getattr(command, "phone", UNSET), "phone")
    demand_phone(getattr(command, "second_phone", UNSET), "second_phone")
    if isinstance(hukou := getattr(command, "hukou_division", UNSET), str):
        demand_there_is(hukou, "hukou_division")
    if isinstance(command.id_number, str):
        return replace(command, id_number=id_number_of(command.id_number, "id_number"))
    return command


CORRECT_HOUSEHOLD: Final = Action(
    CorrectHousehold,
    HOUSEHOLD + "/correction",
    "household_id",
    in_household,
    _lives_here,
    hand_over_claiming,
    tied_to_version=True,
    said=N_("The registration is corrected. What was recorded before stays in the history."),
)
RECORD_LIVING_ALONE: Final = Action(
    RecordLivingAlone,
    HOUSEHOLD + "/living-alone",
    "household_id",
    in_household,
    said=N_("It is recorded whether somebody lives alone. Home visits are due accordingly."),
)
ADD_MEMBER: Final = Action(
    AddMember,
    HOUSEHOLD + "/members",
    "member_id",
    in_household,
    _known_already,
    hand_over_claiming,
    said=N_("The member is entered."),
)
CORRECT_MEMBER: Final = Action(
    CorrectMember,
    MEMBER + "/correction",
    "member_id",
    of_member,
    _identity_possible,
    hand_over_claiming,
    tied_to_version=True,
    said=N_("The member is corrected. What was recorded before stays in the history."),
)
WITHDRAW_MEMBER: Final = Action(
    WithdrawMember,
    MEMBER + "/withdrawal",
    "member_id",
    of_member,
    tied_to_version=True,
    said=N_("This person was never a member of the household. What was recorded stays in the history."),
)
RECORD_LEAVING: Final = Action(
    RecordLeaving,
    MEMBER + "/leaving",
    "leaving_id",
    of_member,
    tied_to_version=True,
    said=N_("It is recorded that the member has left. They may now belong to another household."),
)
CORRECT_LEAVING: Final = Action(
    CorrectLeaving,
    MEMBER + "/leaving/correction",
    "member_id",
    of_member,
    tied_to_version=True,
    said=N_("The leaving is corrected. What was recorded before stays in the history."),
)
WITHDRAW_LEAVING: Final = Action(
    WithdrawLeaving,
    MEMBER + "/leaving/withdrawal",
    "member_id",
    of_member,
    carry_out=hand_over_claiming,
    tied_to_version=True,
    said=N_("The member belongs to the household as before."),
)
RECORD_CHILD: Final = Action(
    RecordChild,
    HOUSEHOLD + "/child",
    "child_id",
    in_household,
    _identity_possible,
    tied_to_version=True,
    said=N_("What is known of the child is recorded."),
)
CORRECT_CHILD: Final = Action(
    CorrectChild,
    HOUSEHOLD + "/child/correction",
    "household_id",
    in_household,
    _identity_possible,
    tied_to_version=True,
    said=N_("What is known of the child is corrected."),
)
WITHDRAW_CHILD: Final = Action(
    WithdrawChild,
    HOUSEHOLD + "/child/withdrawal",
    "household_id",
    in_household,
    tied_to_version=True,
    said=N_("What was recorded of a child no longer counts."),
)
ACTIONS: Final = (
    CORRECT_HOUSEHOLD, RECORD_LIVING_ALONE, ADD_MEMBER, CORRECT_MEMBER, WITHDRAW_MEMBER, RECORD_LEAVING,
    CORRECT_LEAVING, WITHDRAW_LEAVING, RECORD_CHILD, CORRECT_CHILD, WITHDRAW_CHILD,
)  # fmt: skip
