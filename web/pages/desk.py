"""The pages of those who lead, audit and administer: figures, lists, decisions, staff, hospitals, imports."""

from litestar.types import ControllerRouterHandler

from web.pages.coverage import show_coverage
from web.pages.coverage_list import show_list

DESK: list[ControllerRouterHandler] = [show_coverage, show_list]
