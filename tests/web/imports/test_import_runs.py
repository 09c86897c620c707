"""An import that takes long: how far it is, stopping it, and what is told afterwards to whom."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import httpx
import psycopg
import pytest

from casework.ledger.envelope import CLOCK
from tests.support.markup import texts, value_of
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY, Client, World
from tests.web.imports.test_imports_page import send, workbook
from web.imports import UnusableFile, read_sheet
from web.imports.runs import AT_ONCE, MOST_WAITING, Run, Runs, TooMany

RUN = "/imports/run"


def families(story: Story, count: int) -> bytes:
    """A ledger of households that nobody has registered."""
    numbers = [story.world.id_number() for _ in range(count)]
    return workbook(*(["西簧乡", "七棵树", "", "独生子女死亡", "何守田", number, "", ""] for number in numbers))


@contextmanager
def held_up(world: World) -> Iterator[None]:
    """Nothing is appended meanwhile: whatever is under way waits in its row."""
    with world.owner() as owner, owner.transaction():
        owner.execute("lock table ledger.events in exclusive mode")
        yield


def until(client: Client, ended: Callable[[str], bool]) -> httpx.Response:
    """The page of the run as soon as it says what is waited for."""
    for _ in range(100):
        page = client.get(RUN)
        if ended(text_of(page)):
            return page
        time.sleep(0.1)
    raise AssertionError(text_of(page))


def press(client: Client, page: httpx.Response, action: str) -> httpx.Response:
    """The button of a page, with the run it was shown for."""
    return fill(client, "/imports", f"{RUN}/{action}", run=value_of(page.text, "run"))


def big(page: httpx.Response) -> list[str]:
    """Taken in, there already, to correct."""
    return texts(page.text, ".//*[@class='big']")


def test_a_long_import_tells_how_far_it_is_and_stops_after_its_row(story: Story) -> None:
    content = families(story, 3)
    with story.world.browser(story.supervisor) as client:
        with held_up(story.world):
            page = send(client, content, "import")
            assert page.url.path == RUN
            assert "0 / 3" in text_of(page)
            assert '<noscript><meta http-equiv="refresh"' in page.text
            _only_the_part_that_moves(client)
            assert press(client, page, "stopping").headers["location"] == RUN
            assert "处理完当前一行后停止" in text_of(client.get(RUN))
        stopped = until(client, lambda text: "已停止" in text)
        assert big(stopped) == ["1", "0", "0"]
        assert "还有 2 行没有处理" in text_of(stopped)
        assert big(send(client, content, "import")) == ["2", "1", "0"]


def _only_the_part_that_moves(client: Client) -> None:
    part = client.get(RUN, headers={"hx-request": "true"})
    assert part.text.startswith("<section")
    assert 'hx-get="/imports/run"' in part.text
    assert "0 / 3" in text_of(part)


def test_the_page_is_asked_for_anew_once_it_has_ended(story: Story) -> None:
    with story.world.browser(story.supervisor) as client:
        send(client, families(story, 1), "check")
        assert client.get(RUN, headers={"hx-request": "true"}).headers["hx-refresh"] == "true"


def test_nobody_else_sees_it_and_another_one_has_to_wait(story: Story) -> None:
    with story.world.browser(story.supervisor) as client, held_up(story.world):
        send(client, families(story, 1), "import")
        again = send(client, families(story, 1), "check")
        assert again.status_code == 422
        assert "您有一次导入还在进行" in text_of(again)
        assert "您有一次导入正在进行" in text_of(client.get("/imports"))
        other = story.world.caller()
        client.cookies.clear()
        client.post("/sign-in", data={"name": other.name, "password": "four unrelated words"})
        assert "没有正在进行的导入" in text_of(client.get(RUN))
        assert "您有一次导入正在进行" not in text_of(client.get("/imports"))


def test_after_a_restart_the_page_says_that_it_was_interrupted(story: Story) -> None:
    with story.world.browser(story.supervisor) as client:
        send(client, families(story, 1), "check")
    story.world.restart()
    with story.world.browser(story.supervisor) as client:
        page = client.get(RUN)
        assert "请再次导入同一个文件" in text_of(page)


def test_what_was_checked_is_imported_without_choosing_the_file_again(story: Story) -> None:
    with story.world.browser(story.supervisor) as client:
        checked = send(client, families(story, 2), "check", as_of="2026-11-01")
        assert press(client, checked, "taking").status_code == 200
        page = client.get(RUN)
        assert big(page) == ["2", "0", "0"]
        assert "已导入" in text_of(page)
        assert press(client, checked, "taking").status_code == 303  # another run stands there now
        assert big(client.get(RUN)) == ["2", "0", "0"]


def test_a_fault_on_our_side_is_said_and_importing_again_takes_up_the_rest(story: Story) -> None:
    content = families(story, 2)
    with story.world.browser(story.supervisor) as client:
        with held_up(story.world):
            send(client, content, "import")
            _end_its_connection(story.world)
            until(client, lambda text: "导入中断" in text)
        assert big(send(client, content, "import")) == ["2", "0", "0"]


def _end_its_connection(world: World) -> None:
    with psycopg.connect(world.server.superuser_dsn, autocommit=True) as superuser:
        ended = superuser.execute(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
             where wait_event_type = 'Lock' and datname = current_database()
            """
        )
        assert ended.fetchall() == [(True,)]


def test_so_many_wait_and_no_more(story: Story) -> None:
    runs, content = Runs(story.world.office), families(story, 1)
    begun = [Run(uuid4(), COUNTY, TODAY, only_checked=True) for _ in range(AT_ONCE + MOST_WAITING)]
    with held_up(story.world):
        for run in begun:
            run.only_checked = False
            runs.start(run, CLOCK, content)
        with pytest.raises(TooMany):
            runs.start(Run(uuid4(), COUNTY, TODAY, only_checked=True), CLOCK, content)
        begun[-1].stop()
        assert begun[-1].state == "stopped"
        assert sum(run.state == "waiting" for run in begun) == MOST_WAITING - 1
    runs.close()
    assert all(run.ended for run in begun)


def test_the_empty_ledger_has_every_column_that_is_read(story: Story) -> None:
    given = story.world.browser(story.supervisor).get("/imports/template")
    assert given.headers["content-disposition"].startswith("attachment")
    with pytest.raises(UnusableFile) as refused:
        read_sheet(given.content)
    assert refused.value.code == "empty"
