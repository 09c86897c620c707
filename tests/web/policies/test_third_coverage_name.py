"""The third coverage is called as the policy in force calls it (绿色通道, 就医便利), on every screen, in every sentence."""

from contextvars import copy_context
from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from casework.policies import preset
from casework.policies.editions import Labels
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import NEXT_COUNTY
from web.language.third_coverage import Label, called, use_label
from web.policies import actions as policies

HERE = Labels(third_coverage_zh="就医便利", third_coverage_en="Priority care")


@pytest.fixture
def renamed(story: Story) -> Story:
    edition = replace(preset("default"), edition="jinshan", labels=HERE)
    story.world.ask(
        policies.ADOPT, story.supervisor, edition=msgspec.to_builtins(edition), from_on=date(2026, 1, 1),
        document_number="金卫〔2025〕1号", division=story.supervisor.division,
    )  # fmt: skip
    return story


def pages(story: Story) -> list[str]:
    home, member = f"/households/{story.household}", f"/members/{story.members[0]}"
    return [
        "/coverage", "/coverage/list?kind=green_channel", "/hospitals", f"/hospitals/{story.hospital}", home,
        f"{home}/history", f"{member}/care", f"{member}/green-channel-uses/new", f"{member}/green-channel-passes/new",
        "/home", "/households",
    ]  # fmt: skip


def test_no_screen_says_the_usual_word_where_the_policy_has_another(renamed: Story) -> None:
    client = renamed.world.browser(renamed.supervisor)
    shown = {page: text_of(client.get(page)) for page in pages(renamed)}
    assert [page for page, text in shown.items() if "绿色通道" in text] == []
    assert "就医便利" in shown["/coverage"]
    assert "就医便利证" in shown[f"/members/{renamed.members[0]}/green-channel-passes/new"]
    assert "使用就医便利" in shown[f"/households/{renamed.household}/history"]


@pytest.mark.parametrize(
    ("usual", "here"),
    [
        ("发放绿色通道证", "发放就医便利证"),
        ("Green channel", "Priority care"),
        ("Record a use of the green channel", "Record a use of the priority care"),
        ("Issue a green-channel pass", "Issue a priority care pass"),
    ],
)
def test_in_either_language_and_wherever_it_stands_in_a_sentence(usual: str, here: str) -> None:
    copy_context().run(lambda: (use_label(Label(*msgspec.structs.astuple(HERE))), _says(usual, here)))


def _says(usual: str, here: str) -> None:
    assert called(usual) == here


def test_another_county_keeps_its_own_word(renamed: Story) -> None:
    world = renamed.world
    text = text_of(world.browser(world.caller("supervisor", NEXT_COUNTY)).get("/hospitals"))
    assert "绿色通道" in text
    assert "就医便利" not in text
