"""What tests of pages do: send a form as a browser would, and look at what came."""

import re
from html import unescape
from urllib.parse import parse_qs
from uuid import uuid4

import httpx

from tests.support.world import Client
from tests.web.access.access_parts import Page
from web.http.confirmation import CONFIRMATIONS
from web.language.i18n import gettext, use_language

TAG = re.compile(r"<[^>]+>")


def fill(client: Client, page: str, action: str, **typed: str) -> httpx.Response:
    """Sends what was typed to `action`, with the token of the form on `page`; does not follow the answer."""
    shown = client.get(page)
    assert shown.status_code == 200, shown.text
    token = re.search(r'name="csrf_token" value="([0-9a-f]+)"', shown.text)
    assert token
    data = {"csrf_token": token[1], "command_id": str(uuid4()), **typed}
    return client.post(action, data=data, follow_redirects=False)


def text_of(answer: httpx.Response) -> str:
    """What a reader reads, on one line."""
    return " ".join(unescape(TAG.sub(" ", answer.text)).split())


def assert_sound(answer: httpx.Response) -> None:
    """One heading of the first rank, every field labelled, no id twice, no code left bare, light enough."""
    page = Page(answer.text)
    assert page.count("h1") == 1
    assert page.bare_fields == []
    assert len(page.ids()) == len(set(page.ids()))
    assert len(answer.content) <= 40 * 1024
    assert not re.search(r"home_visit|not_reached|any_contact|child_deceased|失独|%\(|\bNone\b", text_of(answer))


def said_done(query: str) -> str:
    """What a page says, in Chinese, of the action its address confirms."""
    use_language("zh-Hans")
    return gettext(CONFIRMATIONS[parse_qs(query)["done"][0]].said)
