"""Two posts in Xichuan, three levels in Hebei: who is required, what each level owes, and whose list says what."""

from datetime import date
from uuid import UUID

import pytest

from tests.support.sound import text_of
from tests.support.world import COUNTY, TODAY, VILLAGE, Client, World

V1 = "/api/v1"
LEVELS = (("village", VILLAGE), ("township", VILLAGE[:9]), ("county", COUNTY))


def adopt(client: Client, edition: str) -> None:
    body = {"edition": edition, "from_on": "2026-01-01", "document_number": "淅卫〔2026〕1号", "division": COUNTY}
    assert client.post(f"{V1}/policies", json=body).status_code == 201


@pytest.fixture
def home(world: World) -> UUID:
    return world.household(registered_on=date(2026, 1, 1))[0]


@pytest.mark.parametrize(("edition", "needed"), [("xichuan-two-posts", 2), ("hebei-three-levels", 3)])
def test_a_family_is_covered_once_every_level_of_the_scheme_has_somebody_in_post(
    world: World, home: UUID, edition: str, needed: int
) -> None:
    client = world.api(world.caller())
    adopt(client, edition)
    covered = []
    for level, place in LEVELS:
        world.assign(home, world.staff(level, place), level)
        covered.append(client.get(f"{V1}/coverage").json()["total"]["contact"]["covered"])
    assert covered == [int(number >= needed) for number in (1, 2, 3)]


def test_each_level_owes_its_own_contact_and_its_contact_alone_settles_it(world: World, home: UUID) -> None:
    client = world.api(world.caller())
    adopt(client, "hebei-three-levels")
    duties = {each["duty"] for each in client.get(f"{V1}/households/{home}").json()["duties"]}
    assert {"level:village", "level:township", "level:county"} <= duties
    body = {"channel": "phone", "outcome": "reached", "occurred_on": TODAY.isoformat(), "level": "county"}
    assert client.post(f"{V1}/households/{home}/contacts", json=body).status_code == 201
    overdue = {each["duty"] for each in client.get(f"{V1}/overdue").json()["items"]}
    assert "level:county" not in overdue
    assert {"level:village", "level:township"} <= overdue


def test_a_list_is_led_by_what_its_reader_can_do_and_names_whom_the_rest_waits_for(world: World, home: UUID) -> None:
    client = world.api(world.caller())
    adopt(client, "hebei-three-levels")
    county = world.staff("county", COUNTY)
    world.assign(home, county, "county")
    world.assign(home, world.staff(), "village")
    reader = world.browser(world.caller("contact_person", COUNTY, county))
    shown = text_of(reader.get("/worklist"))
    assert shown.index("县级联系人联系") < shown.index("村级联系人联系")
    assert "等待" in shown
    assert "县级联系人联系，已超过" in shown


def test_a_county_contact_person_is_offered_by_the_form_and_assigned(world: World, home: UUID) -> None:
    county = world.staff("county", COUNTY)
    client = world.browser(world.caller())
    form = client.get(f"/households/{home}/assignments/new?level=county").text
    assert form.index("县级联系人") < form.index(f"county:{county}")
