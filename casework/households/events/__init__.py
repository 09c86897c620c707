"""Everything that can happen to a household, a file for each subject.

Days are calendar days in Asia/Shanghai. Spans are half-open: `from_on <= day < until_on`.
"""

from casework.households.events.alerts import AlertsEvent
from casework.households.events.assignments import AssignmentsEvent
from casework.households.events.checks import ChecksEvent
from casework.households.events.checkups import CheckupsEvent
from casework.households.events.contacts import ContactsEvent
from casework.households.events.doctor import DoctorEvent
from casework.households.events.green_channel import GreenChannelEvent
from casework.households.events.help import HelpEvent
from casework.households.events.help_plan import HelpPlanEvent
from casework.households.events.life_events import LifeEventsEvent
from casework.households.events.measures import MeasuresEvent
from casework.households.events.members import MembersEvent
from casework.households.events.merging import MergingEvent
from casework.households.events.moving import MovingEvent
from casework.households.events.needs import NeedsEvent
from casework.households.events.pause_closure import PauseClosureEvent
from casework.households.events.preferences import PreferencesEvent
from casework.households.events.registration import RegistrationEvent
from casework.households.events.service_orders import ServiceOrdersEvent
from casework.households.events.signatures import SignaturesEvent
from casework.households.events.supporters import SupportersEvent

HouseholdEvent = (
    RegistrationEvent
    | MembersEvent
    | AssignmentsEvent
    | SupportersEvent
    | ContactsEvent
    | NeedsEvent
    | HelpEvent
    | HelpPlanEvent
    | MeasuresEvent
    | LifeEventsEvent
    | MovingEvent
    | PauseClosureEvent
    | PreferencesEvent
    | MergingEvent
    | DoctorEvent
    | CheckupsEvent
    | GreenChannelEvent
    | ChecksEvent
    | SignaturesEvent
    | ServiceOrdersEvent
    | AlertsEvent
)
