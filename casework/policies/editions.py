"""An edition of the contact policy: how often, by whom, at which festivals, and which document says so."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from msgspec import Meta, Struct, convert

from casework.common.days import MonthDay

Level = Literal["village", "township", "county"]
FestivalName = Literal["spring", "dragon_boat", "mid_autumn"]
Days = Annotated[int, Meta(ge=1, le=3660)]
SatisfiedBy = Literal["any", "face_to_face", "home_visit", "level"]
Families = Literal["everyone", "elderly", "alone", "elderly_or_alone", "elderly_and_alone"]
"""Those with a living member of the duty's `elderly_age`, and those marked as living alone."""

QuietName = Literal["qingming", "mothers_day", "childrens_day", "fathers_day"]

FESTIVAL_NAMES: Final[tuple[FestivalName, ...]] = get_args(FestivalName)
_PRESETS: Final = Path(__file__).parent / "presets"


class UnknownPreset(LookupError):
    """No preset has this name."""


class Duty(Struct, frozen=True, kw_only=True):
    """One recurring contact a household is owed: at most `every_days` days after the last that satisfies it.

    `owed_to`: the families it is owed to. `elderly_days` takes the place of `every_days` when shorter, for the
    families `shorter_for`; `elderly_age`: from which birthday of a living member a family is elderly.
    Raises ValueError when `level` is given without, or missing from, a duty of a level.
    """

    duty: str
    satisfied_by: SatisfiedBy
    level: Level | None = None
    every_days: Days
    elderly_days: Days | None = None
    elderly_age: int = 80
    rule_zh: str
    rule_en: str
    owed_to: Families = "everyone"
    shorter_for: Families = "elderly_or_alone"

    def __post_init__(self) -> None:
        if (self.satisfied_by == "level") != (self.level is not None):
            raise ValueError("a level is named exactly when the duty is a level's")

    @property
    def kind(self) -> str:
        """The kind of contact that satisfies it: any, face_to_face, home_visit or level:village etc."""
        return f"level:{self.level}" if self.level else self.satisfied_by


class Labels(Struct, frozen=True, kw_only=True):
    """The county's own words; the third coverage is 绿色通道 in most places and 就医便利 in some."""

    third_coverage_zh: str = "绿色通道"
    third_coverage_en: str = "Green channel"


class Quiet(Struct, frozen=True, kw_only=True):
    """A day of the year that is hard for these families, and the days around it: a visit then needs a reason."""

    day: QuietName
    days_before: Annotated[int, Meta(ge=0, le=30)] = 0
    days_after: Annotated[int, Meta(ge=0, le=30)] = 0


class Alerts(Struct, frozen=True, kw_only=True):
    """How long an alert may stand, counted from the day it was raised, and rest.

    An alert that stands `township_after_days` is the township's, after `county_after_days` the county's.
    `rests_at_most_days`: the longest it may be left alone at a time; what it is about stays overdue.
    """

    township_after_days: Days = 14
    county_after_days: Days = 30
    rests_at_most_days: Days = 30


# The office's own caution, of no document: no congratulations, no photographs on these days.
QUIET_DAYS: Final = (
    Quiet(day="qingming", days_before=1, days_after=1),
    Quiet(day="mothers_day"),
    Quiet(day="childrens_day"),
    Quiet(day="fathers_day"),
)


class NeedDays(Struct, frozen=True, kw_only=True):
    """Within how many days of its opening a need is assigned, the family first hears, is answered, and it is closed."""

    assigned: Days = 1
    feedback: Days = 3
    result: Days = 7
    closed: Days = 30


class Cadence(Struct, frozen=True, kw_only=True):
    """How often a duty of the edition is owed to families of a category, where that is more often than to all."""

    duty: str
    every_days: Days
    rule_zh: str
    rule_en: str


class HelpCategory(Struct, frozen=True, kw_only=True):
    """A county's own category of help (分类帮扶): its name in code and on the screen, and the duties it makes more frequent."""

    name: Annotated[str, Meta(pattern=r"^[a-z][a-z_]{0,39}$")]
    title_zh: str
    title_en: str
    cadence: tuple[Cadence, ...] = ()

    def often(self, duty: str) -> Cadence | None:
        return next((each for each in self.cadence if each.duty == duty), None)


class Edition(Struct, frozen=True, kw_only=True):
    """A policy as adopted, stored whole in the event of its adoption.

    `document` is the number of the document behind it (empty: whoever adopts it names theirs), `source` the
    place in it. `unreached_after`: so many attempts in a row without reaching anybody, and a household counts as not
    reached at present. `served_within_days`: a doctor's service counts on the days D - (n - 1) to D. `quiet`: when visits
    need a reason; nothing that is due moves by it. `hand_over_accepted_within_days`: a hand-over that waits longer for
    whoever took over is marked; nothing else follows from it. `funded_by`: month and day by which a year's money of schemes is
    there, where a scheme's own document says none.
    Raises ValueError when two duties, or two categories, share a name.
    """

    edition: str
    title_zh: str
    title_en: str
    document: str = ""
    source: str = ""
    required_levels: tuple[Level, ...]
    duties: tuple[Duty, ...]
    festivals: tuple[FestivalName, ...] = ()
    festival_days_before: Annotated[int, Meta(ge=0, le=60)] = 10
    festival_rule_zh: str = ""
    festival_rule_en: str = ""
    served_within_days: Days = 92
    labels: Labels = Labels()
    quiet: tuple[Quiet, ...] = QUIET_DAYS
    alerts: Alerts = Alerts()
    needs: NeedDays = NeedDays()
    unreached_after: Annotated[int, Meta(ge=1, le=100)] = 3
    hand_over_accepted_within_days: Days = 7
    funded_by: MonthDay | None = (
        "09-30"  # before October: a county's practice (Xichuan 2023), the office's custom elsewhere
    )
    help_categories: tuple[HelpCategory, ...] = ()

    def __post_init__(self) -> None:
        if len({duty.duty for duty in self.duties}) != len(self.duties):
            raise ValueError("two duties share a name")
        if len({each.name for each in self.help_categories}) != len(self.help_categories):
            raise ValueError("two categories of help share a name")

    def help_category(self, name: str) -> HelpCategory | None:
        return next((each for each in self.help_categories if each.name == name), None)


def n_times_a_year(times: int) -> int:
    """Days between contacts that happen so many times a year: 365 / n, rounded down."""
    return 365 // times


@cache
def presets() -> tuple[str, ...]:
    """Names of the editions that ship with the program."""
    return tuple(sorted(file.stem for file in _PRESETS.glob("*.toml")))


@cache
def preset(name: str) -> Edition:
    """An edition that ships with the program. Raises UnknownPreset."""
    if name not in presets():
        raise UnknownPreset(name)
    return convert(tomllib.loads((_PRESETS / f"{name}.toml").read_text("utf-8")), Edition)
