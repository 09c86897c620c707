"""What /api/openapi.json says besides the paths: how to sign in. There are no pages of it."""

from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme


def description() -> OpenAPIConfig:
    bearer = SecurityScheme("http", scheme="bearer", description="A token of `casework token create`.")
    return OpenAPIConfig(
        title="Casework",
        version="1",
        description="Days are calendar days in Asia/Shanghai; money is integer fen.",
        path="/api",
        render_plugins=[JsonRenderPlugin()],
        components=Components(security_schemes={"bearer": bearer}),
        security=[{"bearer": []}],
    )
