"""Who may read what is kept apart: the one place that says it. Lists, counts, histories and the database's own row-level
security are given what is answered here (projections/engine/scope.py), and ask nothing else."""

from collections.abc import Sequence
from typing import Final, Literal, get_args

from casework.common.roles import READ_CASES

Confidentiality = Literal["staff", "professional", "provider", "petition"]
"""Of an event: `staff`, the office's own; `provider`, an order that its provider reads too; `professional`, what was said
in counselling; `petition`, what was brought forward under the rules for petitions (信访)."""
Grant = Literal["petition", "professional"]
"""What a user may be given besides a role: to handle petitions; to read as a counsellor."""
GRANTS: Final[tuple[Grant, ...]] = get_args(Grant)

OFFICES_OWN: Final[tuple[Confidentiality, ...]] = ("staff", "provider")
ITSELF: Final = "system"  # the clock and the followers: they tell nobody


def readable(role: str, grants: Sequence[str]) -> tuple[Confidentiality, ...]:
    """What somebody may read of the households within their reach; nothing for a role that reads no cases."""
    if role == ITSELF:
        return OFFICES_OWN
    if role not in READ_CASES:
        return ()
    return (*OFFICES_OWN, *(grant for grant in GRANTS if grant in grants))


def knows_withheld(role: str) -> bool:
    """Whether somebody may know that there is an entry they cannot read: only who audits that nothing is missing."""
    return role == "auditor"
