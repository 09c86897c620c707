"""A long import seen in a browser: the page follows it by itself, with script and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageFor, Place
from tests.browser.looking import faults_of_access, faults_of_build, faults_of_width
from tests.web.imports.test_import_runs import families, held_up

PATIENCE = 30_000  # milliseconds


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_the_page_follows_an_import_by_itself_until_it_is_in(place: Place, page_for: PageFor, javascript: bool) -> None:
    office = page_for("supervisor", phone=True, javascript=javascript)
    content = families(place.story, 2)
    office.goto("/imports")
    sent = {"name": "ledger.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    office.get_by_label("Excel 文件").set_input_files(files=[sent])  # type: ignore[list-item]
    with held_up(place.story.world):
        office.get_by_role("button", name="导入", exact=True).click()
        office.wait_for_url("**/imports/run", timeout=PATIENCE)
        expect(office.get_by_role("heading", name="正在导入")).to_be_visible()
        expect(office.locator("#progress")).to_contain_text("0 / 2")
        if javascript:
            assert faults_of_access(office) == []
        assert faults_of_build(office) == []
        assert faults_of_width(office) == []
    expect(office.get_by_role("status", name="已导入")).to_be_visible(timeout=PATIENCE)
    assert office.url.endswith("/imports/run")
