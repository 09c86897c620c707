"""The clock raises what is overdue, each night once, whoever rings it and however often."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime

from casework.divisions.country import the_divisions
from tests.support.world import TODAY, World
from web.operations.schedule import last_slot, once, review_alerts, run_due

NIGHT = datetime(2026, 11, 19, 18, 30, tzinfo=UTC)  # half past two on the 20th in the office


def alerts(world: World) -> list[tuple[str, bool]]:
    with world.owner() as owner:
        rows = owner.execute(
            """
            select duty, stage = 'resolved' from read.alert
             where known_until = 9223372036854775807 and until_on = '9999-12-31' order by 1
            """
        ).fetchall()
    return [(duty, resolved) for duty, resolved in rows]


def test_overdue_households_are_raised_and_a_second_ring_raises_nothing(world: World) -> None:
    world.household(registered_on=date(2026, 10, 1))
    assert review_alerts(world.office) == 1
    assert alerts(world) == [("any_contact", False)]
    assert review_alerts(world.office) == 0
    assert alerts(world) == [("any_contact", False)]


def test_a_prefecture_without_counties_gets_its_alerts(world: World) -> None:
    dongguan = next(village.code for village in the_divisions().children("441900003"))
    world.household(by=world.caller(division="441900"), residence_division=dongguan, registered_on=date(2026, 10, 1))
    assert review_alerts(world.office) == 1


def test_an_alert_ends_with_the_contact_that_answers_it(world: World) -> None:
    household, _ = world.household(registered_on=date(2026, 10, 1))
    review_alerts(world.office)
    world.contact(household, TODAY)
    assert alerts(world) == [("any_contact", True)]
    assert review_alerts(world.office) == 0


def test_an_alert_that_a_pause_answers_ends_the_next_night(world: World) -> None:
    household, _ = world.household(registered_on=date(2026, 10, 1))
    review_alerts(world.office)
    caller = world.caller()
    pause = {"from_on": "2026-11-19", "until_on": "2026-12-30", "reason": "外出探亲"}
    assert world.api(caller).post(f"/api/v1/households/{household}/pause", json=pause).status_code == 201
    assert review_alerts(world.office) == 1
    assert alerts(world) == [("any_contact", True)]


def test_five_schedulers_do_a_slot_once(world: World) -> None:
    world.household(registered_on=date(2026, 10, 1))
    with ThreadPoolExecutor(5) as pool:
        assert sum(pool.map(lambda _: run_due(world.office), range(5))) == 1
    assert alerts(world) == [("any_contact", False)]
    world.clock.pass_by(days=1)
    assert run_due(world.office)
    assert not run_due(world.office)


def test_a_slot_that_was_begun_and_never_finished_is_taken_up_again(world: World) -> None:
    slot = last_slot(world.clock())
    assert slot == NIGHT

    def fall_over() -> None:
        raise RuntimeError

    with suppress(RuntimeError):
        once(world.office, "alerts", slot, fall_over)
    assert not run_due(world.office)
    with world.owner() as owner:
        owner.execute("update clock.slot set claimed_at = claimed_at - interval '31 minutes'")
    assert run_due(world.office)


def standing(world: World) -> list[tuple[str, str]]:
    with world.owner() as owner:
        rows = owner.execute(
            """
            select stage, level from read.alert
             where known_until = 9223372036854775807 and until_on = '9999-12-31' order by 1
            """
        ).fetchall()
    return [(stage, level) for stage, level in rows]


def test_what_nobody_settles_goes_to_the_township_and_to_the_county_by_the_days_of_the_edition(world: World) -> None:
    world.household(registered_on=date(2026, 10, 1))
    review_alerts(world.office)
    world.clock.pass_by(days=13)
    assert review_alerts(world.office) == 0
    world.clock.pass_by(days=1)
    assert review_alerts(world.office) == 1
    assert standing(world) == [("escalated", "township")]
    world.clock.pass_by(days=16)
    review_alerts(world.office)
    assert ("escalated", "county") in standing(world)
