"""What an independent count once found to differ, each as the shortest story that tells it."""

from datetime import date
from typing import Any
from uuid import UUID

from projections.check import check
from tests.api.case import V1
from tests.support.world import COUNTY, NEXT_COUNTY, OTHER_VILLAGE, VILLAGE, Client, World

NEXT_VILLAGE = "411327100001"
LONG_AGO = date(2025, 1, 1)


def done(client: Client, path: str, **body: Any) -> Any:
    answer = client.post(f"{V1}{path}", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def total(client: Client, on: str, division: str = COUNTY) -> Any:
    return client.get(f"{V1}/coverage", params={"division": division, "on": on}).json()["total"]


def due(client: Client, household_id: UUID, on: str = "2026-11-20") -> dict[str, str]:
    """The duties overdue on a day, each with the day it was due."""
    items = client.get(f"{V1}/overdue", params={"on": on, "size": 200}).json()["items"]
    return {item["duty"]: item["due_on"] for item in items if item["household_id"] == str(household_id)}


def adopt(client: Client, edition: str, division: str, from_on: str) -> None:
    done(client, "/policies", edition=edition, division=division, from_on=from_on, document_number="x")


def test_f1_somebody_registered_again_in_another_county_is_told_apart(world: World) -> None:
    client = world.api(world.caller(division="4113"))
    numbers = [world.id_number(), world.id_number()]

    def register(village: str, day: str) -> Any:
        people = [{"name": "张建国", "id_number": n, "relation": "father"} for n in numbers]
        return done(
            client,
            "/households",
            residence_division=village,
            category="child_deceased",
            registered_on=day,
            members=people,
        )

    first = register(VILLAGE, "2026-01-01")
    done(client, f"/households/{first['id']}/closure", on="2026-06-30", reason="迁往外地")
    before = total(client, "2026-03-01")
    again = register(NEXT_VILLAGE, "2026-07-01")
    person = again["members"][0]["id"]
    assert person == first["members"][0]["id"]
    done(
        client, f"/households/{again['id']}/life-events", kind="death", subject=person, occurred_on="2026-09-01",
        source="派出所", verified=True,
    )  # fmt: skip
    assert total(client, "2026-03-01") == before
    assert (before["households"], before["members"]) == (1, 2)
    assert total(client, "2026-10-01")["members"] == 0
    assert total(client, "2026-10-01", NEXT_COUNTY)["members"] == 1
    with world.owner() as owner:
        assert check(owner) == []


def test_f2_of_what_holds_from_a_day_the_latest_day_counts_in_whatever_order_it_was_recorded(world: World) -> None:
    client = world.api(world.caller())
    household_id, _ = world.household(registered_on=date(2026, 1, 1))
    done(client, f"/households/{household_id}/category", category="child_disabled", from_on="2026-06-01")
    done(client, f"/households/{household_id}/category", category="none", from_on="2026-03-01")
    assert [total(client, f"2026-{month}-15")["households"] for month in ("02", "04", "07")] == [1, 0, 1]
    hospital = world.hospital()
    done(client, f"/hospitals/{hospital}/responsible", from_on="2026-09-01", responsible_person="周敏")
    done(client, f"/hospitals/{hospital}/responsible", from_on="2026-08-01", responsible_person=None)
    shown = [
        client.get(f"{V1}/hospitals", params={"on": on}).json()["items"][0]["responsible_person"]
        for on in ("2026-07-15", "2026-08-15", "2026-09-15")
    ]
    assert shown == ["周敏", None, "周敏"]


def test_f3_a_contact_has_the_level_of_a_post_held_on_its_day(world: World) -> None:
    """Assigned still, but the post has ended: the village's turn stays open."""
    client = world.api(world.caller())
    household_id, _ = world.household(registered_on=date(2026, 1, 1))
    staff_id = world.staff(from_on=LONG_AGO)
    world.assign(household_id, staff_id)
    with world.office.open_snapshot(world.caller()) as snapshot:
        post = snapshot.value("select post_id from read.post where staff_id = %(id)s", id=staff_id)
    done(client, f"/staff/{staff_id}/posts/{post}/ending", until_on="2026-06-30")
    for day in ("2026-06-01", "2026-07-15"):
        contact = {"channel": "home_visit", "outcome": "reached", "occurred_on": day, "staff_id": str(staff_id)}
        done(client, f"/households/{household_id}/contacts", **contact)
    assert due(client, household_id)["level:village"] == "2026-08-30"  # 90 days after the first of June


def test_f4_whoever_comes_back_into_scope_begins_anew(world: World) -> None:
    client = world.api(world.caller())
    household_id, _ = world.household(registered_on=date(2026, 1, 1))
    done(client, f"/households/{household_id}/category", category="none", from_on="2026-03-01")
    done(client, f"/households/{household_id}/category", category="child_disabled", from_on="2026-09-01")
    late = due(client, household_id)
    assert late["any_contact"] == "2026-10-01"
    assert [duty for duty in late if duty.startswith("festival")] == ["festival:2026-mid_autumn"]


def test_f5_a_duty_that_was_owed_above_does_not_begin_again_with_the_countys_own_edition(world: World) -> None:
    client = world.api(world.caller(division="41"))
    household_id, _ = world.household(registered_on=date(2026, 1, 1))
    adopt(client, "beijing", "41", "2026-02-01")
    adopt(client, "beijing", COUNTY, "2026-09-01")
    assert due(client, household_id)["any_contact"] == "2026-01-31"


def test_f6_a_festival_is_owed_where_the_edition_of_its_own_day_named_it(world: World) -> None:
    """Adopted in November, nobody is late for last spring."""
    client = world.api(world.caller())
    household_id, _ = world.household(registered_on=date(2026, 1, 1))
    adopt(client, "beijing", COUNTY, "2026-01-01")
    adopt(client, "default", COUNTY, "2026-11-01")
    late = due(client, household_id)
    assert "any_contact" in late
    assert [duty for duty in late if duty.startswith("festival")] == []


def test_f7_a_post_covers_the_households_of_its_own_division_only(world: World) -> None:
    client = world.api(world.caller())
    household_id, _ = world.household(registered_on=date(2026, 1, 1))
    world.assign(household_id, world.staff("township", VILLAGE[:9]), "township")
    elsewhere = world.staff(division=OTHER_VILLAGE)
    world.assign(household_id, elsewhere)
    assert total(client, "2026-11-20")["contact"]["covered"] == 0
    done(client, f"/staff/{elsewhere}/posts", level="village", division=VILLAGE, from_on="2026-11-01")
    assert [total(client, f"2026-{day}")["contact"]["covered"] for day in ("10-31", "11-01")] == [0, 1]
