"""What was imported before: who brought in which county's ledger, when, and what became of its rows."""

from tests.support.markup import texts
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY, Client
from tests.web.imports.test_import_runs import families, held_up, press, until
from tests.web.imports.test_imports_page import a_file, send

API = "/api/v1/imports"


def rows(client: Client, address: str = "/imports") -> list[list[str]]:
    """Of each import: the kind of list, the county, the day, taken in, there already, to correct, by whom."""
    cells = texts(client.get(address).text, ".//tbody/tr/td")
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]


def test_each_import_is_told_with_its_numbers_and_a_check_is_none(story: Story) -> None:
    client, content = story.world.browser(story.supervisor), a_file(story)
    assert "这里还没有导入过台账" in text_of(client.get("/imports"))
    for what in ("check", "import", "import"):
        send(client, content, what)
    by, day = story.supervisor.shown_name, "2026年11月20日"
    assert rows(client) == [["家庭台账", "淅川县", day, *counts, by] for counts in (("0", "1", "1"), ("1", "0", "1"))]
    assert "历次导入" in text_of(story.world.browser(story.auditor).get("/imports"))


def test_nothing_of_the_file_is_in_it(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    send(client, a_file(story), "import")
    with story.world.owner() as owner:
        [(told,)] = owner.execute("select t::text from ledger.imports t").fetchall()
    assert not [word for word in ("何守田", "何守山", "ledger.xlsx", "X-1") if word in told]


def test_the_refused_rows_of_the_last_one_can_still_be_taken_down(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    send(client, a_file(story), "import")
    assert '<a href="/imports/run">1</a>' in client.get("/imports").text
    assert 'download="退回的行.xlsx"' in client.get("/imports/run").text
    assert '<a href="/imports/run">' not in story.world.browser(story.auditor).get("/imports").text


def test_one_that_was_stopped_says_how_many_rows_it_did_not_come_to(story: Story) -> None:
    with story.world.browser(story.supervisor) as client:
        with held_up(story.world):
            page = send(client, families(story, 3), "import")
            assert "进行中或已中断" in text_of(client.get("/imports"))
            press(client, page, "stopping")
        until(client, lambda text: "已停止" in text)
        assert "还有 2 行没有处理" in text_of(client.get("/imports"))
        assert rows(client)[0][3:6] == ["1", "0", "0"]


def test_programs_read_the_same_a_page_at_a_time(story: Story) -> None:
    world, content = story.world, a_file(story)
    client, api = world.browser(story.supervisor), world.api(story.supervisor)
    for _ in range(3):
        send(client, content, "import")
    answer = api.get(f"{API}?size=2").json()
    assert (answer["total"], len(answer["items"])) == (3, 2)
    [first] = api.get(f"{API}?size=2&page=2").json()["items"]
    assert (first["ledger"], first["as_of"]) == (COUNTY, TODAY.isoformat())
    assert (first["accepted"], first["already_there"], first["rejected"], first["left_over"]) == (1, 0, 1, 0)
    assert len(rows(client, "/imports?size=2&page=2")) == 1
    assert "这份清单共 2 页" in text_of(client.get("/imports?size=2&page=9"))


def test_each_reads_those_of_their_own_area(story: Story) -> None:
    world = story.world
    send(world.browser(story.supervisor), a_file(story), "import")
    seen = {area: world.api(world.caller("supervisor", area)).get(API).json()["total"] for area in ("4113", "411327")}
    assert seen == {"4113": 1, "411327": 0}
    assert world.api(world.caller("contact_person")).get(API).status_code == 403
