"""Whether a page is sound; the client looks at every page that any test opens."""

import re
from html import unescape
from html.parser import HTMLParser

import httpx

TAG = re.compile(r"<[^>]+>")
HEAVIEST = 40 * 1024  # bytes, what a phone far out still gets in a moment


class Page(HTMLParser):
    """A page as far as its headings, ids and labelled fields."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.labelled: set[str | None] = set()
        self.open_labels = 0
        self.bare_fields: list[dict[str, str | None]] = []
        self.feed(text)
        self.bare_fields = [field for field in self.bare_fields if field.get("id") not in self.labelled]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "label":
            self.labelled.add(found.get("for"))
            self.open_labels += 1
        fillable = tag in {"input", "select", "textarea"} and found.get("type") != "hidden"
        if fillable and not self.open_labels and "aria-label" not in found:
            self.bare_fields.append(found)

    def handle_endtag(self, tag: str) -> None:
        self.open_labels -= tag == "label"

    def count(self, tag: str) -> int:
        return sum(found == tag for found, _ in self.tags)

    def ids(self) -> list[str | None]:
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]


def text_of(answer: httpx.Response) -> str:
    """What a reader reads, on one line."""
    return " ".join(unescape(TAG.sub(" ", answer.text)).split())


def assert_sound(answer: httpx.Response) -> None:
    """One heading of the first rank, every field labelled, no id twice, no code left bare, light enough."""
    page = Page(answer.text)
    assert page.count("h1") == 1
    assert page.bare_fields == []
    assert len(page.ids()) == len(set(page.ids()))
    assert len(answer.content) <= HEAVIEST
    assert not re.search(r"home_visit|not_reached|any_contact|child_deceased|失独|%\(|\bNone\b", text_of(answer))


def is_whole_page(answer: httpx.Response) -> bool:
    """Whether this is a page, and not a part of one or an answer of another kind."""
    return answer.headers.get("content-type", "").startswith("text/html") and "<html" in answer.text[:200]
