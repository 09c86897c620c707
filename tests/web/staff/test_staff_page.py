"""Staff records, posts and users."""

from tests.support.markup import addresses, texts
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY, VILLAGE

DAY = TODAY.isoformat()


def test_the_list_names_posts_and_how_many_each_looks_after(story: Story) -> None:
    shown = story.world.browser(story.supervisor).get("/staff")
    text = text_of(shown)
    assert "2 人" in text
    assert "村级联系人 · 西簧乡 七棵树村民委员会" in text
    assert texts(shown.text, ".//td[@data-label='家庭']") == ["3", "3"]


def test_somebody_is_added_with_a_post_and_takes_another(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    post = {"level": "village", "division": VILLAGE, "from_on": DAY}
    answer = fill(client, "/staff/new", "/staff", name="方小兰", phone="13700001111", **post)
    assert answer.status_code == 303
    listed = client.get("/staff").text
    assert "方小兰" in listed
    page = f"/staff/{story.staff}/posts/new"
    again = fill(client, page, f"/staff/{story.staff}/posts", level="township", division="411326301", from_on=DAY)
    assert again.status_code == 303
    twice = fill(client, page, f"/staff/{story.staff}/posts", level="township", division="411326301", from_on=DAY)
    assert twice.status_code == 422


def test_nothing_said_is_asked_for(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    answer = fill(client, "/staff/new", "/staff", county="411326")
    assert answer.status_code == 422
    for field in ("name", "level", "division", "from_on"):
        assert f'id="{field}-error"' in answer.text


def test_a_post_ends_and_its_households_are_named_as_missing(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    ending = addresses(client.get("/staff").text, rf"/staff/{story.staff}/posts/.+/ending")[0]
    shown = client.get(ending)
    assert "现负责 3 户" in text_of(shown)
    assert fill(client, ending, ending, until_on=DAY).status_code == 303
    assert "已离岗，待配备" in text_of(client.get("/staff"))
    assert "4 户" in text_of(client.get("/coverage/list?kind=contact&covered=false"))


def test_an_administrator_keeps_staff_but_sees_no_cases(story: Story) -> None:
    client = story.world.browser(story.world.caller("administrator"))
    shown = client.get("/staff")
    assert 'data-label="家庭"' not in shown.text
    assert client.get("/staff/new").status_code == 200
    auditor = story.world.browser(story.auditor)
    assert auditor.get("/staff").status_code == 200
    assert auditor.get("/staff/new").status_code == 403
    assert story.world.browser(story.contact_person).get("/staff").status_code == 403


def test_another_division_is_refused(story: Story) -> None:
    client = story.world.browser(story.world.caller("supervisor", "411326104"))
    fields = {"name": "方小兰", "level": "village", "division": VILLAGE, "from_on": DAY}
    assert fill(client, "/staff/new", "/staff", **fields).status_code == 403
