"""Everything a person reads in English is English, in letters as large as they wish."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import to_builtins
from playwright.sync_api import Page, expect

from casework.divisions.country import the_divisions
from casework.payments import layouts
from casework.policies import preset, presets
from casework.projects.catalogue import projects
from casework.schemes import editions
from tests.browser import test_the_main_story
from tests.browser.conftest import PageFor, Place
from tests.browser.looking import faults_of_width
from tests.browser.test_every_page import addresses
from tests.screenshots import sign_in
from tests.support import applying, funded, ordered, page_routes, paid, story, supervised, world
from tests.support.world import COUNTY, VILLAGE
from web.applications import list_rows
from web.imports.columns import NAMES
from web.language.places import place_of, short_name
from web.payments import layout_samples

CHINESE = re.compile(r"[\u3400-\u9fff，。：；？！（）、]+")
MASKED = re.compile(r"[\u3400-\u9fff]\*+[\u3400-\u9fff]?")  # a name
LANGUAGE_NAMES = {"中文"}
EXAMPLES = {"建国"}  # of what may be searched for


def test_in_english_no_page_has_a_chinese_word_of_ours(place: Place, page_for: PageFor) -> None:
    page = page_for(None)
    sign_in(page, place.address, place.story.world.caller("supervisor").name)
    choose(page, "English", "特大", "保存")
    every = [*addresses(place, "supervisor"), f"/households/{place.story.household}?done=LogContact"]
    left = {address: words for address in every if (words := chinese_on(page, address))}
    assert left == {}


def test_the_wishes_hold_on_every_page_and_before_signing_in(place: Place, page_for: PageFor) -> None:
    page = page_for(None, phone=True, javascript=False)
    sign_in(page, place.address, place.story.world.caller("auditor").name)
    choose(page, "English", "特大", "保存")
    expect(page.locator("html[lang=en][data-size=extra]")).to_be_attached()
    expect(page.get_by_label("English")).to_be_checked()
    page.goto("/coverage")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Three coverages")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.locator("html[lang=en][data-size=extra]")).to_be_attached()
    assert faults_of_width(page) == []
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")


def choose(page: Page, language: str, size: str, keep: str) -> None:
    page.goto("/me")
    page.get_by_text(language, exact=True).click()
    page.get_by_text(size, exact=True).click()
    page.get_by_role("button", name=keep).click()
    page.wait_for_url("**/me?done=looks")


def chinese_on(page: Page, address: str) -> list[str]:
    """Chinese on a page that nobody typed and that is no name of a place."""
    answer = page.context.request.get(address)
    return sorted(
        set(CHINESE.findall(MASKED.sub("", answer.text())))
        - typed()
        - names_of_places()
        - LANGUAGE_NAMES
        - EXAMPLES
        - columns()
        - sources()
        - in_both_languages(address)
    )


def in_both_languages(address: str) -> set[str]:
    """What a page asks for or shows in Chinese beside the English: a scheme's words, and what a bank's file says."""
    said: list[str] = []
    if address.startswith(("/schemes/change", "/schemes/edition")):
        said = [
            text
            for name in editions.presets()
            for text in _named(to_builtins(editions.preset(name)), ("title_zh", "text_zh"))
        ]
    elif address.startswith("/bank-layouts"):
        files = [*Path(str(layouts.__file__)).parent.glob("*.toml"), Path(str(layout_samples.__file__))]
        said = [file.read_text(encoding="utf-8") for file in files]
    return set(CHINESE.findall(" ".join(said)))


@cache
def typed() -> set[str]:
    """What the people of the story typed: the texts of the files that tell it."""
    files = (story, world, applying, funded, paid, ordered, supervised, page_routes, test_the_main_story)
    told = "".join(Path(str(file.__file__)).read_text(encoding="utf-8") for file in files)
    return set(CHINESE.findall(told))


@cache
def sources() -> set[str]:
    """Where rules and service projects are from, and what a category of help is called: as their documents say it."""
    said = [preset(name).source for name in presets()] + [each.source for each in projects().values()]
    said += [
        text
        for name in editions.presets()
        for text in _named(to_builtins(editions.preset(name)), ("document", "source"))
    ]
    said += [category.title_zh for category in preset("categorised").help_categories]
    return set(CHINESE.findall(" ".join(said)))


def _named(told: Any, names: tuple[str, ...]) -> Iterator[str]:
    """The texts of these names, of a scheme and of each rate, condition and step of it."""
    if isinstance(told, dict):
        yield from (told[name] for name in names if name in told)
    for each in told.values() if isinstance(told, dict) else told if isinstance(told, list | tuple) else ():
        yield from _named(each, names)


@cache
def columns() -> set[str]:
    """The lists that offices keep are in Chinese, in whatever language their columns are spoken of."""
    said = [*NAMES.values(), *list_rows.NAMES.values(), *("、".join(also) for also in list_rows.ALSO.values())]
    return set(CHINESE.findall(" ".join(said)))


@cache
def names_of_places() -> set[str]:
    """Of the county, its neighbours, towns and villages; and the villages as they are called in short."""
    known = the_divisions()
    towns = known.children(COUNTY)
    villages = [village for town in towns for village in known.children(town.code)]
    return {
        *known.path_names(COUNTY),
        *(each.name for each in (*known.children(COUNTY[:4]), *towns, *villages)),
        *(short_name(each.name) for each in villages),
        *(place_of(code) for code in (COUNTY, VILLAGE)),
    }
