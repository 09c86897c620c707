"""Whether a page is sound; the client looks at every page that any test opens."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import httpx

from tests.support.markup import tree, words

HEAVIEST = 40 * 1024  # bytes, what a phone far out still gets in a moment


def text_of(answer: httpx.Response) -> str:
    """What a reader reads, on one line."""
    return words(tree(answer.text))


def assert_sound(answer: httpx.Response) -> None:
    """One heading of the first rank, every field labelled, no id twice, no code left bare, light enough."""
    page = tree(answer.text)
    assert len(page.findall(".//h1")) == 1
    assert list(bare_fields(page)) == []
    ids = [found.get("id") for found in page.iterfind(".//*[@id]")]
    assert len(ids) == len(set(ids))
    assert len(answer.content) <= HEAVIEST, len(answer.content)
    assert not re.search(r"home_visit|not_reached|any_contact|child_deceased|失独|%\(|\bNone\b", words(page))


def bare_fields(page: Element) -> Iterator[dict[str, str]]:
    """The fields to fill in that no label is around, for, or in."""
    labels = page.findall(".//label")
    labelled = {label.get("for") for label in labels if "for" in label.attrib}
    within = {inner for label in labels for inner in label.iter()}
    for found in page.iter():
        fillable = found.tag in {"input", "select", "textarea"} and found.get("type") != "hidden"
        named = found in within or found.get("id") in labelled or "aria-label" in found.attrib
        if fillable and not named:
            yield found.attrib


def is_whole_page(answer: httpx.Response) -> bool:
    """Whether this is a page, and not a part of one or an answer of another kind."""
    return answer.headers.get("content-type", "").startswith("text/html") and "<html" in answer.text[:200]
