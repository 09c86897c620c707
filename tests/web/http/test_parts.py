"""htmx is answered with the part that changed; without it every page works as before."""

import re

import pytest

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import VILLAGE

HTMX = {"hx-request": "true"}


def test_a_search_answers_with_what_was_found_alone(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    part = client.get("/households?q=zds", headers=HTMX).text
    assert "<html" not in part
    assert "<h1" not in part
    assert "411326-00001" in part
    assert '<div id="found">' in client.get("/households?q=zds").text


def test_an_area_opens_in_the_table_of_the_one_above(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    town = VILLAGE[:9]
    assert f'hx-get="/coverage?division={town}"' in client.get("/coverage").text
    part = client.get(f"/coverage?division={town}", headers=HTMX).text
    assert "<table" not in part
    assert part.index("西簧乡") < part.index("七棵树")
    assert f"/coverage/list?division={VILLAGE}" in part
    assert f'hx-get="/coverage?division={town}"' not in part  # opened, it leads to its own page


@pytest.mark.parametrize("kind", ["partial", "full"])  # htmx calls full what it selects a part of itself
def test_a_form_with_mistakes_comes_back_and_one_without_leads_on(story: Story, kind: str) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/households/{story.late}/pause"
    client.headers.update(HTMX | {"hx-request-type": kind})
    wrong = fill(client, page, page)
    assert wrong.status_code == 422
    assert 'id="until_on-error"' in wrong.text
    right = fill(client, page, page, until_on="2026-12-01", reason="外出探亲")
    assert right.status_code == 201
    assert re.fullmatch(
        rf"/households/{story.late}\?done=PauseHousehold&made=[0-9a-f-]{{36}}&told=411326:\d+-\d+",
        right.headers["hx-redirect"],
    )


def test_a_form_that_chooses_its_part_of_the_answer_is_led_on_as_well(story: Story) -> None:
    """htmx says `full` then; a 303 it would follow, and show the next page under the address of the form."""
    client = story.world.browser(story.supervisor)
    page = f"/households/{story.late}/pause"
    client.headers.update(HTMX | {"hx-request-type": "full"})
    right = fill(client, page, page, until_on="2026-12-01", reason="外出探亲")
    assert right.headers["hx-redirect"].startswith(f"/households/{story.late}?done=")


def test_who_assigns_from_a_list_comes_back_to_it(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/households/{story.other}/assignments"
    assert 'name="next" value="without-contact-person"' in client.get(f"{page}/new?next=without-contact-person").text
    said = {"post": f"village:{story.staff}", "from_on": "2026-11-01", "next": "without-contact-person"}
    answer = fill(client, f"{page}/new", page, **said)
    assert answer.headers["location"].startswith("/coverage/list?kind=contact&covered=false&done=AssignContactPerson")
    assert "联系人已配备。" in text_of(client.get(answer.headers["location"]))


def test_next_leads_to_no_other_place(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/households/{story.other}/assignments"
    said = {"post": f"village:{story.staff}", "from_on": "2026-11-01", "next": "https://elsewhere.test"}
    answer = fill(client, f"{page}/new", page, **said)
    assert answer.headers["location"].startswith(f"/households/{story.other}?done=")
