"""Makes the path of a read: who may ask, and which problems it answers."""

from collections.abc import Callable
from typing import Any

from litestar import get
from litestar.handlers import HTTPRouteHandler

from casework.common.roles import Role
from web.http.api.answers import in_words, only, problems


def read(name: str, path: str, roles: tuple[Role, ...]) -> Callable[[Callable[..., Any]], HTTPRouteHandler]:
    """The decorator of a GET path."""

    def decorate(handler: Callable[..., Any]) -> HTTPRouteHandler:
        make = get(
            path,
            operation_id=name,
            summary=in_words(name),
            guards=[only(roles)],
            responses=problems(401, 403, 404, 422),
            sync_to_thread=True,
        )
        made: HTTPRouteHandler = make(handler)
        return made

    return decorate
