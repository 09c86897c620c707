"""The contact card: whom to call, the doctor, the green channel; nothing that would hurt or give anybody away."""

from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY, VILLAGE
from web.households import assignment_actions as assignments
from web.households import supporter_actions as supporters


def test_a_card_names_who_is_there_for_the_family_and_how_they_are_called(story: Story) -> None:
    shown = text_of(story.world.browser(story.contact_person).get(f"/households/{story.household}/card"))
    for told in (
        "联系卡",
        "赵大山",
        "村级联系人",
        "丁青珍",
        "13900002222",
        "王大夫",
        "西簧乡卫生院",
        "LT00001",
        "淅川县人民医院",
        "医务科",
    ):
        assert told in shown, told


def test_who_helps_too_stands_on_it_and_nothing_that_others_should_not_read(story: Story) -> None:
    world = story.world
    said = {"role": "association", "name": "何青", "phone": "13700003333", "organisation": "县计生协", "from_on": TODAY}
    world.ask(supporters.NAME_SUPPORTER, household_id=story.household, **said)
    page = world.browser(story.supervisor).get(f"/households/{story.household}/card").text
    assert "何青" in page
    assert "13700003333" in page
    for untold in (
        "计生协",
        "特别扶助",
        "失独",
        "死亡",
        "伤残",
        "13800001111",
        "七棵树村三组",
        story.world.id_number()[:6] + "1962",
    ):
        assert untold not in page, untold


def test_who_has_left_their_post_stands_on_no_card(story: Story) -> None:
    world = story.world
    left = world.staff("county", VILLAGE[:6])
    assigned = world.ask(
        assignments.ASSIGN, household_id=story.household, level="county", staff_id=left, from_on=TODAY
    ).id
    client = world.browser(story.supervisor)
    assert "县级联系人" in text_of(client.get(f"/households/{story.household}/card"))
    world.ask(
        assignments.END_ASSIGNMENT, household_id=story.household, assignment_id=assigned, until_on=TODAY, reason="调离"
    )
    assert "县级联系人" not in text_of(client.get(f"/households/{story.household}/card"))


def test_a_whole_village_is_printed_at_once_and_each_contact_person_prints_their_own(story: Story) -> None:
    village = story.world.browser(story.supervisor).get(f"/cards?division={VILLAGE}").text
    assert village.count('class="contact-card"') == 4
    assert story.world.browser(story.contact_person).get("/cards").text.count('class="contact-card"') == 3
