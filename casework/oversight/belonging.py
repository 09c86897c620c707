"""Whether a case file belongs where it stands: who should be in scope and is not, and who should have left and has not.

After 应进皆进、应退尽退 (whoever should enter enters, whoever should leave leaves): each finding is for people to look at;
nothing is entered or taken out by itself.
"""

from datetime import date
from typing import Final, Literal

from msgspec import Struct

Finding = Literal[
    "child_died", "child_disabled", "closed_with_members", "same_person",
    "nobody_living", "death_reported", "recovered", "another_child",
]  # fmt: skip
ENTER: Final[tuple[Finding, ...]] = ("child_died", "child_disabled", "closed_with_members", "same_person")
LEAVE: Final[tuple[Finding, ...]] = ("nobody_living", "death_reported", "recovered", "another_child")
SEVERE: Final = 3  # disability levels 1 to 3 found the second category (special support, 特别扶助)
EXPLAINED: Final = ("moved_away", "no_longer_entitled", "declined")  # causes of a closure that fit with living members
NEW_CHILD: Final = ("birth", "adoption")


class Told(Struct, frozen=True):
    """A life event that was reported by the day and not rejected. `subject`: a member's id, or `child`; `level`: of a disability."""

    kind: str
    occurred_on: date
    verified: bool
    subject: str
    level: int | None

    @property
    def child(self) -> bool:
        return self.subject == "child"


class File(Struct, frozen=True):
    """A household's file on a day: its category, whether and why it is closed, how many members live, what is known of the child.

    `elsewhere`: a member belongs to another household by now, or the file was merged into another; `told`: life events, in
    the order of their days.
    """

    category: str
    closed: bool
    closure_cause: str | None
    living: int
    elsewhere: bool
    child_died: bool
    child_level: int | None
    told: tuple[Told, ...]


def should_enter(file: File) -> Finding | None:
    """Why the household should perhaps be in scope though it is not."""
    if file.closed:
        looked_at = file.living and file.category != "none" and not _explained(file)
        return "closed_with_members" if looked_at else None
    if file.category != "none" or not file.living or _another_child(file):
        return None
    if file.child_died or any(each.child and each.kind == "death" and each.verified for each in file.told):
        return "child_died"
    level = _level(file)
    return "child_disabled" if level is not None and level <= SEVERE else None


def should_leave(file: File) -> Finding | None:
    """Why the household should perhaps have left though its file is open."""
    if file.closed:
        return None
    if not file.living:
        return "nobody_living"
    if file.category == "none":
        return None
    if _another_child(file):
        return "another_child"
    if file.category == "child_disabled" and _level(file) is None and _recovered(file):
        return "recovered"
    reported = {each.subject for each in file.told if each.kind == "death" and not each.child and not each.verified}
    return "death_reported" if len(reported) >= file.living else None


def _explained(file: File) -> bool:
    """Whether the closure's cause, or something recorded, fits with members who live."""
    told = any(each.kind in ("moved", "recovered", *NEW_CHILD) for each in file.told)
    return told or file.elsewhere or file.closure_cause in EXPLAINED


def _another_child(file: File) -> bool:
    return any(each.kind in NEW_CHILD for each in file.told)


def _recovered(file: File) -> bool:
    return any(each.kind == "recovered" for each in file.told)


def _level(file: File) -> int | None:
    """The level said last; none once the child recovered, until a level is said again."""
    level = file.child_level
    for each in file.told:
        if each.kind == "recovered":
            level = None
        elif each.kind == "disability_level" and each.verified:
            level = each.level
    return level
