"""Refuses addresses that cannot be meant before anything looks at them: paths of no file, parameters of no text."""

import re
from typing import Any, Final
from urllib.parse import parse_qsl

from litestar import Request
from litestar.enums import ScopeType
from litestar.exceptions import NotFoundException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from web import i18n
from web.characters import NOT_STORABLE, is_storable
from web.i18n import gettext
from web.problems import Problem

SUSPECT: Final = re.compile(rb"%(?:[01][0-9a-f]|7f|c2%[89]|ed%[ab]|ef%b)|[\x00-\x1f\x7f-\xff]", re.IGNORECASE)
LONGEST_NAME: Final = 255  # bytes of a part of a path; file systems raise beyond it


class RefuseIllegible(ASGIMiddleware):
    """Comes first. Bodies are read where their fields are known, so that a mistake is shown beside its field."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        demand_path(scope["path"])
        if SUSPECT.search(scope["query_string"]):
            demand_query(scope)
        await next_app(scope, receive, send)


def demand_path(path: str) -> None:
    """Raises NotFoundException: there is nothing at such an address."""
    if not is_storable(path) or any(len(part.encode()) > LONGEST_NAME for part in path.split("/")):
        raise NotFoundException


def demand_query(scope: Scope) -> None:
    """Raises Problem 422, to pages 400, which names the parameter."""
    for name, text in parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True):
        if not (is_storable(text) and is_storable(name)):
            i18n.use_language(i18n.language_for(Request[Any, Any, Any](scope)))
            message = gettext(NOT_STORABLE)
            errors = [{"field": name if is_storable(name) else "", "message": message}]
            raise Problem(422 if scope["path"].startswith("/api/") else 400, "invalid", message, errors=errors)
