"""What /api/openapi.json says besides the paths: how to sign in. There are no pages of it."""

from typing import Any

from litestar import Router
from litestar.connection import ASGIConnection
from litestar.exceptions import NotFoundException
from litestar.handlers import BaseRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme


def description() -> OpenAPIConfig:
    bearer = SecurityScheme("http", scheme="bearer", description="A token of `casework token create`.")
    return OpenAPIConfig(
        title="Casework",
        version="1",
        description="Days are calendar days in Asia/Shanghai; money is integer fen.",
        openapi_router=Router("/api", route_handlers=[], guards=[nothing_else], include_in_schema=False),
        render_plugins=[JsonRenderPlugin()],
        components=Components(security_schemes={"bearer": bearer}),
        security=[{"bearer": []}],
    )


def nothing_else(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """The framework has a page of its own for other addresses here; they get our answer. Raises NotFoundException."""
    if connection.scope["path"].rstrip("/") not in ("/api", "/api/openapi.json"):
        raise NotFoundException
