"""A page as a tree that tests look things up in, by the paths of xml.etree."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

EMPTY = {"br", "hr", "img", "input", "link", "meta", "col"}  # have no end


class _Markup(HTMLParser):
    """Raises AssertionError where an element is not ended within the one it began in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tree, self.open = TreeBuilder(), ["page"]
        self.tree.start("page", {})
        self.feed(text)
        self.close()
        self.handle_endtag("page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        self.open.append(tag)
        if tag in EMPTY:
            self.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag
        self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


def tree(page: str) -> Element:
    return _Markup(page).tree.close()


def words(element: Element) -> str:
    """What a reader reads, on one line."""
    return " ".join(" ".join(element.itertext()).split())


def texts(page: str, path: str) -> list[str]:
    """The words of each element at a path: `.//*[@class='big']`."""
    return [words(found) for found in tree(page).iterfind(path)]


def value_of(page: str, name: str) -> str:
    """What stands in the first field of this name."""
    found = tree(page).find(f".//*[@name='{name}']")
    assert found is not None, name
    return found.get("value", "")


def addresses(page: str, pattern: str) -> list[str]:
    """Where links and forms lead, if it is like this as a whole."""
    told = [found.get("href", found.get("action", "")) for found in tree(page).iter()]
    return [address for address in told if re.fullmatch(pattern, address)]
