"""The words of schemes: which schemes, components, payers, categories, causes and facts there are."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

SchemeId = Literal[
    "rural_reward",
    "special_support",
    "urban_parent_reward",
    "parent_allowance",
    "one_off_grant",
    "old_age_reward",
    "accident_grant",
    "study_aid",
    "insurance_premium",
    "city_insurance",
    "medical_subsidy",
    "hospital_care",
    "annual_checkup",
]
SCHEMES: Final[tuple[SchemeId, ...]] = get_args(SchemeId)

Component = Literal["national", "province", "city", "county"]
COMPONENTS: Final[tuple[Component, ...]] = get_args(Component)
Payer = Literal["central", "province", "city", "county", "local"]
"""`local`: what remains to province, city and county together, where nobody said how they share it."""
Per = Literal["month", "year", "once", "day", "cost"]
"""`day`: of care in a hospital; `cost`: of a medical cost that was borne."""
Category = Literal["death", "disability", "complication"]
Residency = Literal["urban", "rural"]
Sex = Literal["female", "male"]
Unit = Literal["person", "household", "child"]
Together = Literal["allow", "warn", "refuse"]
"""Of two schemes drawn at once. `warn`: the county decides each time, with a reason."""
ExitRule = Literal["stop_next_month", "stop_same_month", "pay_full_year"]
Cause = Literal[
    "death",
    "birth",
    "adoption",
    "recovered",
    "moved",
    "emigrated",
    "not_rural",
    "age_reached",
    "fraud",
    "wrong_entry",
    "other",
]
CAUSES: Final[tuple[Cause, ...]] = get_args(Cause)

Fact = Literal[
    "born_since",
    "age",
    "wife_age",
    "residency",
    "category",
    "children_at_most",
    "one_child_or_two_girls",
    "no_living_child",
    "child_disability_at_most",
    "child_younger_than",
    "child_born_before",
    "hukou_here",
    "certificate",
]
"""The small vocabulary of conditions: what each asks is in casework/schemes/answers.py."""
HELD_AGAINST: Final[Mapping[Fact, Literal["since", "number", "values"]]] = MappingProxyType(
    {
        "born_since": "since",
        "age": "number",
        "wife_age": "number",
        "residency": "values",
        "category": "values",
        "children_at_most": "number",
        "child_disability_at_most": "number",
        "child_younger_than": "number",
        "child_born_before": "since",
    }
)
"""What a condition has to say beside the fact; of the others the fact alone says whether it holds."""

CATEGORY_OF: Final[Mapping[str, Category]] = MappingProxyType(
    {"child_deceased": "death", "child_disabled": "disability", "surgery_complication": "complication"}
)
"""A household's category as a scheme's rates call it; `none` has no rate of a category."""
