"""A page, or for htmx the part of it that changed. Every page works without: then the whole page comes."""

from typing import Any
from urllib.parse import urlsplit

from litestar.plugins.htmx import ClientRedirect, HTMXTemplate
from litestar.response import Redirect, Template

from web.http.problems import AnyRequest, wants_part


def page_or_part(
    request: AnyRequest, page: str, part: str, context: dict[str, Any], *, status_code: int = 200
) -> Template:
    """`part` is the template of what changes; the page includes it."""
    if wants_part(request):
        return HTMXTemplate(template_name=part, context=context, status_code=status_code)
    return Template(page, context=context, status_code=status_code)


def go_on_to(request: AnyRequest, address: str) -> Redirect | ClientRedirect:
    """To the next page after a form: 303, or for htmx the order to go there, also where it takes its part of a page itself."""
    if request.headers.get("hx-request") == "true":
        return ClientRedirect(redirect_to=address)
    return Redirect(address, status_code=303)


def came_from(request: AnyRequest) -> str:
    """The path of the page htmx asks from; empty without it."""
    return urlsplit(request.headers.get("hx-current-url", "")).path
