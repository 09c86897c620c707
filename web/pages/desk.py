"""The pages of those who lead, audit and administer: figures, lists, decisions, staff, hospitals, imports."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from web.pages import (
    assignments,
    decisions,
    green_channel,
    hospital_changes,
    life_events,
    members,
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
from web.pages.register import ask_household, register
from web.pages.staff import show_staff

FIGURES: list[ControllerRouterHandler] = [
    show_coverage,
    show_list,
    show_overdue,
    show_alerts,
    show_ledgers,
    show_administration_log,
]
HOUSEHOLDS: list[ControllerRouterHandler] = [
    show_households,
    search_households,
    ask_household,
    register,
    assignments.ask_assignment,
    assignments.assign,
    assignments.ask_ending,
    assignments.end_assignment,
    decisions.ask_pause,
    decisions.pause,
    decisions.ask_category,
    decisions.change_category,
    decisions.ask_closure,
    decisions.close,
    life_events.ask_life_event,
    life_events.report_life_event,
    life_events.ask_verification,
    life_events.ask_rejection,
    life_events.verify,
    life_events.reject,
]
MEMBERS: list[ControllerRouterHandler] = [
    members.ask_contract,
    members.sign_contract,
    members.ask_service,
    members.record_service,
    green_channel.ask_pass,
    green_channel.issue_pass,
    green_channel.ask_use,
    green_channel.use_green_channel,
]
OFFICE: list[ControllerRouterHandler] = [
    show_hospitals,
    hospital_changes.ask_hospital,
    hospital_changes.designate,
    hospital_changes.ask_responsible,
    hospital_changes.change_responsible,
    hospital_changes.ask_withdrawal,
    hospital_changes.withdraw,
    show_staff,
    staff_posts.ask_staff,
    staff_posts.register_staff,
    staff_posts.ask_post,
    staff_posts.take_post,
    staff_posts.ask_post_ending,
    staff_posts.end_post,
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
# One router: registered one by one, two handlers of the same path would be wrapped twice by the framework.
DESK: list[ControllerRouterHandler] = [
    Router(path="/", route_handlers=[*FIGURES, *HOUSEHOLDS, *MEMBERS, *OFFICE], include_in_schema=False)
]
