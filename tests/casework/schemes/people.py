"""People whom schemes are asked about."""

from datetime import date
from typing import Any
from uuid import UUID

from casework.schemes.accrual import Enrolled
from casework.schemes.facts import Facts, Held

COUNTY = "411326"
HERE = (Held(date.min, COUNTY, (COUNTY, 1)),)
ENROLLED = Enrolled(from_on=date(2020, 1, 1), ledger=COUNTY)


def said(category: str, *, since: date = date.min, position: int = 2) -> tuple[Held, ...]:
    return (Held(since, category, (COUNTY, position)),)


def person(**told: Any) -> Facts:
    """A woman of 61 in 2023, registered in the county, whose only child has died."""
    known: dict[str, Any] = {
        "person_id": UUID(int=1), "born_on": date(1962, 3, 5), "sex": "female", "categories": said("child_deceased"),
        "hukou": HERE, "children": 1, "child_died_on": date(2015, 6, 1), "positions": {"born_on": (COUNTY, 1)},
    }  # fmt: skip
    return Facts(**known | told)


def disabled(level: int = 2, **told: Any) -> Facts:
    return person(categories=said("child_disabled"), child_died_on=None, child_disability_level=level, **told)
