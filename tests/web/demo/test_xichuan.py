"""Xichuan 2023 from its cases: 资格确认一个也不能错，资金发放一分也不能少，精准帮扶一个也不能落."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from tests.support import command_line
from tests.support.world import COUNTY, World
from web.cli import main
from web.demo.xichuan.families import GROUPS, Families
from web.demo.xichuan.paying import Paying
from web.demo.xichuan.published import PUBLISHED


@pytest.fixture
def told(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, Any]]:
    """The lists of the story, as the command answers them."""
    command_line.finds(world.server, monkeypatch, tmp_path)
    answer = CliRunner().invoke(main, ["demo", "--story", "xichuan-2023", "--json"])
    assert answer.exit_code == 0, answer.output
    lists: list[dict[str, Any]] = json.loads(answer.stdout)["lists"]
    return lists


def test_the_published_year_comes_out_to_the_fen(world: World, told: list[dict[str, Any]]) -> None:
    first = {each["scheme"]: each for each in told if not each["reissued"]}
    assert {scheme: (each["persons"], each["amount_fen"]) for scheme, each in first.items()} == {
        scheme: (said.persons, said.amount_fen) for scheme, said in PUBLISHED.items()
    }
    assert first["parent_allowance"]["households"] == 625

    (again,) = [each for each in told if each["reissued"]]
    special = first["special_support"]
    assert again["persons"] == 5, "those whose money came back"
    assert again["amount_fen"] == special["returned_fen"] == special["amount_fen"] - special["settled_fen"]
    assert sum(each["settled_fen"] for each in told) == sum(said.amount_fen for said in PUBLISHED.values())

    again_told = [each.list.amount_fen for each in Paying(world.office, COUNTY).tell()]
    assert again_told == [each["amount_fen"] for each in told], "told again, nothing is paid twice"


def test_the_same_people_each_time_and_nobody_twice() -> None:
    once, again = ([*Families(Random("x"), COUNTY).drawn(GROUPS[2:6])] for _ in range(2))
    assert once == again
    members = [member for family in once for member in family.registration.members]
    assert len(members) == len({member.id_number for member in members}) == 353
    assert not any(member.id_number.startswith(COUNTY) for member in members), "the demo has people of that number"
