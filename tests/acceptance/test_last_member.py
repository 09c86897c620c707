"""A household leaves scope the day after its last member's death, in whatever order the deaths became known."""

from datetime import date

import pytest

from tests.api.case import V1
from tests.support.world import VILLAGE, World


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_deaths_known_in_any_order(world: World, order: tuple[int, int]) -> None:
    client = world.api(world.caller())
    household_id, members = world.household()
    died = {0: "2026-04-02", 1: "2026-05-31"}
    for place in order:
        death = {"kind": "death", "subject": str(members[place]), "occurred_on": died[place]}
        body = death | {"source": "派出所", "verified": True}
        assert client.post(f"{V1}/households/{household_id}/life-events", json=body).status_code == 201

    def seen(on: date) -> tuple[str, int, int]:
        total = client.get(f"{V1}/coverage", params={"division": VILLAGE, "on": on.isoformat()}).json()["total"]
        status = client.get(f"{V1}/households/{household_id}", params={"on": on.isoformat()}).json()["status"]
        return status, total["households"], total["members"]

    assert seen(date(2026, 4, 2)) == ("open", 1, 2)
    assert seen(date(2026, 4, 3)) == ("open", 1, 1)
    assert seen(date(2026, 5, 31)) == ("open", 1, 1)
    assert seen(date(2026, 6, 1)) == ("to_close", 0, 0)
