"""A household: what may be asked of it and what happens then."""

from datetime import date

from casework.common import refusals
from casework.households import commands as c
from casework.households.alerts import review_alerts
from casework.households.assignments import assign_contact_person, end_assignment
from casework.households.commands import Command
from casework.households.contacts import correct_contact, log_contact, withdraw_contact
from casework.households.doctor import record_doctor_service, sign_doctor_contract
from casework.households.events import HouseholdEvent
from casework.households.green_channel import issue_pass, use_green_channel
from casework.households.life_events import reject_life_event, report_life_event, verify_life_event
from casework.households.needs import answer_need, close_need, open_need
from casework.households.pause_closure import close_household, pause_household
from casework.households.registration import change_category, register_household
from casework.households.state import NEW, Household, evolve

Event = HouseholdEvent

__all__ = ["NEW", "Command", "Event", "Household", "decide", "evolve"]


def decide(command: Command, household: Household, today: date) -> list[HouseholdEvent]:
    """What happens if this is asked of this household today; nothing when it happened already.

    Raises Refused if it may not; HouseholdNotThere before registration.
    """
    if isinstance(command, c.RegisterHousehold):
        return register_household(command, household, today)
    if household.registered_on is None:
        raise refusals.HouseholdNotThere
    return _decide(command, household, household.registered_on, today)


def _decide(command: Command, household: Household, registered_on: date, today: date) -> list[HouseholdEvent]:
    match command:
        case c.LogContact():
            return log_contact(command, household, today)
        case c.ReviewAlerts():
            return review_alerts(command, household)
        case c.AssignContactPerson():
            return assign_contact_person(command, household)
        case c.EndAssignment():
            return end_assignment(command, household)
        case c.CorrectContact():
            return correct_contact(command, household, today)
        case c.WithdrawContact():
            return withdraw_contact(command, household)
        case c.OpenNeed():
            return open_need(command, household, today)
        case c.AnswerNeed():
            return answer_need(command, household, today)
        case c.CloseNeed():
            return close_need(command, household, today)
        case c.ReportLifeEvent():
            return report_life_event(command, household, today)
        case c.VerifyLifeEvent():
            return verify_life_event(command, household)
        case c.RejectLifeEvent():
            return reject_life_event(command, household)
        case c.ChangeCategory():
            return change_category(command, household, registered_on)
        case c.PauseHousehold():
            return pause_household(command, household, today)
        case c.CloseHousehold():
            return close_household(command, household, registered_on, today)
        case c.SignDoctorContract():
            return sign_doctor_contract(command, household)
        case c.RecordDoctorService():
            return record_doctor_service(command, household, today)
        case c.IssueGreenChannelPass():
            return issue_pass(command, household)
        case c.UseGreenChannel():
            return use_green_channel(command, household, today)
        case _:
            raise TypeError(f"{type(command).__name__} is not asked of a household")
