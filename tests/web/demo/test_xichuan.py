"""Xichuan 2023 from its cases: 资格确认一个也不能错，资金发放一分也不能少，精准帮扶一个也不能落."""

from random import Random

from tests.support.world import COUNTY, World
from web.demo.xichuan.families import GROUPS, Families
from web.demo.xichuan.paying import Paying
from web.demo.xichuan.published import PUBLISHED
from web.demo.xichuan.story import tell_xichuan


def test_the_published_year_comes_out_to_the_fen(world: World) -> None:
    lists = tell_xichuan(world.office, lambda _, __: None)
    first = {each.scheme: each for each in lists if not each.reissued}
    assert {scheme: (each.persons, each.amount_fen) for scheme, each in first.items()} == {
        scheme: (said.persons, said.amount_fen) for scheme, said in PUBLISHED.items()
    }
    assert first["parent_allowance"].households == 625

    (again,) = [each for each in lists if each.reissued]
    special = first["special_support"]
    assert again.persons == 5, "those whose money came back"
    assert again.amount_fen == special.returned_fen == special.amount_fen - special.settled_fen
    assert sum(each.settled_fen for each in lists) == sum(said.amount_fen for said in PUBLISHED.values())

    again_told = [each.list for each in Paying(world.office, COUNTY).tell()]
    assert [each.amount_fen for each in again_told] == [each.amount_fen for each in lists], (
        "told again, nothing is paid twice"
    )


def test_the_same_people_each_time_and_nobody_twice() -> None:
    once, again = ([*Families(Random("x"), COUNTY).drawn(GROUPS[2:6])] for _ in range(2))
    assert once == again
    members = [member for family in once for member in family.registration.members]
    assert len(members) == len({member.id_number for member in members}) == 353
