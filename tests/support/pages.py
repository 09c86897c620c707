"""What tests of pages do: send a form as a browser would, and look at what came."""

from urllib.parse import parse_qs
from uuid import uuid4

import httpx

from tests.support.markup import tree, value_of
from tests.support.world import Client
from web.actions import ACTIONS
from web.language.i18n import gettext, use_language


def fill(client: Client, page: str, action: str, **typed: str) -> httpx.Response:
    """Sends what was typed to `action`, with the token of the form on `page`; does not follow the answer."""
    shown = client.get(page)
    assert shown.status_code == 200, shown.text
    data = {"csrf_token": value_of(shown.text, "csrf_token"), "command_id": str(uuid4()), **typed}
    return client.post(action, data=data, follow_redirects=False)


def form_on(page: str, action: str) -> dict[str, str]:
    """What a browser would send of the form on a page that leads to `action`, as it stands."""
    form = next(each for each in tree(page).iter("form") if each.get("action") == action)
    sent: dict[str, str] = {}
    for field in form.iter("input"):
        if field.get("type") not in ("checkbox", "radio") or "checked" in field.attrib:
            sent[field.get("name", "")] = field.get("value", "")
    for select in form.iter("select"):
        options = list(select.iter("option"))
        chosen = next((each for each in options if "selected" in each.attrib), options[0])
        sent[select.get("name", "")] = chosen.get("value", "")
    return sent


def said_done(query: str) -> str:
    """What a page says, in Chinese, of the action its address confirms."""
    use_language("zh-Hans")
    said = {action.name: action.said for action in ACTIONS}
    return gettext(said[parse_qs(query)["done"][0]])


def asked_about(answer: httpx.Response) -> str:
    """What a page asks about once more before it records."""
    return value_of(answer.text, "sure_of")
