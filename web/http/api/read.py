"""Makes the path of a read: who may ask, and which problems it answers."""

from collections.abc import Callable
from typing import Any

from litestar import get, post
from litestar.handlers import HTTPRouteHandler

from casework.common.confidentiality import Grant
from casework.common.roles import Role
from web.http.api.answers import in_words, only, problems
from web.limits import kinds

Decorator = Callable[[Callable[..., Any]], HTTPRouteHandler]


def read(name: str, path: str, roles: tuple[Role, ...], grant: Grant | None = None, **more: Any) -> Decorator:
    """The decorator of a GET path; `opt`: of which kind of work it is."""
    return _made(get, name, path, roles, grant, **more)


def read_by_body(name: str, path: str, roles: tuple[Role, ...]) -> Decorator:
    """The decorator of a read whose question does not belong into an address, or does not fit: it is posted."""
    return _made(post, name, path, roles, None, status_code=200, opt=kinds.READ)


def _made(
    method: Callable[..., Any], name: str, path: str, roles: tuple[Role, ...], grant: Grant | None, **more: Any
) -> Decorator:
    made: Decorator = method(
        path,
        operation_id=name,
        summary=in_words(name),
        guards=[only(roles, grant)],
        responses=problems(401, 403, 404, 422),
        sync_to_thread=True,
        **more,
    )
    return made
