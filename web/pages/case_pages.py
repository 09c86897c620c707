"""The pages of those who look after families: the worklist, a household, its contacts, needs and history."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from web.pages import contact_changes, contacts, needs
from web.pages.history import show_history
from web.pages.household import show_household
from web.pages.worklist import show_worklist

HANDLERS: list[ControllerRouterHandler] = [
    show_worklist,
    show_household,
    show_history,
    contacts.ask_contact,
    contacts.log_contact,
    contact_changes.ask_correction,
    contact_changes.correct_contact,
    contact_changes.ask_withdrawal,
    contact_changes.withdraw_contact,
    needs.ask_need,
    needs.open_need,
    needs.ask_answer,
    needs.answer_need,
    needs.ask_need_closure,
    needs.close_need,
]
CASE_PAGES: list[ControllerRouterHandler] = [Router(path="/", route_handlers=HANDLERS, include_in_schema=False)]
