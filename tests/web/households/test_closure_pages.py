"""A household is closed after a second look, opened again, merged into another; pauses are put right."""

from urllib.parse import urlsplit

from tests.support.markup import addresses
from tests.support.pages import asked_about, fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import Client

CLOSURE = {"on": "2026-11-19", "cause": "moved_away", "reason": "随儿子迁往南阳"}


def closed(story: Story, client: Client) -> str:
    page = f"/households/{story.late}/closure"
    asked = fill(client, page, page, **CLOSURE)
    assert asked.status_code == 422
    return fill(client, page, page, **CLOSURE, sure_of=asked_about(asked)).headers["location"]


def test_a_closure_is_looked_at_twice(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/households/{story.late}/closure"
    assert "在世成员 2 人" in text_of(client.get(page))
    asked = fill(client, page, page, **CLOSURE)
    assert "孙福来、周玉梅" in asked_about(asked)
    assert "随儿子迁往南阳" in asked_about(asked)
    after = client.get(closed(story, client))
    assert "迁往外地：随儿子迁往南阳" in text_of(after).replace(" ", "")


def test_a_closed_household_asks_for_nothing_and_is_nobodys_to_visit(story: Story) -> None:
    supervisor, person = story.world.browser(story.supervisor), story.world.browser(story.contact_person)
    before = text_of(person.get("/worklist"))
    closed(story, supervisor)
    home = person.get(f"/households/{story.late}")
    assert "登记联系" not in text_of(home)
    assert addresses(home.text, f"/households/{story.late}/contacts/new")
    assert "3 户" in before
    assert "2 户" in text_of(person.get("/worklist"))


def test_a_closed_household_is_opened_again_or_its_closure_is_withdrawn(story: Story) -> None:
    client, home = story.world.browser(story.supervisor), f"/households/{story.late}"
    for path, told in (
        ("reopening", {"from_on": "2026-11-20", "reason": "又搬回来了"}),
        ("closure/withdrawal", {"reason": "结错了户"}),
    ):
        closed(story, client)
        assert f"{home}/{path}" in client.get(home).text + client.get(f"{home}/reopening").text
        assert fill(client, f"{home}/{path}", f"{home}/{path}", **told).status_code == 303
        assert "登记联系" in text_of(client.get(home))


def test_a_household_registered_twice_is_merged_and_both_lead_to_each_other(story: Story) -> None:
    client, wrong, right = (
        story.world.browser(story.supervisor),
        f"/households/{story.late}",
        f"/households/{story.soon}",
    )
    page = f"{wrong}/merging"
    told = {"right_household_no": "411326-00003", "reason": "父母分别登记"}
    assert fill(client, page, page, right_household_no="411326-09999", reason="重复").status_code == 422
    asked = fill(client, page, page, **told)
    assert "孙福来、周玉梅" in asked_about(asked)
    assert "吴长贵、郑秀芝" in asked_about(asked)
    done = fill(client, page, page, **told, sure_of=asked_about(asked))
    shown = client.get(done.headers["location"])
    assert addresses(shown.text, right)
    assert addresses(client.get(right).text, f"{wrong}/history")
    assert addresses(client.get(f"{right}/history").text, f"{wrong}/history")
    assert addresses(client.get(f"{wrong}/history").text, f"{right}/history")
    assert str(story.late) not in client.get("/overdue").text
    undo = f"{wrong}/merging/undoing"
    assert fill(client, undo, undo, reason="是两户").status_code == 303
    assert str(story.late) in client.get("/overdue").text


def test_a_pause_is_corrected_ended_early_and_withdrawn(story: Story) -> None:
    client, home = story.world.browser(story.supervisor), f"/households/{story.late}"
    fill(client, f"{home}/pause", f"{home}/pause", until_on="2026-12-20", reason="外出探亲")
    pause = next(a for a in addresses(client.get(home).text, f"{home}/pauses/.*/correction")).removesuffix(
        "/correction"
    )
    told = {"from_on": "2026-11-01", "until_on": "2026-12-10", "reason": "写错了"}
    assert "2026年12月10日" in text_of(fill(client, f"{pause}/correction", f"{pause}/correction", **told))
    assert fill(client, f"{pause}/correction", f"{pause}/correction", **told, step="confirm").status_code == 303
    early = fill(client, f"{pause}/ending", f"{pause}/ending", until_on="2026-11-20", reason="提前回来")
    assert early.status_code == 303
    gone = fill(client, f"{pause}/withdrawal", f"{pause}/withdrawal", reason="不是这一户")
    assert "视同没有暂停" in text_of(client.get(gone.headers["location"]))
    assert urlsplit(gone.headers["location"]).path == home
