"""/livez and /readyz: for those who watch the site, without signing in."""

from tests.world import World


def test_a_process_that_answers_is_live(world: World) -> None:
    assert world.visitor().get("/livez").json() == {"live": True}


def test_ready_means_that_every_part_is(world: World) -> None:
    answer = world.visitor().get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "database": "ok", "schema": "ok"}


def test_a_migration_not_applied_is_named(world: World) -> None:
    with world.owner() as owner:
        owner.execute("delete from public.migration where name like '0003%'")
    answer = world.visitor().get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "database": "ok", "schema": "missing: 0003_clock.sql"}
