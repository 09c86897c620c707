"""What identifies somebody is sealed: in events, in tables, in what the server writes down."""

from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag

from casework.common.private import Private
from casework.ledger.keys import Keys, wrapping_key
from tests.support.world import TODAY, World

CANARIES = ("张建国", "13800001111", "19600517", "七棵树2组57号", "血压有点高", "丁青珍", "王大夫")


def test_no_private_text_stands_in_any_table(world: World) -> None:
    household, members = world.household(address="七棵树2组57号")
    world.assign(household, world.staff())
    world.contact(household, TODAY, note="血压有点高")
    world.doctor(members[0], TODAY, TODAY.replace(year=2027))
    with world.owner() as owner:
        tables = owner.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('ledger','read','keys','access','clock')"
        ).fetchall()
        assert len(tables) > 20
        for (table,) in tables:
            text = str(
                owner.execute(f"select coalesce(string_agg(t::text, ' '), '') from {table} t".encode()).fetchone()
            )
            assert not [canary for canary in CANARIES if canary in text], table


def test_the_server_log_holds_none_of_it(world: World) -> None:
    household, _ = world.household(address="七棵树2组57号")
    world.contact(household, TODAY, note="血压有点高")
    logs = list(world.data_directory().parent.glob("log/*.log"))
    assert logs
    for log in logs:
        text = log.read_text(errors="replace")
        assert not [canary for canary in CANARIES if canary in text]


def test_a_sealed_text_cannot_be_moved(world: World) -> None:
    keys, subject, stream = world.office.casework.keys, uuid4(), uuid4()
    with world.office.database.write() as connection:
        keys.make(connection, [subject])
        ring = keys.of(connection, [subject])
    token = ring.seal(Private(subject, "张建国"), ledger="411326", stream=stream, place="MemberAdded.name").sealed
    assert ring.open(token, ledger="411326", stream=stream) == "张建国"
    moved = token.replace("MemberAdded.name", "MemberAdded.phone")
    for ledger, where, what in (("411327", stream, token), ("411326", uuid4(), token), ("411326", stream, moved)):
        with pytest.raises(InvalidTag):
            ring.open(what, ledger=ledger, stream=where)


def test_without_its_key_a_text_is_gone_and_everything_else_stands(world: World) -> None:
    household, members = world.household()
    with world.owner() as owner:
        owner.execute("update keys.subject set wrapped = null, destroyed_at = now() where subject = %s", (members[0],))
    page = world.api(world.caller()).get(f"/api/v1/households/{household}").json()
    erased = next(member for member in page["members"] if member["id"] == str(members[0]))
    assert erased["name"] == "已依法删除"
    assert len(page["members"]) == 2
    world.contact(household, TODAY)


def test_the_wrapping_key_is_private(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "wrapping.key"
    first = wrapping_key(path, create=True)
    assert (len(first), path.stat().st_mode & 0o777) == (32, 0o600)
    assert wrapping_key(path) == first
    assert Keys(first, first).blind("phone", "1") != Keys(first, bytes(32)).blind("phone", "1")
