"""Everything that can be asked for, subject by subject: API, forms and rights are made from it."""

from typing import Final

from web.applications import actions as applications
from web.authenticity import actions as authenticity
from web.care import actions as care
from web.contacts import actions as contacts
from web.funds import actions as funds
from web.hospitals import actions as hospitals
from web.households import actions as households
from web.households import assignment_actions as assignments
from web.households import life_event_actions as life_events
from web.households import preference_actions as preferences
from web.http.action import Action
from web.needs import actions as needs
from web.needs import help_actions, help_plan_actions, measure_actions
from web.oversight import actions as oversight
from web.payments import actions as payments
from web.payments import layout_actions
from web.periods import actions as periods
from web.petitions import actions as petitions
from web.policies import actions as policies
from web.projects import actions as services
from web.projects import area_actions as areas
from web.recoveries import actions as recoveries
from web.schemes import actions as schemes
from web.staff import actions as staff
from web.supervision import actions as supervision
from web.supervision import check_actions as checks
from web.supervision import inspection_actions as inspections

ACTIONS: Final[tuple[Action, ...]] = tuple(
    action
    for subject in (
        *(households, assignments, life_events, preferences, contacts, needs),
        *(help_actions, help_plan_actions, measure_actions, petitions, care),
        *(oversight, hospitals, staff, policies, schemes, payments, layout_actions, periods, authenticity),
        *(supervision, inspections, checks, services, areas, applications, recoveries, funds),
    )
    for action in subject.ACTIONS
)
