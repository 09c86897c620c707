"""What somebody leads ends where their division ends."""

import pytest

from tests.api.case import V1
from tests.world import COUNTY, VILLAGE, World

ADOPT = {"edition": "beijing", "from_on": "2026-11-20", "document_number": "x"}


@pytest.mark.parametrize("division", [VILLAGE[:9], VILLAGE])
def test_a_town_adopts_no_policy_for_its_county(world: World, division: str) -> None:
    caller = world.caller(division=division)
    for body in (ADOPT, ADOPT | {"division": division}, ADOPT | {"division": COUNTY}):
        refused = world.api(caller).post(f"{V1}/policies", json=body)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/division-not-allowed")
    assert world.api(caller).get(f"{V1}/policies").json()["items"][0]["name"] == "default"
