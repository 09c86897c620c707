"""The log of administration: every change of an account, in the same transaction, for ever, and who reads it."""

import json
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import Rollback

from tests.support import command_line
from tests.support.markup import texts
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, VILLAGE, World
from web.access import accounts, log, log_chain, users
from web.access.caller import Caller
from web.cli import main

API = "/api/v1/administration-log"


def act(world: World, by: Caller, user: Caller) -> str:
    """Most of what can be done to an account; returns the one-time password."""
    client, page = world.browser(by), f"/users/{user.user_id}"
    change = {"role": "approver", "division": VILLAGE[:9]}
    assert fill(client, f"{page}/change", f"{page}/change", **change).status_code == 303
    renewed = fill(client, f"{page}/password", f"{page}/password").text
    for what in ("disabling", "enabling"):
        assert fill(client, f"{page}/{what}", f"{page}/{what}").status_code == 303
    return texts(renewed, ".//strong/code")[0]


def kinds(answer: list[dict[str, object]]) -> list[object]:
    return [item["kind"] for item in answer]


def test_what_administrators_do_is_told_to_auditors_in_sentences(story: Story) -> None:
    world = story.world
    administrator, user = world.caller("administrator"), world.caller("payment_clerk")
    password = act(world, administrator, user)
    page = world.browser(story.auditor).get("/administration-log")
    told = text_of(page)
    assert f"测试administrator更改了用户 {user.name}：角色：发放经办人 → 复核人；地区：淅川县 → 西簧乡。" in told
    for what in (f"为 {user.name} 重置密码", f"停用了用户 {user.name}", f"重新启用了用户 {user.name}"):
        assert told.count(what) == 1
    assert password not in told
    english = world.browser(story.auditor).get(API, headers={"accept-language": "en"}).json()["items"][-1]
    assert english["sentence"].startswith("测试administrator changed the user ")


def test_the_api_tells_the_same_with_what_changed(story: Story) -> None:
    world = story.world
    user = world.caller("payment_clerk")
    act(world, world.caller("administrator"), user)
    answer = world.api(story.auditor).get(f"{API}?size=3").json()
    assert (answer["total"], answer["page"], answer["size"]) == (4, 1, 3)
    assert kinds(answer["items"]) == ["user_enabled", "user_disabled", "password_reset"]
    first = world.api(story.auditor).get(f"{API}?size=3&page=2").json()["items"][0]
    assert first["data"]["role"] == ["payment_clerk", "approver"]
    assert first["data"]["division"] == [COUNTY, VILLAGE[:9]]
    assert (first["subject"], first["actor_role"], first["position"]) == (str(user.user_id), "administrator", 1)


def test_each_reads_that_of_their_own_division_and_who_left_it(story: Story) -> None:
    world = story.world
    act(world, world.caller("administrator"), world.caller("payment_clerk"))
    there = {division: world.caller("administrator", division) for division in (VILLAGE[:9], "411326104", "411327")}
    seen = {division: world.api(caller).get(API).json()["total"] for division, caller in there.items()}
    assert seen == {VILLAGE[:9]: 4, "411326104": 0, "411327": 0}
    moved = world.caller("auditor", "411326104")
    with world.office.database.write() as connection:
        user = users.found(connection, moved.name)
        accounts.change(connection, log.COMMAND_LINE, world.clock(), user, "auditor", COUNTY, None)
    assert kinds(world.api(there["411326104"]).get(API).json()["items"]) == ["user_changed"]


def test_a_change_and_its_line_are_kept_both_or_neither(story: Story) -> None:
    world, user = story.world, story.world.caller("approver")
    with world.office.database.write() as connection:
        accounts.disable(connection, log.COMMAND_LINE, world.clock(), users.found(connection, user.name))
        raise Rollback
    assert world.api(story.auditor).get(API).json()["total"] == 0
    with world.office.database.write() as connection:
        found = users.found(connection, user.name)
        accounts.disable(connection, log.COMMAND_LINE, world.clock(), found)
        accounts.disable(connection, log.COMMAND_LINE, world.clock(), users.found(connection, user.name))
    assert world.api(story.auditor).get(API).json()["total"] == 1


def test_the_log_only_grows_also_for_the_owner(story: Story) -> None:
    world = story.world
    act(world, world.caller("administrator"), world.caller("approver"))
    for statement in (
        "insert into access.administration_log select * from access.administration_log limit 1",
        "update access.administration_log set actor_name = 'x'",
        "delete from access.administration_log",
        "truncate access.administration_log",
        "update access.administration_head set position = 0",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), world.office.database.write() as connection:
            connection.execute(statement)
    with world.owner() as owner:
        for statement in (
            "update access.administration_log set actor_name = 'x'",
            "delete from access.administration_log",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                owner.execute(statement)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            owner.execute("truncate access.administration_log")
        assert log_chain.verify(owner) == 4


@pytest.mark.parametrize(
    ("statement", "position", "kind"),
    [
        ("update access.administration_log set actor_name = '别人' where position = 2", 2, "changed"),
        ("update access.administration_log set data = '{}' where position = 1", 1, "changed"),
        ("update access.administration_log set at = at - interval '1 day' where position = 3", 3, "changed"),
        ("delete from access.administration_log where position = 2", 2, "missing"),
        ("delete from access.administration_log where position = 4", 4, "missing"),
        ("update access.administration_head set position = 3", 4, "head_behind"),
        ("update access.administration_head set hash = sha256(hash)", 4, "head_ahead"),
    ],
)
def test_tampering_is_found_where_it_was_done(story: Story, statement: str, position: int, kind: str) -> None:
    world = story.world
    with world.office.database.write() as connection:
        for name in ("a1", "a2", "a3", "a4"):
            accounts.add(connection, log.COMMAND_LINE, world.clock(), name, "auditor", COUNTY)
    with world.owner() as owner:
        owner.execute("alter table access.administration_log disable trigger user")
        owner.execute(statement.encode())
        assert log_chain.verify(owner) == log_chain.Break(position, kind)


def test_commands_are_logged_too_and_verify_walks_the_chain(
    story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    world, name = story.world, f"cli{uuid4().hex[:6]}"
    command_line.finds(world.server, monkeypatch, tmp_path)
    added = run("user", "add", name, "--role", "auditor", "--division", COUNTY, "--json")
    token = run("token", "create", "--user", name, "--days", "7", "--label", "报表", "--json")
    assert set(token) == {"token"}
    entries = world.api(story.auditor).get(API).json()["items"]
    assert kinds(entries) == ["token_created", "user_added"]
    assert {entry["actor_role"] for entry in entries} == {"cli"}
    assert entries[0]["sentence"].startswith(f"命令行为 {name} 新建接口令牌：报表，有效期至 ")
    assert not {added["password"], token["token"]} & set(json.dumps(entries).split('"'))
    assert run("verify", "--json") == {"ok": True}
    with world.owner() as owner:
        owner.execute("alter table access.administration_log disable trigger user")
        owner.execute("update access.administration_log set actor_name = 'x' where position = 2")
    assert run("verify", "--json") == {"ledger": "administration-log", "position": 2, "kind": "changed"}


def run(*arguments: str) -> dict[str, object]:
    answer: dict[str, object] = json.loads(CliRunner().invoke(main, list(arguments)).stdout)
    return answer
