"""A page, or for htmx the part of it that changed. Every page works without: then the whole page comes."""

from typing import Any

from litestar.plugins.htmx import ClientRedirect, HTMXTemplate
from litestar.response import Redirect, Template

from web.http.problems import AnyRequest, asked_by_htmx, wants_part


def page_or_part(
    request: AnyRequest, page: str, part: str, context: dict[str, Any], *, status_code: int = 200, here: bool = False
) -> Template:
    """`part` is the template of what changes; the page includes it. `here`: the browser shows this address with it, so that
    the same comes when the page is asked for again.
    """
    if wants_part(request):
        headers = {"HX-Replace-Url": f"{request.url.path}?{request.url.query}"} if here else None
        return HTMXTemplate(template_name=part, context=context, status_code=status_code, headers=headers)
    return Template(page, context=context, status_code=status_code)


def go_on_to(request: AnyRequest, address: str) -> Redirect | ClientRedirect:
    """To the next page after a form: 303, or the order to go there for htmx, which would show it under the form's address."""
    if asked_by_htmx(request):
        return ClientRedirect(redirect_to=address)
    return Redirect(address, status_code=303)
