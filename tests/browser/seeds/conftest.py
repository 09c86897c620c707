"""The five places whose plans the work began with, in one country served once: each a county with an edition of its own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PageFor
from tests.browser.seeds.county import Country
from tests.screenshots import sign_in
from tests.support.databases import copy_of, world_on
from tests.support.served import served
from web.access.caller import Caller
from web.embedded.server import Server

SignedIn = Callable[..., Page]


@pytest.fixture(scope="package")
def place(server: Server) -> Iterator[Country]:
    """In place of the village that the other tests in a browser share."""
    with copy_of(server, name="seeds") as there, world_on(there, pool_size=8) as world, served(world.site) as site:
        yield Country(address=site.address, world=world)


@pytest.fixture
def signed_in(place: Country, page_for: PageFor) -> SignedIn:
    """A browser in which somebody has signed in, with their name and password."""

    def open_page(caller: Caller, *, phone: bool = False) -> Page:
        page = page_for(None, phone=phone)
        sign_in(page, place.address, caller.name)
        page.wait_for_url(lambda address: "sign-in" not in address)
        return page

    return open_page
