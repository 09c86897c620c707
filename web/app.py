"""Puts the web together: who is asking, what may be asked, what is shown. The only module that knows every page."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from litestar import Litestar, get
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.response import Redirect
from litestar.static_files import create_static_files_router

from casework.ledger.work import Work, working
from web.access import Access
from web.access.caller import Caller, caller_of, provide_caller
from web.access.csrf import RefuseForeignForms
from web.access.middleware import RecogniseCaller
from web.api_routes import API
from web.http.api.description import description
from web.http.errors import EXCEPTION_HANDLERS
from web.http.legible import RefuseIllegible
from web.http.security_headers import security_headers
from web.http.strict_json import StrictRequest
from web.http.templating import STATIC, static_url, template_config
from web.imports.runs import Runs
from web.limits import kinds
from web.limits.middleware import WithinLimits
from web.limits.room import Rooms
from web.navigation import home_of
from web.office import Office
from web.operations.health import HEALTH
from web.operations.metrics import Metrics, NoteBeginning, show_metrics
from web.policies.naming import named_in
from web.routes import PAGES
from web.settings import Settings

SPARE_THREADS = 12  # take forms apart, read static files, end what has to end, answer /readyz


def create_app(office: Office, settings: Settings) -> Litestar:
    access = Access(office.database, office.clock, settings.secure_cookies)
    rooms, metrics = Rooms(), Metrics(office, settings.metrics_from)
    runs = Runs(office, lambda: working(Work(kinds.KINDS["slow"].limits, rooms.give_way)))
    return Litestar(
        [
            home,
            show_icon,
            *HEALTH,
            show_metrics,
            *PAGES,
            API,
            create_static_files_router("/static", [STATIC], opt=kinds.FREE),
        ],
        state=State({"office": office}),
        request_class=StrictRequest,
        middleware=[
            RefuseIllegible(),
            NoteBeginning(),
            RecogniseCaller(access, rooms["door"].place, partial(named_in, office)),
            WithinLimits(rooms),
            RefuseForeignForms(),
        ],
        dependencies={
            "office": Provide(lambda: office, sync_to_thread=False),
            "access": Provide(lambda: access, sync_to_thread=False),
            "metrics": Provide(lambda: metrics, sync_to_thread=False),
            "runs": Provide(lambda: runs, sync_to_thread=False),
            "caller": Provide(provide_caller, sync_to_thread=False),
        },
        exception_handlers=EXCEPTION_HANDLERS,
        on_shutdown=[runs.close],
        before_send=[security_headers, metrics.count],
        template_config=template_config(),
        compression_config=CompressionConfig(backend="gzip", minimum_size=1000, exclude=["/sign-in", "/me"]),
        on_startup=[enough_threads],
        openapi_config=description(),
        logging_config=None,  # web/operations/logs.py has the one there is
        include_in_schema=False,
    )


async def enough_threads() -> None:
    """One for each place in a room: what waits, waits there, and nothing waits for a thread."""
    threads = ThreadPoolExecutor(kinds.THREADS + SPARE_THREADS, thread_name_prefix="work")
    asyncio.get_running_loop().set_default_executor(threads)


@get("/", sync_to_thread=False, include_in_schema=False, opt=kinds.FREE)
def home(request: StrictRequest) -> Redirect:
    """Everybody starts where their day starts."""
    caller: Caller | None = caller_of(request)
    return Redirect(home_of(caller.role) if caller else "/sign-in", status_code=303)


@get("/favicon.ico", sync_to_thread=False, include_in_schema=False, opt=kinds.FREE)
def show_icon() -> Redirect:
    """For browsers that ask here whatever a page says."""
    return Redirect(static_url("icon.svg"), status_code=301)
