"""One module a page, or a few pages about the same thing."""

from litestar.types import ControllerRouterHandler

from web.pages.case_pages import CASE_PAGES
from web.pages.desk import DESK
from web.pages.me import MeController
from web.pages.sign_in import SIGN_IN_HANDLERS

PAGES: list[ControllerRouterHandler] = [*SIGN_IN_HANDLERS, MeController, *CASE_PAGES, *DESK]
