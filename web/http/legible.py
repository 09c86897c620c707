"""Reads an address before anything else does: a path of no file is nowhere, a parameter is left with what can be seen of it."""

import re
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from litestar import Request
from litestar.enums import ScopeType
from litestar.exceptions import NotFoundException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from web.http.characters import NOT_STORABLE, is_storable, storable, visible
from web.language import i18n
from web.language.i18n import gettext
from web.problem import Problem

# What may be the beginning of a character that web/http/characters.py leaves out or refuses.
SUSPECT: Final = re.compile(
    rb"%(?:[01][0-9a-f]|7f|c2%[89a]|d8%9c|e2%8[01]|ed%[ab]|ef%b|f3%a0)|[\x00-\x1f\x7f-\xff]", re.IGNORECASE
)
LONGEST_NAME: Final = 255  # bytes of a part of a path; file systems raise beyond it


class RefuseIllegible(ASGIMiddleware):
    """Comes first. Bodies are read where their fields are known, so that a mistake is shown beside its field."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        demand_path(scope["path"])
        if SUSPECT.search(scope["query_string"]):
            scope["query_string"] = legible(scope)
        await next_app(scope, receive, send)


def demand_path(path: str) -> None:
    """Raises NotFoundException: there is nothing at such an address."""
    if not is_storable(path) or any(len(part.encode()) > LONGEST_NAME for part in path.split("/")):
        raise NotFoundException


def legible(scope: Scope) -> bytes:
    """The query without what cannot be seen or stored. Raises Problem 422 where a program sent what cannot be stored."""
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    if scope["path"].startswith("/api/"):
        for name, text in pairs:
            _demand_storable(scope, name, text)
    return urlencode([(storable(visible(name)), storable(visible(text))) for name, text in pairs]).encode()


def _demand_storable(scope: Scope, name: str, text: str) -> None:
    if is_storable(text) and is_storable(name):
        return
    i18n.use_language(i18n.language_for(Request[Any, Any, Any](scope)))
    message = gettext(NOT_STORABLE)
    raise Problem(422, "invalid", message, errors=[{"field": storable(name), "message": message}])
