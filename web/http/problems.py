"""The answer to a request that cannot be met: a page, a fragment for htmx, or problem+json, by who asked."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response
from litestar.plugins.problem_details import ProblemDetailsException
from litestar.response import Template

from web.http.titles import TITLES
from web.language import i18n
from web.language.i18n import N_, gettext
from web.problem import FieldErrors

AnyRequest = Request[Any, Any, Any]

NAMES = {
    400: "malformed",
    401: "not-signed-in",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    408: "too-slow",
    409: "conflict",
    413: "too-large",
    415: "unsupported-media-type",
    422: "invalid",
    429: "too-many-requests",
    431: "headers-too-large",
    500: "internal",
    503: "busy",
}
SENTENCES = {
    400: (N_("This request could not be understood"), N_("Go back to the page and try again.")),
    401: (N_("Sign in first"), N_("The request names nobody we know, or the sign-in has ended.")),
    403: (
        N_("This is not within your work"),
        N_("If it should be, ask your supervisor to change your role or area."),
    ),
    404: (N_("Page not found"), N_("Check the address, or start from the list the page belongs to.")),
    405: (N_("This cannot be done here"), N_("Go back to the page and try again.")),
    408: (N_("This did not arrive in time"), N_("Nothing was recorded. Check the connection, then send it again.")),
    409: (N_("This does not fit what is recorded"), N_("Look at the present state, then decide again.")),
    413: (N_("This is too large"), N_("Nothing was recorded. Send less at once, or a smaller file.")),
    415: (N_("This kind of content is not accepted"), N_("Send the kind the description names.")),
    422: (
        N_("Some answers need correcting"),
        N_("Nothing was recorded. Correct the answers and send them again."),
    ),
    429: (N_("Too many attempts"), N_("Wait a moment, then try again.")),
    431: (N_("This request could not be understood"), N_("Delete the cookies of this site, then try again.")),
    500: (
        N_("Something went wrong on our side"),
        N_("Nothing you did wrong. Try again, or tell your administrator."),
    ),
    503: (N_("The system is busy"), N_("Nothing was recorded. Try again in a few seconds.")),
}


def asked_by_htmx(request: AnyRequest) -> bool:
    return request.headers.get("hx-request") == "true"


def wants_part(request: AnyRequest) -> bool:
    """Whether htmx asks, for a part of a page."""
    return asked_by_htmx(request) and request.headers.get("hx-request-type") != "full"


def answer(
    request: AnyRequest,
    status: int,
    detail: str | None = None,
    *,
    name: str | None = None,
    errors: FieldErrors = (),
    headers: Mapping[str, str] | None = None,
    members: Mapping[str, object] | None = None,
) -> Response[Any]:
    """The answer that fits who asked. Without `detail`, the sentence that belongs to the status."""
    i18n.use_language(i18n.language_for(request))
    title, advice = (gettext(sentence) for sentence in SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400]))
    title = gettext(TITLES[name]) if name in TITLES else title
    if not request.url.path.startswith("/api/"):
        return _page(request, status, title, detail or advice, headers)
    return ProblemDetailsException(
        detail=detail or advice,
        status_code=status,
        headers=dict(headers or {}),
        extra={"errors": list(errors), **(members or {})},
        type_=f"/problems/{name or NAMES.get(status, 'refused')}",
        title=title,
    ).to_response(request)


def _page(
    request: AnyRequest, status: int, title: str, detail: str, headers: Mapping[str, str] | None
) -> Response[Any]:
    return Template(
        "http/_problem.html" if wants_part(request) else "http/problem.html",
        context={"status": status, "problem_title": title, "problem_detail": detail},
        status_code=status,
        headers=dict(headers or {}),
    )
