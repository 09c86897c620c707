"""Registering a household with its members. Somebody known from before keeps their id."""

from collections.abc import Iterable
from contextlib import nullcontext
from typing import Final

from msgspec.structs import replace

from casework.households.commands.registration import NewChild, NewMember, RegisterHousehold
from casework.ledger.append import ClaimConflict
from web.households.household_no import next_household_no, taking_turns
from web.households.persons import demand_phone, id_number_of, known_person, taken
from web.http import reach
from web.http.action import TO_ANOTHER, TO_ASSIGN, Action, Asking, WriteResult
from web.http.rights import VILLAGE, demand_there_is
from web.language.i18n import N_, gettext
from web.office import Office, Reached
from web.problem import Problem

ATTEMPTS: Final = 64  # when other processes or an import take the next free household number at once


def _lives_there(asking: Asking) -> Reached:
    division = asking.said.residence_division
    at = reach.new(asking.caller, division, asking.request.make_id("household"), "residence_division")
    demand_there_is(division, "residence_division", level=VILLAGE)
    return at


def _with_known_people(asking: Asking, command: RegisterHousehold) -> RegisterHousehold:
    members = tuple(_member(asking.office, member, place) for place, member in enumerate(command.members))
    return replace(command, members=members, child=_child(command.child))


def _register(asking: Asking, command: RegisterHousehold, at: Reached, action: Action) -> WriteResult:
    """Raises Problem 409 when a person belongs to another open household, or the household number is taken."""
    office = asking.office
    for _ in range(ATTEMPTS):
        try:
            with taking_turns(at.ledger) if command.household_no is None else nullcontext():
                number = command.household_no or next_household_no(office, at.ledger)
                numbered = replace(command, household_no=number)
                receipt = office.act(asking.caller, numbered, at=at, request=asking.request)
            made = [{"id": member.member_id, "name": member.name} for member in command.members]
            return WriteResult(at.stream, receipt, {"members": made})
        except ClaimConflict as claimed:
            if claimed.kind != "household_no" or command.household_no:
                raise _claimed(office, claimed, command.members) from claimed
    raise Problem(503, "busy", gettext("The system is busy"), headers={"retry-after": "1"})


def _member(office: Office, member: NewMember, place: int) -> NewMember:
    id_number = id_number_of(member.id_number, f"members.{place}.id_number")
    demand_there_is(member.hukou_division, f"members.{place}.hukou_division")
    demand_phone(member.phone, f"members.{place}.phone")
    demand_phone(member.second_phone, f"members.{place}.second_phone")
    return replace(member, id_number=id_number, member_id=known_person(office, id_number) or member.member_id)


def _child(child: NewChild | None) -> NewChild | None:
    if child is None or not child.id_number:
        return child
    return replace(child, id_number=id_number_of(child.id_number, "child.id_number"))


def _claimed(office: Office, claimed: ClaimConflict, members: Iterable[NewMember]) -> Problem:
    keys = [{str(m.member_id), office.casework.keys.blind("id_number", m.id_number).hex()} for m in members]
    place = next((place for place, both in enumerate(keys) if claimed.key in both), 0)
    return taken(claimed, f"members.{place}.id_number")


REGISTER: Final = Action(
    RegisterHousehold,
    "/households",
    "household_id",
    _lives_there,
    _with_known_people,
    carry_out=_register,
    said=N_("The household is registered."),
    next_steps=(
        TO_ASSIGN,
        TO_ANOTHER,
    ),
)
