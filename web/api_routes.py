"""Every path of the API."""

from litestar import Router

from web.access.caller import signed_in
from web.accounts import log_api
from web.actions import ACTIONS
from web.applications import api as applications_api
from web.authenticity import api as authenticity_api
from web.care import checkups_page, lapsing_page
from web.exports import api as exports_api
from web.funds import api as funds_api
from web.funds import measures_api as fund_measures_api
from web.funds import needed_api as funds_needed_api
from web.funds import records_api as fund_records_api
from web.households import corrections_api, duties_api, household_api, life_event_api, member_api
from web.http.api.params import DEPENDENCIES
from web.http.api.write import write
from web.http.refusals import show_malformed
from web.imports import imports_api
from web.needs import api as needs_api
from web.needs import help_api
from web.oversight import (
    contact_persons_api,
    coverage_api,
    findings_api,
    gap_days_api,
    movement_page,
    overdue_api,
    trends_api,
    unreached_page,
    waiting_api,
)
from web.payments import api as payments_api
from web.payments import layout_api
from web.payments import member_api as payments_of_members
from web.periods import api as periods_api
from web.petitions import api as petitions_api
from web.policies import api as policies_api
from web.policies import simulation_api
from web.projects import api as projects_api
from web.recoveries import api as recoveries_api
from web.recoveries import unpaid_pages
from web.schemes import api as schemes_api
from web.schemes import plausibility_api
from web.staff import hand_over_api, office_api
from web.supervision import api as supervision_api

API = Router(
    "/api/v1",
    route_handlers=[
        *(path for action in ACTIONS for path in write(action)),
        *household_api.HANDLERS,
        *checkups_page.API,
        *corrections_api.HANDLERS,
        *duties_api.HANDLERS,
        *life_event_api.HANDLERS,
        *unreached_page.HANDLERS,
        *member_api.HANDLERS,
        *needs_api.HANDLERS,
        *help_api.HANDLERS,
        *petitions_api.HANDLERS,
        *applications_api.HANDLERS,
        *lapsing_page.API,
        *coverage_api.HANDLERS,
        *gap_days_api.HANDLERS,
        *findings_api.HANDLERS,
        *trends_api.HANDLERS,
        *contact_persons_api.HANDLERS,
        *overdue_api.HANDLERS,
        *movement_page.HANDLERS,
        *waiting_api.HANDLERS,
        *office_api.HANDLERS,
        *hand_over_api.HANDLERS,
        *policies_api.HANDLERS,
        *schemes_api.HANDLERS,
        *payments_api.HANDLERS,
        *payments_of_members.HANDLERS,
        *layout_api.HANDLERS,
        *recoveries_api.HANDLERS,
        *unpaid_pages.API,
        *funds_api.HANDLERS,
        *funds_needed_api.HANDLERS,
        *fund_records_api.HANDLERS,
        *fund_measures_api.HANDLERS,
        *plausibility_api.HANDLERS,
        *simulation_api.HANDLERS,
        *periods_api.HANDLERS,
        *exports_api.HANDLERS,
        *log_api.HANDLERS,
        *imports_api.HANDLERS,
        *projects_api.HANDLERS,
        *authenticity_api.HANDLERS,
        *supervision_api.HANDLERS,
    ],
    guards=[signed_in],
    dependencies=DEPENDENCIES,
    exception_handlers={RecursionError: show_malformed},  # of a body nested without end
    include_in_schema=True,
)
