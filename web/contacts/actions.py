"""Contacts: what contact persons record every day."""

from typing import Final
from uuid import UUID

from msgspec import UNSET
from msgspec.structs import replace

from casework.common.command import YEARS
from casework.households.commands.contacts import CorrectContact, LogContact, WithdrawContact
from web.contacts.in_whose_name import demand_level, demand_name, demand_own_contact, level_held
from web.http import reach
from web.http.action import TO_WORKLIST, Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_, gettext
from web.office import Reached
from web.problem import Problem

CONTACT: Final = HOUSEHOLD + "/contacts/{contact_id:uuid}"


def _looked_after(asking: Asking) -> Reached:
    household_id = asking.ids["household_id"]
    return reach.household_looked_after(asking.office, asking.caller, household_id, asking.said.occurred_on)


def _in_own_name(asking: Asking, command: LogContact) -> LogContact:
    """A contact is a fact: late, offline or by somebody replaced since, it is recorded all the same."""
    office, caller = asking.office, asking.caller
    demand_name(office, caller, command.staff_id)
    demand_level(office, caller, command.household_id, command.level, command.occurred_on)
    _demand_possible(command)
    staff_id = command.staff_id or caller.staff_id
    level = command.level or level_held(office, staff_id, command.household_id, command.occurred_on)
    return replace(command, staff_id=staff_id, level=level)


def _demand_possible(command: LogContact) -> None:
    """A device's clock may be wrong, but not by centuries: such an instant has no day in Shanghai to show."""
    if command.captured_at is not None and command.captured_at.year not in YEARS:
        message = gettext("Write the instant like 2026-11-20T09:00:00+08:00.")
        raise Problem(422, "invalid", message, errors=[{"field": "captured_at", "message": message}])


def _own(asking: Asking, command: CorrectContact) -> CorrectContact:
    """A contact person corrects what stands in their own name."""
    office, caller = asking.office, asking.caller
    demand_own_contact(office, caller, command.contact_id)
    if command.staff_id is not UNSET:
        demand_name(office, caller, _id(command.staff_id))
    if command.level is not UNSET:
        day = office.today() if command.occurred_on is UNSET else command.occurred_on
        demand_level(office, caller, command.household_id, command.level, day)
    return command


def _own_withdrawn(asking: Asking, command: WithdrawContact) -> WithdrawContact:
    demand_own_contact(asking.office, asking.caller, command.contact_id)
    return command


def _id(value: object) -> UUID | None:
    return value if isinstance(value, UUID) else None


LOG_CONTACT: Final = Action(
    LogContact,
    HOUSEHOLD + "/contacts",
    "contact_id",
    _looked_after,
    _in_own_name,
    said=N_("The contact is recorded."),
    next_steps=(TO_WORKLIST,),
)
CORRECT_CONTACT: Final = Action(
    CorrectContact,
    CONTACT + "/correction",
    "contact_id",
    in_household,
    _own,
    said=N_("The contact is corrected."),
    next_steps=(TO_WORKLIST,),
)
WITHDRAW_CONTACT: Final = Action(
    WithdrawContact,
    CONTACT + "/withdrawal",
    "contact_id",
    in_household,
    _own_withdrawn,
    said=N_("The contact is withdrawn. It stays in the history."),
    next_steps=(TO_WORKLIST,),
)
ACTIONS: Final = (LOG_CONTACT, CORRECT_CONTACT, WITHDRAW_CONTACT)
