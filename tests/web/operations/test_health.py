"""/livez and /readyz: for those who watch the site, without signing in."""

from tests.support.world import COUNTY, TODAY, World


def test_a_process_that_answers_is_live(world: World) -> None:
    assert world.visitor().get("/livez").json() == {"live": True}


def test_ready_means_that_every_part_is(world: World) -> None:
    answer = world.visitor().get("/readyz")
    assert answer.status_code == 200
    level = {"ledgers": 0, "behind": 0, "worst": None, "events": 0, "seconds": 0, "leapt": 0}
    night = {"overdue": 0, "without_contact": 0, "broken": []}
    assert answer.json() == {"ready": True, "database": "ok", "schema": "ok", "follower": level, "night": night}


def test_a_migration_not_applied_is_named(world: World) -> None:
    with world.owner() as owner:
        owner.execute("delete from public.migration where name like '0003%'")
    answer = world.visitor().get("/readyz")
    assert answer.status_code == 503
    assert answer.json() | {"follower": None, "night": None} == {
        "ready": False, "database": "ok", "schema": "missing: 0003_clock.sql", "follower": None, "night": None
    }  # fmt: skip


def test_a_follower_that_is_behind_is_told_and_keeps_nothing_from_being_ready(world: World) -> None:
    household_id, _ = world.household()
    with world.owner() as owner:
        (head,) = owner.execute("select position from ledger.heads").fetchone() or (0,)
    answer = world.visitor().get("/readyz")
    follower = answer.json()["follower"]
    assert (answer.status_code, answer.json()["ready"]) == (200, True)
    assert follower["seconds"] >= 0
    late = {"ledgers": 1, "behind": 1, "worst": COUNTY, "events": head, "seconds": 0, "leapt": 0}
    assert follower | {"seconds": 0} == late
    world.follow()
    assert world.visitor().get("/readyz").json()["follower"]["behind"] == 0
    world.contact(household_id, TODAY)
    assert world.visitor().get("/readyz").json()["follower"]["events"] == 1
