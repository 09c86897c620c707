"""What an accepted row becomes of its household: everything in one append."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from casework.common.command import Command
from casework.common.days import twelve_months_after
from casework.households.commands.assignments import AssignContactPerson
from casework.households.commands.contacts import LogContact
from casework.households.commands.doctor import SignDoctorContract
from casework.households.commands.green_channel import IssueGreenChannelPass
from casework.households.commands.registration import NewChild, NewMember, RegisterHousehold
from casework.ledger.envelope import Request
from web.imports.row import LedgerRow, Member


def household(
    row: LedgerRow,
    household_no: str,
    person: Callable[[Member], UUID | None],
    staff: list[tuple[str, UUID]],
    request: Request,
    on: date,
) -> list[Command]:
    """Everything one row says of its household, to be stored in one append. `person`: who is known already."""
    household_id = request.make_id("household")
    members = [(member, person(member) or request.make_id(member.relation)) for member in row.members]
    commands: list[Command] = [_register(row, household_no, household_id, members, request, on)]
    for level, staff_id in staff:
        commands.append(
            AssignContactPerson(
                household_id=household_id,
                assignment_id=request.make_id(level),
                level=level,  # type: ignore[arg-type]
                staff_id=staff_id,
                from_on=on,
            )
        )
    for member, member_id in members:
        commands += _of_member(row, household_id, member, member_id, request, on)
    return commands + _contacts(row, household_id, request)


def _register(
    row: LedgerRow,
    household_no: str,
    household_id: UUID,
    members: list[tuple[Member, UUID]],
    request: Request,
    on: date,
) -> Command:
    child = None
    if row.disability_level is not None:
        child = NewChild(child_id=request.make_id("child"), disability_level=row.disability_level)
    return RegisterHousehold(
        household_id=household_id,
        household_no=household_no,
        category=row.category,
        residence_division=row.division,
        registered_on=on,
        members=tuple(_member(member, member_id, row) for member, member_id in members),
        address=row.address,
        child=child,
        remark=row.remark,
    )


def _member(member: Member, member_id: UUID, row: LedgerRow) -> NewMember:
    return NewMember(
        member_id=member_id,
        name=member.name,
        id_number=member.id_number,
        relation=member.relation,
        phone=member.phone,
        second_phone=member.second_phone,
        payment_account=row.account if member is row.members[0] else None,
    )


def _of_member(
    row: LedgerRow, household_id: UUID, member: Member, member_id: UUID, request: Request, on: date
) -> list[Command]:
    commands: list[Command] = []
    if row.doctor and row.signed_on:
        commands.append(
            SignDoctorContract(
                household_id=household_id,
                contract_id=request.make_id(f"contract {member.relation}"),
                member_id=member_id,
                kind="family",
                institution="",  # the file has no column for it
                doctor=row.doctor,
                from_on=row.signed_on,
                until_on=twelve_months_after(row.signed_on),
            )
        )
    if row.pass_number:
        commands.append(
            IssueGreenChannelPass(
                household_id=household_id,
                pass_id=request.make_id(f"pass {member.relation}"),
                member_id=member_id,
                number=row.pass_number,
                from_on=on,
            )
        )
    return commands


def _contacts(row: LedgerRow, household_id: UUID, request: Request) -> list[Command]:
    """The last contact and the last home visit, without a level."""
    days = (("phone", row.last_contact_on), ("home_visit", row.last_home_visit_on))
    return [
        LogContact(
            household_id=household_id,
            contact_id=request.make_id(channel),
            channel=channel,  # type: ignore[arg-type]
            outcome="reached",
            occurred_on=day,
        )
        for channel, day in days
        if day
    ]
