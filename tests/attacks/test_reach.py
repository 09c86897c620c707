"""What somebody leads ends where their division ends."""

import json

import pytest
from click.testing import CliRunner

from tests.api.case import V1
from tests.support.world import COUNTY, VILLAGE, World
from web.cli.policies import policy

ADOPT = {"edition": "beijing", "from_on": "2026-11-20", "document_number": "x"}


@pytest.mark.parametrize("division", [VILLAGE[:9], VILLAGE])
def test_a_town_adopts_no_policy_for_its_county(world: World, division: str) -> None:
    caller = world.caller(division=division)
    for body in (ADOPT, ADOPT | {"division": division}, ADOPT | {"division": COUNTY}):
        refused = world.api(caller).post(f"{V1}/policies", json=body)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/division-not-allowed")
    assert world.api(caller).get(f"{V1}/policies").json()["items"][0]["name"] == "default"


def test_no_ledger_is_made_for_a_division_that_does_not_exist(world: World) -> None:
    client = world.api(world.caller(division="41"))
    refused = client.post(f"{V1}/policies", json=ADOPT | {"division": "419999"})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "division")


@pytest.mark.parametrize("division", ["zz", "999999", VILLAGE[:9]])
def test_the_command_line_adopts_nothing_there_either(division: str) -> None:
    """Refused before the database is looked for."""
    words = ["adopt", "beijing", "--division", division, "--from", "2026-12-01", "--document", "x", "--json"]
    refused = CliRunner().invoke(policy, words)
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["error"] in {"unknown_division", "division_not_allowed"}
