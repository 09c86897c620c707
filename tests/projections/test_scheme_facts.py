"""What conditions and rates ask of people, found with the place where each is said; as known."""

from datetime import date

import pytest

from casework.common.months import month_of, months_of
from casework.schemes.accrual import Enrolled, accrued
from casework.schemes.facts import Facts
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.oversight.case_files import case_files
from projections.schemes.facts import facts_of
from projections.schemes.in_force import scheme_in_force
from tests.support.world import COUNTY, NEXT_COUNTY, TODAY, World
from web.households.actions import CHANGE_CATEGORY, REPORT_LIFE_EVENT
from web.households.life_event_actions import WITHDRAW_LIFE_EVENT
from web.schemes import actions as schemes

THIRD_COUNTY = "411328"


def facts(world: World, person, known: int | None = None) -> Facts:
    position = {COUNTY: known} if known else None
    with open_snapshot(world.office.database, NATION, TODAY, known_position=position) as snapshot:
        return facts_of(snapshot, [person])[person]


def head(world: World) -> int:
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        return snapshot.known[COUNTY]


def happened(world: World, household, kind: str, subject: str, on: date, verified: bool, **more) -> None:
    said = {"kind": kind, "subject": subject, "occurred_on": on, "source": "村里说的", "verified": verified, **more}
    world.ask(REPORT_LIFE_EVENT, household_id=household, **said)


def test_a_couple_is_each_others_and_everything_says_where_it_stands(world: World):
    _, (father, mother) = world.household(
        born_on=date(1964, 5, 17), category="child_disabled", child={"name": "小军", "disability_level": 2}
    )
    his, hers = facts(world, father), facts(world, mother)
    assert {his.sex, hers.sex} == {"female", "male"}
    assert (his.spouse_born_on, hers.spouse_born_on) == (hers.born_on, his.born_on)
    assert his.child_disability_level == 2
    assert [each.value for each in his.categories] == ["child_disabled"]
    assert set(his.positions) >= {"born_on", "child_disability_level"}
    assert his.positions["born_on"][0] == COUNTY
    assert his.categories[0].position == (COUNTY, his.positions["born_on"][1] - 1), (
        "the registration is before the members"
    )


def test_what_is_learned_later_is_not_known_before(world: World):
    household, (father, _) = world.household()
    before = head(world)
    happened(world, household, "death", str(father), date(2026, 9, 3), verified=False)
    assert [(each.kind, each.verified) for each in facts(world, father).reported] == [("death", False)]
    happened(world, household, "moved", str(father), date(2026, 10, 1), verified=True, hukou_division="411327001001")
    assert facts(world, father).hukou_division == "411327001001"
    then = facts(world, father, before)
    assert (then.reported, then.hukou, then.died_on) == ((), (), None)


def test_a_verified_death_ends_what_is_due_the_month_after(world: World):
    household, (father, _) = world.household(born_on=date(1950, 1, 1))
    happened(world, household, "death", str(father), date(2026, 9, 3), verified=True)
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        scheme = scheme_in_force(snapshot, COUNTY, "special_support").scheme
        known = facts_of(snapshot, [father])[father]
    assert scheme is not None
    due = accrued(scheme, Enrolled(from_on=date(2026, 1, 1), ledger=COUNTY), known, months_of("2026"))
    assert [each.why_not for each in due] == [""] * 9 + ["died"] * 3
    assert known.positions["died_on"][0] == COUNTY


def test_of_one_that_the_reader_may_not_see_nothing_is_found(world: World):
    _, (father, _) = world.household()
    with world.office.open_snapshot(world.caller("contact_person", "411327001")) as snapshot:
        assert facts_of(snapshot, [father]) == {}


def test_the_county_goes_by_its_own_edition_then_by_the_provinces(world: World):
    adopted = {"edition": "special_support-henan", "document_number": "豫", "division": "41"}
    world.ask(schemes.ADOPT, world.caller(division="41"), from_on=date(2026, 1, 1), **adopted)
    world.ask(schemes.END, from_on=date(2026, 6, 1), scheme="special_support", document_number="淅", division=COUNTY)
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        held = {month: scheme_in_force(snapshot, COUNTY, "special_support", date(2026, month, 1)) for month in (1, 6)}
        next_county = scheme_in_force(snapshot, "411327", "special_support")
    assert held[1].reference == next_county.reference == "410000:1"
    assert (held[6].scheme, held[6].reference.split(":")[0]) == (None, COUNTY)


def test_of_two_reports_of_one_death_the_other_keeps_no_money_back(world: World):
    """Two neighbours name two days; one report is verified, and nothing is left to be verified of the other."""
    household, (person, _) = world.household(category="child_disabled", child={"disability_level": 2})
    happened(world, household, "death", "child", date(2026, 3, 2), verified=False)
    assert [each.verified for each in facts(world, person).reported] == [False]
    happened(world, household, "death", "child", date(2026, 3, 9), verified=True)
    known = facts(world, person)
    assert (known.unverified, known.child_died_on) == ((), date(2026, 3, 9))


def test_where_the_verified_report_of_a_death_is_withdrawn_the_other_is_to_be_verified_again(world: World):
    household, (person, _) = world.household()
    said = {"household_id": household, "source": "村里说的", "kind": "death", "subject": str(person)}
    world.ask(REPORT_LIFE_EVENT, occurred_on=date(2026, 3, 2), **said)
    verified = world.ask(REPORT_LIFE_EVENT, occurred_on=date(2026, 3, 9), verified=True, **said).id
    assert told_of(world, household) == [("death", True)]
    world.ask(WITHDRAW_LIFE_EVENT, household_id=household, life_event_id=verified, reason="同名")
    assert told_of(world, household) == [("death", False)]
    assert [each.verified for each in facts(world, person).reported] == [False]


def moved(world: World, household, person, county: str, on: date, caller=None):
    said = {"kind": "moved", "subject": str(person), "occurred_on": on, "source": "police", "verified": True}
    return world.ask(REPORT_LIFE_EVENT, caller, household_id=household, residence_division=f"{county}002001", **said).id


def test_a_move_that_was_taken_back_leaves_the_days_of_a_category_as_they_are(world: World):
    household, (person, _) = world.household(category="child_disabled", child={"disability_level": 2})
    there = world.caller(division=NEXT_COUNTY)
    move = moved(world, household, person, NEXT_COUNTY, date(2026, 6, 1))
    world.ask(WITHDRAW_LIFE_EVENT, there, household_id=household, life_event_id=move, reason="同名")
    world.ask(CHANGE_CATEGORY, household_id=household, category="surgery_complication", from_on=date(2026, 3, 1))
    held = [facts(world, person).category_in(month_of(date(2026, month, 1))) for month in (2, 3, 6, 9)]
    assert held == ["disability", "complication", "complication", "complication"]


def test_before_a_move_of_the_hukou_the_county_pays_where_the_person_was_first_known(world: World):
    """Nobody told a hukou; from the county where they live by now it moves to the one from which they came."""
    there = world.caller(division=NEXT_COUNTY)
    household, (person, _) = world.household(there, residence_division=f"{NEXT_COUNTY}002001")
    moved(world, household, person, COUNTY, date(2026, 3, 1), there)
    happened(world, household, "moved", str(person), date(2026, 9, 1), verified=True, hukou_division=NEXT_COUNTY)
    assert {each.value for each in facts(world, person).hukou} == {NEXT_COUNTY}
    moved(world, household, person, NEXT_COUNTY, date(2026, 10, 1))
    assert {each.value for each in facts(world, person).hukou} == {NEXT_COUNTY}, "the family followed"


@pytest.mark.parametrize("where", [NEXT_COUNTY, COUNTY])
def test_of_a_family_that_came_back_what_is_withdrawn_counts_in_no_month(world: World, where: str):
    """A child's death, and the category that followed: found to be a mistake after the return, or in the other county, from which the
    family came back through a third."""
    household, (person, _) = world.household(category="child_disabled", child={"disability_level": 2})
    said = {"source": "police", "verified": True, "household_id": household}
    death = world.ask(REPORT_LIFE_EVENT, kind="death", subject="child", occurred_on=date(2026, 3, 9), **said).id
    changed = {"category": "child_deceased", "from_on": date(2026, 3, 20), "life_event_id": death}
    world.ask(CHANGE_CATEGORY, household_id=household, **changed)
    moved(world, household, person, NEXT_COUNTY, date(2026, 6, 1))
    there = world.caller(division=NEXT_COUNTY)
    withdrawal = {"household_id": household, "life_event_id": death, "reason": "同名"}
    if where == NEXT_COUNTY:
        world.ask(WITHDRAW_LIFE_EVENT, there, **withdrawal)
        moved(world, household, person, THIRD_COUNTY, date(2026, 8, 1), there)
        there = world.caller(division=THIRD_COUNTY)
    moved(world, household, person, COUNTY, date(2026, 9, 1), there)
    if where == COUNTY:
        assert facts(world, person).category_in(month_of(date(2026, 7, 1))) == "death"
        world.ask(WITHDRAW_LIFE_EVENT, **withdrawal)
    held = {facts(world, person).category_in(month_of(date(2026, month, 1))) for month in (4, 7, 10)}
    assert (held, facts(world, person).child_died_on) == ({"disability"}, None)


def told_of(world: World, household) -> list[tuple[str, bool]]:
    """What the case file says of the family's life."""
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        file = next(file for home, file in case_files(snapshot, COUNTY) if home.household_id == household)
    return [(each.kind, each.verified) for each in file.told]


def test_what_is_withdrawn_where_the_family_went_does_not_stand_where_they_came_from(world: World):
    """A child's death, and the category that followed: a mistake that is found after the move to the next county."""
    household, (person, _) = world.household(category="child_disabled", child={"disability_level": 2})
    said = {"source": "police", "verified": True, "household_id": household}
    death = world.ask(REPORT_LIFE_EVENT, kind="death", subject="child", occurred_on=date(2026, 6, 9), **said).id
    changed = {"category": "child_deceased", "from_on": date(2026, 6, 20), "life_event_id": death}
    world.ask(CHANGE_CATEGORY, household_id=household, **changed)
    moved = {"kind": "moved", "subject": str(person), "occurred_on": date(2026, 6, 1)}
    world.ask(REPORT_LIFE_EVENT, residence_division=f"{NEXT_COUNTY}002001", **moved, **said)
    assert facts(world, person).category_in(month_of(date(2026, 7, 1))) == "death"
    there = world.caller(division=NEXT_COUNTY)
    world.ask(WITHDRAW_LIFE_EVENT, there, household_id=household, life_event_id=death, reason="同名")
    assert facts(world, person).category_in(month_of(date(2026, 7, 1))) == "disability"
