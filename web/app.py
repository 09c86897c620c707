"""Puts the web together: who is asking, what may be asked, what is shown. The only module that knows every page."""

from litestar import Litestar, get
from litestar.config.compression import CompressionConfig
from litestar.di import Provide
from litestar.response import Redirect
from litestar.static_files import create_static_files_router

from web.access import Access
from web.access.caller import Caller, caller_of, provide_caller
from web.access.csrf import RefuseForeignForms
from web.access.middleware import RecogniseCaller
from web.api import API
from web.api.description import description
from web.errors import EXCEPTION_HANDLERS
from web.legible import RefuseIllegible
from web.office import Office
from web.pages import PAGES
from web.security_headers import security_headers
from web.settings import Settings
from web.strict_json import StrictRequest
from web.templating import STATIC, template_config

BIGGEST_BODY = 12 * 1024 * 1024  # an Excel ledger of 10 MB with what surrounds it in a form


def create_app(office: Office, settings: Settings) -> Litestar:
    access = Access(office.database, office.clock, settings.secure_cookies)
    return Litestar(
        [home, *PAGES, *API, create_static_files_router("/static", [STATIC])],
        request_class=StrictRequest,
        middleware=[RefuseIllegible(), RecogniseCaller(access), RefuseForeignForms()],
        dependencies={
            "office": Provide(lambda: office, sync_to_thread=False),
            "access": Provide(lambda: access, sync_to_thread=False),
            "caller": Provide(provide_caller, sync_to_thread=False),
        },
        exception_handlers=EXCEPTION_HANDLERS,
        before_send=[security_headers],
        template_config=template_config(),
        compression_config=CompressionConfig(backend="gzip", minimum_size=1000, exclude=["/sign-in", "/me"]),
        request_max_body_size=BIGGEST_BODY,
        openapi_config=description(),
        logging_config=None,  # web/logs.py has the one there is
        include_in_schema=False,
    )


@get("/", sync_to_thread=False, include_in_schema=False)
def home(request: StrictRequest) -> Redirect:
    """Everybody starts where their day starts."""
    caller: Caller | None = caller_of(request)
    starts: dict[str, str] = {"contact_person": "/worklist", "administrator": "/staff"}
    return Redirect(starts.get(caller.role, "/coverage") if caller else "/sign-in", status_code=303)
