"""What an accepted row becomes: commands for its contact persons and for its household."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from casework.common.days import twelve_months_after
from casework.households import commands as ask
from casework.ledger.envelope import Request
from casework.staff import commands as staff_ask
from web.imports.row import Contact, LedgerRow, Member
from web.office import Office

STAFF = UUID("0c6f2f0a-3f0e-4c56-9a3e-5a9b6f3c2d11")  # the namespace of staff records that imports make


def contact_persons(office: Office, ledger: str, row: LedgerRow, on: date) -> list[tuple[str, UUID, list[Any]]]:
    """For each level named in the row: the staff record, and the commands that make sure of it and of its post."""
    named = (("village", row.village_contact, row.division), ("township", row.township_contact, row.division[:9]))
    return [
        (
            level,
            staff_id_of(office, ledger, contact, row.division),
            _staff(office, ledger, level, contact, division, row, on),
        )
        for level, contact, division in named
        if contact
    ]


def staff_id_of(office: Office, ledger: str, contact: Contact, village: str) -> UUID:
    """One record per name and phone; without a phone one per name and village. The same at every import."""
    text = f"{ledger}/{contact.name}/{contact.phone or village}"
    return uuid5(STAFF, office.casework.keys.blind("staff", text).hex())


def _staff(
    office: Office, ledger: str, level: str, contact: Contact, division: str, row: LedgerRow, on: date
) -> list[Any]:
    staff_id = staff_id_of(office, ledger, contact, row.division)
    take = staff_ask.TakePost(
        staff_id=staff_id,
        post_id=uuid5(staff_id, f"{level} {division}"),
        level=level,  # type: ignore[arg-type]
        division=division,
        from_on=on,
    )
    return [
        staff_ask.RegisterStaff(staff_id=staff_id, name=contact.name, phone=contact.phone),
        take,
    ]


def household(
    row: LedgerRow,
    household_no: str,
    person: Callable[[Member], UUID | None],
    staff: list[tuple[str, UUID]],
    request: Request,
    on: date,
) -> list[ask.Command]:
    """Everything one row says of its household, to be stored in one append. `person`: who is known already."""
    household_id = request.make_id("household")
    members = [(member, person(member) or request.make_id(member.relation)) for member in row.members]
    commands: list[ask.Command] = [_register(row, household_no, household_id, members, request, on)]
    for level, staff_id in staff:
        commands.append(
            ask.AssignContactPerson(
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
) -> ask.Command:
    child = None
    if row.disability_level is not None:
        child = ask.NewChild(child_id=request.make_id("child"), disability_level=row.disability_level)
    return ask.RegisterHousehold(
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


def _member(member: Member, member_id: UUID, row: LedgerRow) -> ask.NewMember:
    return ask.NewMember(
        member_id=member_id,
        name=member.name,
        id_number=member.id_number,
        relation=member.relation,
        phone=member.phone,
        payment_account=row.account if member is row.members[0] else None,
    )


def _of_member(
    row: LedgerRow, household_id: UUID, member: Member, member_id: UUID, request: Request, on: date
) -> list[ask.Command]:
    commands: list[ask.Command] = []
    if row.doctor and row.signed_on:
        commands.append(
            ask.SignDoctorContract(
                household_id=household_id,
                contract_id=request.make_id(f"contract {member.relation}"),
                member_id=member_id,
                kind="family",
                doctor=row.doctor,
                from_on=row.signed_on,
                until_on=twelve_months_after(row.signed_on),
            )
        )
    if row.pass_number:
        commands.append(
            ask.IssueGreenChannelPass(
                household_id=household_id,
                pass_id=request.make_id(f"pass {member.relation}"),
                member_id=member_id,
                number=row.pass_number,
                from_on=on,
            )
        )
    return commands


def _contacts(row: LedgerRow, household_id: UUID, request: Request) -> list[ask.Command]:
    """The last contact and the last home visit, without a level."""
    days = (("phone", row.last_contact_on), ("home_visit", row.last_home_visit_on))
    return [
        ask.LogContact(
            household_id=household_id,
            contact_id=request.make_id(channel),
            channel=channel,  # type: ignore[arg-type]
            outcome="reached",
            occurred_on=day,
        )
        for channel, day in days
        if day
    ]
