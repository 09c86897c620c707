"""The first and the last day in scope, in whatever order they become known."""

from datetime import date

from tests.support.world import World


def test_a_category_given_later_but_from_an_earlier_day_moves_the_first_day_in_scope(world: World) -> None:
    household, _ = world.household(category="none", registered_on=date(2026, 1, 1))
    client = world.api(world.caller())
    for category, day in (("child_deceased", "2026-06-01"), ("child_disabled", "2026-03-01")):
        change = {"category": category, "from_on": day}
        assert client.post(f"/api/v1/households/{household}/category", json=change).status_code == 201
    with world.owner() as owner:
        rows = owner.execute(
            """
            select distinct entered_on from read.standing
             where known_until = 9223372036854775807 and entered_on < left_on
            """
        )
        assert rows.fetchall() == [(date(2026, 3, 1),)]


def test_a_household_is_empty_after_the_last_death_in_whatever_order_they_become_known(world: World) -> None:
    household, members = world.household(registered_on=date(2026, 1, 1))
    client = world.api(world.caller())
    for member, day in ((members[0], "2026-06-30"), (members[1], "2026-03-01")):
        death = {"kind": "death", "subject": str(member), "occurred_on": day, "source": "派出所", "verified": True}
        assert client.post(f"/api/v1/households/{household}/life-events", json=death).status_code == 201
    for on, households in (("2026-06-30", 1), ("2026-07-01", 0)):
        assert client.get(f"/api/v1/coverage?division=411326&on={on}").json()["total"]["households"] == households
