"""The pages of those who lead, audit and administer: figures, lists, decisions, staff, hospitals, imports."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from web.form_page import handlers_of
from web.pages import (
    assignments,
    decisions,
    hospital_changes,
    life_events,
    members,
    register,
    staff_posts,
    user_changes,
    users,
)
from web.pages.administration_log import show_administration_log
from web.pages.alerts import show_alerts
from web.pages.coverage import show_coverage
from web.pages.coverage_list import show_list
from web.pages.hospitals import show_hospitals
from web.pages.households import search_households, show_households
from web.pages.import_runs import show_run, stop_run, take_checked
from web.pages.imports import ask_file, give_template, take_file
from web.pages.ledgers import show_ledgers
from web.pages.overdue import show_overdue
from web.pages.policies import adopt, show_policies
from web.pages.staff import show_staff

FIGURES: list[ControllerRouterHandler] = [
    show_coverage,
    show_list,
    show_overdue,
    show_alerts,
    show_ledgers,
    show_administration_log,
]
OFFICE: list[ControllerRouterHandler] = [
    show_households,
    search_households,
    show_hospitals,
    show_staff,
    users.show_users,
    users.ask_user,
    users.add_user,
    *user_changes.HANDLERS,
    show_policies,
    adopt,
    ask_file,
    give_template,
    take_file,
    show_run,
    stop_run,
    take_checked,
]
FORMS = handlers_of(
    register.FORMS, assignments.FORMS, decisions.FORMS, life_events.FORMS, members.FORMS, hospital_changes.FORMS,
    staff_posts.FORMS,
)  # fmt: skip
# One router: registered one by one, two handlers of the same path would be wrapped twice by the framework.
DESK: list[ControllerRouterHandler] = [
    Router(path="/", route_handlers=[*FIGURES, *OFFICE, *FORMS], include_in_schema=False)
]
