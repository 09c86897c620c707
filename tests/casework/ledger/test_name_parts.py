"""A person is found by part of a name; what is kept of it is too little to read a name from."""

from collections import Counter
from uuid import uuid4

from casework.ledger import name_parts
from casework.ledger.keys import Keys
from casework.ledger.name_parts import fitting, parts_of, remember
from tests.support.world import World

KEYS = Keys(bytes(32), bytes(range(32)))


def test_a_name_is_taken_apart_into_characters_and_neighbouring_initials() -> None:
    assert parts_of("张建国") == {"张", "建", "国", "zj", "jg"}
    assert parts_of("欧阳 娜") >= {"欧", "阳", "娜", "oy"}
    assert parts_of("王") == {"王"}


def test_who_has_all_parts_is_among_those_found_and_only_in_the_counties_asked(world: World) -> None:
    wanted, other, elsewhere = uuid4(), uuid4(), uuid4()
    with world.office.database.write() as connection:
        remember(connection, KEYS, "411326", [(wanted, "张建国"), (other, "李秀英")])
        remember(connection, KEYS, "411327", [(elsewhere, "张建国")])
        assert wanted in fitting(connection, KEYS, ["411326"], {"张", "国"})
        assert set(fitting(connection, KEYS, ["411326", "411327"], {"张", "建", "国", "jg"})) == {wanted, elsewhere}
        assert fitting(connection, KEYS, ["411326"], set()) == []
        assert fitting(connection, KEYS, [], {"张"}) == []


def test_nothing_is_kept_of_a_name_but_a_byte_of_each_part_that_is_another_in_every_county(world: World) -> None:
    person = uuid4()
    with world.office.database.write() as connection:
        remember(connection, KEYS, "411326", [(person, "张建国")])
        remember(connection, KEYS, "411327", [(person, "张建国")])
        rows = connection.execute("select ledger, part from keys.name_part where subject = %s", (person,)).fetchall()
    bytes_of = {ledger: {part for at, part in rows if at == ledger} for ledger, _ in rows}
    assert all(0 <= part < 256 for _, part in rows)
    assert bytes_of["411326"] != bytes_of["411327"]


def test_many_characters_share_a_byte() -> None:
    characters = [chr(code) for code in range(0x4E00, 0x4E00 + 5000)]
    shared = Counter(name_parts._byte(KEYS, "411326", each) for each in characters)
    assert len(shared) == 256
    assert min(shared.values()) > 4


def test_who_was_registered_before_is_made_findable_once(world: World) -> None:
    household, (person, *_) = world.household()
    keys = world.office.casework.keys
    with world.owner() as owner:
        owner.execute("truncate keys.name_part")
    with world.office.database.write() as connection:
        assert person not in fitting(connection, keys, ["411326"], {"张"})
        name_parts.complete(connection, keys)
        name_parts.complete(connection, Keys(bytes(31) + b"x", bytes(32)))  # who has parts already opens nothing
        name = world.office.casework.ledger("411326").stream(household)[1].name  # type: ignore[attr-defined]
        opened = world.office.casework.ring([person]).open(name.sealed, ledger="411326", stream=household)
        assert opened
        assert person in fitting(connection, keys, ["411326"], set(opened))
