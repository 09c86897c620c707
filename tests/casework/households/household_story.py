"""The usual household of these tests: the Zhangs of Nanzhao, registered on New Year's Day 2026."""

from datetime import date
from uuid import UUID

from casework.common.private import Private
from casework.households.commands.registration import NewMember, RegisterHousehold
from casework.households.events.alerts import AlertRaised
from casework.households.events.assignments import ContactPersonAssigned
from casework.households.events.contacts import ContactLogged
from casework.households.events.members import MemberAdded, MemberDied
from casework.households.events.pause_closure import HouseholdClosed
from casework.households.events.registration import HouseholdRegistered

ZHANGS = UUID(int=1)
ZHANG, LI = UUID(int=11), UUID(int=12)
STRANGER = UUID(int=19)
WANG, ZHAO = UUID(int=31), UUID(int=32)
NEW_YEAR = date(2026, 1, 1)
MAY = date(2026, 5, 20)
TOMORROW = date(2026, 7, 1)
VILLAGE = "411326001001"

REGISTER = RegisterHousehold(
    household_id=ZHANGS,
    household_no="A-17",
    category="child_disabled",
    residence_division=VILLAGE,
    registered_on=NEW_YEAR,
    members=(
        NewMember(member_id=ZHANG, name="张明", id_number="411326195001010018", relation="father"),
        NewMember(member_id=LI, name="李芳", id_number="411326195203040021", relation="mother", phone="138"),
    ),
)
REGISTERED = HouseholdRegistered(
    household_no="A-17", category="child_disabled", residence_division=VILLAGE, registered_on=NEW_YEAR
)
ZHANG_ADDED = MemberAdded(
    member_id=ZHANG,
    name=Private(ZHANG, "张明"),
    id_number=Private(ZHANG, "411326195001010018"),
    relation="father",
    born_on=date(1950, 1, 1),
    sex="male",
    from_on=NEW_YEAR,
)
LI_ADDED = MemberAdded(
    member_id=LI,
    name=Private(LI, "李芳"),
    id_number=Private(LI, "411326195203040021"),
    relation="mother",
    born_on=date(1952, 3, 4),
    sex="female",
    from_on=NEW_YEAR,
    phone=Private(LI, "138"),
)
KNOWN = (REGISTERED, ZHANG_ADDED, LI_ADDED)
CLOSED = HouseholdClosed(
    closed_on=date(2026, 6, 1), reason=Private(ZHANGS, "moved abroad"), cause="moved_away", closure_id=UUID(int=71)
)
ZHANG_DIED = MemberDied(member_id=ZHANG, died_on=date(2026, 4, 10))

ASSIGNED = ContactPersonAssigned(assignment_id=UUID(int=41), level="village", staff_id=WANG, from_on=date(2026, 1, 10))
CONTACT = ContactLogged(
    contact_id=UUID(int=51),
    channel="phone",
    outcome="reached",
    occurred_on=MAY,
    note=Private(ZHANGS, sealed="sealed note"),
)
OVERDUE = AlertRaised(alert_id=UUID(int=61), duty="any_contact", due_on=date(2026, 6, 19), raised_on=date(2026, 6, 20))


def private(text: str) -> Private:
    """A text of the household."""
    return Private(ZHANGS, text)
