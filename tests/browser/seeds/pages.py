"""What somebody reads on a page, and sends from it."""

from playwright.sync_api import Page, expect


def shows(page: Page, *texts: str) -> None:
    """Each of the texts stands on the page, in the words of the screen."""
    for text in texts:
        expect(page.locator("main")).to_contain_text(text)


def keeps_back(page: Page, *texts: str) -> None:
    """None of the texts stands anywhere on the page, once it is there."""
    expect(page.locator("h1")).to_have_count(1)
    for text in texts:
        expect(page.locator("body")).not_to_contain_text(text)


def send(page: Page, button: str) -> None:
    """Presses the button of the form, and waits until what was recorded is confirmed."""
    page.get_by_role("button", name=button).click()
    page.wait_for_url("**done=**")
