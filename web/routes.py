"""Every page: the only module that knows them all."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from web.accounts import administration_page, log_page, staff_page, user_changes, users_page
from web.accounts.me_page import MeController
from web.accounts.sign_in_page import SIGN_IN_HANDLERS
from web.applications import (
    apply_form,
    batches,
    decision_forms,
    import_page,
    notice_sheet,
    occasion_forms,
    proposals_page,
    step_forms,
)
from web.applications import pages as applications
from web.authenticity import hints_page, spot_check_pages
from web.care import care_page, checkups_page, lapsing_page
from web.care import pages as care
from web.contacts import correction_pages, worklist_page
from web.contacts import log_page as contact_log
from web.exports import page as exports
from web.funds import estimate_page, form_page, performance_page, received_page, unsettled_page
from web.funds import forms as fund_forms
from web.hospitals import contact_pages as hospital_contacts
from web.hospitals import hospital_page
from web.hospitals import list_page as hospital_list
from web.hospitals import pages as hospitals
from web.households import (
    assignment_pages,
    card_page,
    closure_pages,
    corrections_page,
    decision_pages,
    duties_page,
    family_pages,
    hand_over_sheet,
    history_page,
    household_page,
    life_event_pages,
    life_events_page,
    list_page,
    member_pages,
    preference_pages,
    recorded,
    registration_page,
    supporter_pages,
)
from web.http.form_page import handlers_of
from web.imports import run_pages, upload_page
from web.needs import help_pages, help_plan_pages, measure_pages
from web.needs import list_page as need_lists
from web.needs import pages as needs
from web.oversight import (
    alert_pages,
    alerts_page,
    comparison_page,
    contact_persons_page,
    coverage_list_page,
    coverage_page,
    findings_page,
    gap_days_page,
    home_page,
    household_comparison_page,
    ledgers_page,
    movement_page,
    overdue_page,
    trends_page,
    unreached_page,
)
from web.payments import (
    approval_page,
    day_page,
    file_pages,
    household_payments_page,
    layout_pages,
    one_list_page,
    why_page,
)
from web.payments import forms as payment_forms
from web.periods import close_page as period_close
from web.periods import list_page as period_list
from web.periods import pages as periods
from web.petitions import pages as petitions
from web.policies import pages as policies
from web.policies import preview_page, simulation_page
from web.projects import area_forms, area_pages, family_page, order_pages
from web.recoveries import forms as recovery_forms
from web.recoveries import pages as recovery_pages
from web.recoveries import unpaid_pages
from web.schemes import adopting, edition_page, ending_page, plausibility_page
from web.schemes import pages as schemes
from web.staff import correction_pages as staff_corrections
from web.staff import hand_over_list_page, hand_over_pages
from web.staff import list_page as staff_list
from web.staff import pages as staff
from web.supervision import check_pages, list_pages, record_page
from web.supervision import form_pages as supervision

READS: list[ControllerRouterHandler] = [
    home_page.show_home,
    administration_page.show_administration,
    worklist_page.show_worklist,
    household_page.show_household,
    history_page.show_history,
    corrections_page.show_corrections,
    duties_page.show_duties,
    care_page.show_care,
    lapsing_page.show_lapsing,
    checkups_page.show_checkups,
    list_page.show_households,
    life_events_page.show_life_events,
    unreached_page.show_unreached,
    list_page.search_households,
    coverage_page.show_coverage,
    coverage_list_page.show_list,
    gap_days_page.show_gap_days,
    contact_persons_page.show_contact_persons,
    contact_persons_page.show_households_of,
    comparison_page.show_comparison,
    trends_page.show_trends,
    findings_page.show_findings,
    household_comparison_page.show_household_comparison,
    overdue_page.show_overdue,
    *movement_page.PAGES,
    *need_lists.HANDLERS,
    *petitions.HANDLERS,
    *applications.HANDLERS,
    *notice_sheet.HANDLERS,
    *proposals_page.HANDLERS,
    *help_plan_pages.HANDLERS,
    alerts_page.show_alerts,
    ledgers_page.show_ledgers,
    log_page.show_administration_log,
    hospital_list.show_hospitals,
    *hospital_page.HANDLERS,
    staff_list.show_staff,
    hand_over_list_page.show_hand_overs,
    card_page.show_card,
    card_page.show_cards,
    users_page.show_users,
    staff_page.show_staff_and_users,
    policies.show_policies,
    schemes.show_schemes,
    schemes.show_terms,
    *edition_page.HANDLERS,
    plausibility_page.show_plausibility,
    *list_pages.HANDLERS,
    *area_pages.HANDLERS,
    family_page.show_services,
    record_page.show_record,
    simulation_page.show_simulation,
    period_list.show_period_closes,
    period_close.show_period_close,
    hints_page.show_hints,
    hints_page.show_contacts,
    spot_check_pages.show_spot_checks,
    day_page.show_lists,
    one_list_page.show_list,
    why_page.show_why,
    household_payments_page.show_payments,
    *recovery_pages.HANDLERS,
    *unpaid_pages.HANDLERS,
    estimate_page.show_estimate,
    estimate_page.show_people,
    received_page.show_received,
    form_page.show_forms,
    form_page.show_form,
    unsettled_page.show_unsettled,
    performance_page.show_performance,
]
FORMS = handlers_of(
    contact_log.FORMS,
    needs.FORMS,
    help_pages.FORMS,
    help_plan_pages.FORMS,
    measure_pages.FORMS,
    petitions.FORMS,
    apply_form.FORMS,
    step_forms.FORMS,
    occasion_forms.FORMS,
    decision_forms.FORMS,
    registration_page.FORMS,
    assignment_pages.FORMS,
    hand_over_sheet.FORMS,
    supporter_pages.FORMS,
    family_pages.FORMS,
    member_pages.FORMS,
    decision_pages.FORMS,
    closure_pages.FORMS,
    life_event_pages.FORMS,
    preference_pages.FORMS,
    care.FORMS,
    alert_pages.FORMS,
    hospitals.FORMS,
    hospital_contacts.FORMS,
    staff.FORMS,
    periods.FORMS,
    staff_corrections.FORMS,
    hand_over_pages.FORMS,
    spot_check_pages.FORMS,
    supervision.FORMS,
    check_pages.FORMS,
    order_pages.FORMS,
    area_forms.FORMS,
    payment_forms.FORMS,
    recovery_forms.FORMS,
    fund_forms.FORMS,
    ending_page.FORMS,
)
OTHER_FORMS: list[ControllerRouterHandler] = [
    *batches.HANDLERS,
    approval_page.ask_approval,
    approval_page.take_approval,
    *file_pages.HANDLERS,
    *layout_pages.HANDLERS,
    recovery_pages.look,
    *correction_pages.HANDLERS,
    *family_pages.HANDLERS,
    *member_pages.HANDLERS,
    *closure_pages.HANDLERS,
    *hand_over_pages.HANDLERS,
    users_page.ask_user,
    users_page.add_user,
    *user_changes.HANDLERS,
    exports.ask_export,
    exports.take_export,
    preview_page.show_form,
    preview_page.preview_adoption,
    policies.adopt,
    *adopting.HANDLERS,
    simulation_page.run_simulation,
    upload_page.ask_file,
    upload_page.give_template,
    upload_page.take_file,
    *import_page.HANDLERS,
    run_pages.show_run,
    run_pages.stop_run,
    run_pages.take_checked,
]
# One router: registered one by one, two handlers of the same path would be wrapped twice by the framework.
PAGES: list[ControllerRouterHandler] = [
    *SIGN_IN_HANDLERS,
    MeController,
    Router(
        path="/",
        route_handlers=[*READS, *FORMS, *OTHER_FORMS],
        before_request=recorded.read_recorded,
        include_in_schema=False,
    ),
]
