"""Turns exceptions into answers: which status and sentence each kind gets; web.http.problems makes the answer."""

import logging
import secrets
from typing import Any

from litestar import Response
from litestar.exceptions import HTTPException, SerializationException
from litestar.types import ExceptionHandlersMap
from psycopg import OperationalError
from psycopg.errors import IdleInTransactionSessionTimeout, QueryCanceled

from casework.common.refusals import Refused
from casework.ledger.append import ClaimConflict
from casework.ledger.application import ChangedMeanwhile
from casework.ledger.database import DatabaseAway
from casework.ledger.requests import IdempotencyKeyReused
from casework.ledger.work import WorkEnded
from projections.engine.positions import UnknownPosition
from web.access.caller import NotSignedIn, PasswordMustChange
from web.access.passwords import Busy
from web.http.problems import AnyRequest, answer
from web.http.refusals import (
    show_changed_meanwhile,
    show_claimed,
    show_malformed,
    show_misused,
    show_refused,
    show_unknown_position,
)
from web.http.signing_in import show_not_signed_in, show_password_must_change
from web.language import i18n
from web.language.i18n import N_, gettext
from web.limits import body, form
from web.limits.middleware import HeadersTooLarge, kind_of
from web.limits.room import Full
from web.problem import FieldErrors, Problem

logger = logging.getLogger(__name__)

TOO_LONG = N_("This took too long, so it was ended. Nothing was recorded. Ask for less at once, or try again.")
HALFWAY = N_("It stopped on the way. What it recorded stays; send the same file again and it goes on from there.")
UNFIT: dict[type[Exception], int] = {
    form.Malformed: 400,
    body.TooSlow: 408,
    body.TooLarge: 413,
    form.Overfull: 413,
    HeadersTooLarge: 431,
}


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
    if isinstance(exception.__cause__, SerializationException):
        return show_malformed(request, exception)
    in_api = request.url.path.startswith("/api/")
    status = 422 if exception.status_code == 400 and in_api else exception.status_code
    return answer(request, status, errors=_field_errors(exception), headers=exception.headers)


def show_busy(request: AnyRequest, exception: Exception) -> Response[Any]:
    """The database is away, held, or took too long. One line in the log, without what the database says of rows."""
    if not isinstance(exception, DatabaseAway):  # of which the pulse tells once
        logger.warning("busy: %s", type(exception).__name__, extra={"action": "busy", "route": _route(request)})
    i18n.use_language(i18n.language_for(request))
    detail = gettext(HALFWAY) if kind_of(request.scope).takes_files else None
    if detail is None and isinstance(exception, (QueryCanceled, WorkEnded)):
        detail = gettext(TOO_LONG)
    return answer(request, 503, detail, headers={"retry-after": "5"})


def show_full(request: AnyRequest, full: Full) -> Response[Any]:
    """Too many at once: said before any work begins."""
    return answer(request, 503, headers={"retry-after": str(full.retry_after)})


def show_unfit(request: AnyRequest, exception: Exception) -> Response[Any]:
    return answer(request, UNFIT[type(exception)])


def show_fault(request: AnyRequest, exception: Exception) -> Response[Any]:
    """A bug: logged with a number that the page shows, and nothing of its inside told."""
    reference = secrets.token_hex(4)
    logger.error("fault", exc_info=exception, extra={"reference": reference, "route": _route(request)})
    i18n.use_language(i18n.language_for(request))
    return answer(
        request,
        500,
        gettext("Try again, or tell your administrator this number: %(reference)s") % {"reference": reference},
        members={"reference": reference},
    )


EXCEPTION_HANDLERS: ExceptionHandlersMap = {
    Problem: show_problem,
    NotSignedIn: show_not_signed_in,
    PasswordMustChange: show_password_must_change,
    HTTPException: show_http_exception,
    Refused: show_refused,
    ChangedMeanwhile: show_changed_meanwhile,
    ClaimConflict: show_claimed,
    IdempotencyKeyReused: show_misused,
    UnknownPosition: show_unknown_position,
    Busy: show_busy,
    OperationalError: show_busy,  # away, too slow, locked, its disk full; or no connection became free in time
    IdleInTransactionSessionTimeout: show_busy,
    Full: show_full,
    **dict.fromkeys(UNFIT, show_unfit),
    Exception: show_fault,
}


def _route(request: AnyRequest) -> str:
    """Method and pattern of the address; what stood in it is nobody's business."""
    return f"{request.method} {request.scope.get('path_template') or 'unknown'}"


def _field_errors(exception: HTTPException) -> FieldErrors:
    extra = exception.extra if isinstance(exception.extra, list) else []
    return [
        {"field": str(item.get("key", "")), "message": str(item.get("message", ""))}
        for item in extra
        if isinstance(item, dict)
    ]
