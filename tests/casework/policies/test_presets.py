"""Worked examples of the editions that ship: what a family registered on 1 March 2026 owes, and by when."""

import pytest
from msgspec.structs import replace

from casework.policies import preset
from tests.casework.policies.test_policy import NEW, Family, day, overdue, owed

VISITED = replace(
    NEW, last={"any": day("2026-03-10"), "face_to_face": day("2026-03-10"), "home_visit": day("2026-03-10")}
)
PHONED = replace(VISITED, last={**VISITED.last, "any": day("2026-03-20")})
OLD = replace(PHONED, oldest_born_on=day("1940-05-05"))


@pytest.mark.parametrize(
    ("name", "family", "due"),
    [
        ("anyue-2020", NEW, {"any_contact": "2026-03-08", "face_to_face": "2026-03-31", "home_visit": "2026-05-31"}),
        ("anyue-2020", PHONED, {"any_contact": "2026-03-27", "face_to_face": "2026-04-09", "home_visit": "2026-06-09"}),
        ("beijing", NEW, {"any_contact": "2026-03-31"}),
        ("beijing", PHONED, {"any_contact": "2026-04-19"}),
        ("mca-monthly-elderly", PHONED, {}),
        ("mca-monthly-elderly", OLD, {"elderly_contact": "2026-04-19"}),
        ("mca-monthly-elderly", replace(NEW, living_alone=True), {"elderly_contact": "2026-03-31"}),
    ],
)
def test_what_is_due_by_when(name: str, family: Family, due: dict[str, str]) -> None:
    found = owed(family, "2026-03-25", preset(name))
    assert {duty: str(item.due_on) for duty, item in found.items()} == due


@pytest.mark.parametrize(
    ("name", "on", "late"),
    [
        ("anyue-2020", "2026-03-27", set()),
        ("anyue-2020", "2026-03-28", {"any_contact"}),
        ("anyue-2020", "2026-04-10", {"any_contact", "face_to_face"}),
        ("beijing", "2026-04-19", set()),
        ("beijing", "2026-04-20", {"any_contact"}),
        ("mca-monthly-elderly", "2026-04-20", set()),
    ],
)
def test_what_is_late_from_which_day_on(name: str, on: str, late: set[str]) -> None:
    assert overdue(PHONED, on, preset(name)) == late


def test_the_monthly_edition_is_late_for_the_elderly_alone() -> None:
    assert overdue(OLD, "2026-04-20", preset("mca-monthly-elderly")) == {"elderly_contact"}
