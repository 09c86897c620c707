"""Turns exceptions into answers: a page, a fragment for htmx, or problem+json, by who asked."""

import json
import logging
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect, Template
from litestar.types import ExceptionHandlersMap
from psycopg import OperationalError

from web import i18n
from web.access.caller import NotSignedIn, PasswordMustChange
from web.access.passwords import Busy
from web.i18n import N_, gettext
from web.local_path import sign_in_path

logger = logging.getLogger(__name__)
AnyRequest = Request[Any, Any, Any]
FieldErrors = Sequence[Mapping[str, str]]  # each with "field" and "message"

NAMES = {
    400: "malformed",
    401: "not-signed-in",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    409: "conflict",
    413: "too-large",
    415: "unsupported-media-type",
    422: "invalid",
    429: "too-many-requests",
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
    409: (N_("Somebody else has just changed this"), N_("Look at the present state, then decide again.")),
    413: (N_("This file is too large"), N_("Send a smaller file.")),
    415: (N_("This kind of content is not accepted"), N_("Send the kind the description names.")),
    422: (
        N_("Some answers need correcting"),
        N_("Nothing was recorded. Correct the answers and send them again."),
    ),
    429: (N_("Too many attempts"), N_("Wait a moment, then try again.")),
    500: (
        N_("Something went wrong on our side"),
        N_("Nothing you did wrong. Try again, or tell your administrator."),
    ),
    503: (N_("The system is busy"), N_("Nothing was recorded. Try again in a few seconds.")),
}


class Problem(HTTPException):
    """Raised where a request cannot be met. `detail` is a sentence in the asker's language; `members` go into
    the JSON as they are, such as current_version."""

    def __init__(
        self,
        status: int,
        name: str,
        detail: str,
        *,
        errors: FieldErrors = (),
        headers: dict[str, str] | None = None,
        **members: object,
    ) -> None:
        super().__init__(detail=detail, status_code=status, headers=headers)
        self.name, self.errors, self.members = name, errors, members


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
    title, advice = (
        gettext(sentence) for sentence in SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400])
    )
    if not request.url.path.startswith("/api/"):
        return _page(request, status, title, detail or advice, headers)
    body = {
        "type": f"/problems/{name or NAMES.get(status, 'refused')}",
        "title": title,
        "status": status,
        "detail": detail or advice,
        "errors": list(errors),
        **(members or {}),
    }
    content = json.dumps(body, ensure_ascii=False, default=str).encode()
    return Response(content, status_code=status, headers=headers, media_type="application/problem+json")


def show_problem(request: AnyRequest, problem: Problem) -> Response[Any]:
    return answer(
        request,
        problem.status_code,
        problem.detail,
        name=problem.name,
        errors=problem.errors,
        headers=problem.headers,
        members=problem.members,
    )


def show_http_exception(request: AnyRequest, exception: HTTPException) -> Response[Any]:
    """What the framework refuses: its own words are for programmers, so they are not shown."""
    if exception.status_code >= 500:
        return show_fault(request, exception)
    in_api = request.url.path.startswith("/api/")
    status = 422 if exception.status_code == 400 and in_api else exception.status_code
    return answer(request, status, errors=_field_errors(exception), headers=exception.headers)


def show_not_signed_in(request: AnyRequest, _: NotSignedIn) -> Response[Any]:
    if request.url.path.startswith("/api/"):
        return answer(request, 401, headers={"www-authenticate": 'Bearer realm="casework"'})
    sign_in = sign_in_path(_page_left(request))
    if request.headers.get("hx-request") == "true":
        return Response(b"", status_code=401, headers={"hx-redirect": sign_in}, media_type="text/html")
    return Redirect(sign_in, status_code=303)


def show_password_must_change(request: AnyRequest, _: PasswordMustChange) -> Response[Any]:
    if request.url.path.startswith("/api/"):
        return answer(
            request, 403, gettext("Replace your one-time password first."), name="password-must-change"
        )
    return Redirect("/me", status_code=303)


def show_busy(request: AnyRequest, exception: Exception) -> Response[Any]:
    logger.warning("busy", exc_info=exception)
    return answer(request, 503, headers={"retry-after": "5"})


def show_fault(request: AnyRequest, exception: Exception) -> Response[Any]:
    """A bug: logged with a number that the page shows, and nothing of its inside told."""
    reference = secrets.token_hex(4)
    logger.error("fault", exc_info=exception, extra={"reference": reference, "path": request.url.path})
    i18n.use_language(i18n.language_for(request))
    return answer(
        request,
        500,
        gettext("Try again, or tell your administrator this number: %(reference)s")
        % {"reference": reference},
        members={"reference": reference},
    )


EXCEPTION_HANDLERS: ExceptionHandlersMap = {
    Problem: show_problem,
    NotSignedIn: show_not_signed_in,
    PasswordMustChange: show_password_must_change,
    HTTPException: show_http_exception,
    Busy: show_busy,
    OperationalError: show_busy,  # the database is away, or the pool gave no connection in time
    Exception: show_fault,
}


def _page(
    request: AnyRequest, status: int, title: str, detail: str, headers: Mapping[str, str] | None
) -> Response[Any]:
    partial = request.headers.get("hx-request") == "true" and request.headers.get("hx-request-type") != "full"
    return Template(
        "errors/_problem.html" if partial else "errors/problem.html",
        context={"status": status, "problem_title": title, "problem_detail": detail},
        status_code=status,
        headers=dict(headers or {}),
    )


def _page_left(request: AnyRequest) -> str:
    """The page to come back to: this one, or for a form the page it was on."""
    if request.method == "GET" and request.headers.get("hx-request") != "true":
        return f"{request.url.path}?{request.url.query}".rstrip("?")
    shown = urlsplit(request.headers.get("hx-current-url") or request.headers.get("referer", ""))
    if shown.netloc != request.headers.get("host"):
        return "/"
    return f"{shown.path}?{shown.query}".rstrip("?")


def _field_errors(exception: HTTPException) -> FieldErrors:
    extra = exception.extra if isinstance(exception.extra, list) else []
    return [
        {"field": str(item.get("key", "")), "message": str(item.get("message", ""))}
        for item in extra
        if isinstance(item, dict)
    ]
