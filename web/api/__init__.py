"""The JSON API of the contract: the same actions and queries as the pages, for programs."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from web.access.caller import signed_in
from web.actions import ACTIONS
from web.api import (
    administration_reads,
    household_reads,
    member_reads,
    office_reads,
    overview_reads,
    work_reads,
)
from web.api.asked import DEPENDENCIES
from web.api.writing import write
from web.refusing import show_malformed

V1 = Router(
    "/api/v1",
    route_handlers=[
        *(path for action in ACTIONS for path in write(action)),
        *household_reads.HANDLERS,
        *member_reads.HANDLERS,
        *overview_reads.HANDLERS,
        *work_reads.HANDLERS,
        *office_reads.HANDLERS,
        *administration_reads.HANDLERS,
    ],
    guards=[signed_in],
    dependencies=DEPENDENCIES,
    exception_handlers={RecursionError: show_malformed},  # of a body nested without end
    include_in_schema=True,
)
API: list[ControllerRouterHandler] = [V1]
