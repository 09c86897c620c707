"""The pages of those who look after families: the worklist, a household, its contacts, needs and history."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from web.form_page import handlers_of
from web.pages import contact_changes, contacts, needs
from web.pages.history import show_history
from web.pages.household import show_household
from web.pages.worklist import show_worklist

HANDLERS: list[ControllerRouterHandler] = [
    show_worklist,
    show_household,
    show_history,
    *contact_changes.HANDLERS,
    *handlers_of(contacts.FORMS, needs.FORMS),
]
CASE_PAGES: list[ControllerRouterHandler] = [Router(path="/", route_handlers=HANDLERS, include_in_schema=False)]
