"""The terms of a scheme: who gets it, how much since when, what ends it, who pays for it, and which document says so."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from casework.common.days import MonthDay
from casework.schemes.words import (
    HELD_AGAINST,
    Category,
    Cause,
    Component,
    ExitRule,
    Fact,
    Payer,
    Per,
    Residency,
    SchemeId,
    Sex,
    Together,
    Unit,
)

Fen = Annotated[int, Meta(ge=0, le=10_000_000_000)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Age = Annotated[int, Meta(ge=0, le=150)]


class Rate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One component of what is paid, in fen, from a day on: what is None fits everybody.

    `per`: a month, a year (a flat amount beside the months), once, a day (of care in a hospital), or a cost: of that `percent`,
    rounded down to the fen, at most `amount_fen` in a year. Ages are those reached in the
    month, `from_age` <= age < `until_age`. `at_most`: so many units of `per` in a year. `grade`: the level, as text.
    `assumed`: no document says so; `source` says why it is thought so.
    """

    component: Component
    amount_fen: Fen
    per: Per
    from_on: date
    until_on: date | None = None
    category: Category | None = None
    grade: str | None = None
    residency: Residency | None = None
    sex: Sex | None = None
    from_age: Age | None = None
    until_age: Age | None = None
    at_most: Annotated[int, Meta(ge=1, le=366)] | None = None
    percent: Percent | None = None
    document: str = ""
    source: str = ""
    assumed: bool = False

    @property
    def said(self) -> int:
        """How much it says of whom it is for: of two that fit, the one that says more holds."""
        narrowing = (self.category, self.grade, self.residency, self.sex, self.from_age, self.until_age)
        return sum(each is not None for each in narrowing)

    @property
    def says_enough(self) -> bool:
        """A part of a cost needs the percentage."""
        return self.per != "cost" or self.percent is not None


class Condition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One condition, in the words of its document, and the fact it asks for.

    `since`, `number` and `values` are what the fact is held against: a day, an age or a number (`women`: another one
    for women), words. `categories`: asked only of these. `from_on`, `until_on`: of which days' facts it is asked;
    `dated_by` says which day that is: a condition goes by the policy of the day of the fact, not of the application.
    """

    name: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    fact: Fact
    text_zh: str
    text_en: str
    since: date | None = None
    number: Annotated[int, Meta(ge=0, le=150)] | None = None
    women: Age | None = None
    values: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    from_on: date | None = None
    until_on: date | None = None
    dated_by: Literal["month", "child_born", "child_died"] = "month"
    source: str = ""

    @property
    def says_enough(self) -> bool:
        """Whether it names what the fact is held against; one that does not would hold for everybody, or for nobody."""
        wanted = HELD_AGAINST.get(self.fact)
        return wanted is None or getattr(self, wanted) not in (None, ())


class Share(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who pays how much of a component (never of the total), since when."""

    component: Component
    payer: Payer
    percent: Percent
    from_on: date
    document: str = ""


class Compatibility(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What becomes of drawing another scheme beside this one, from a day on until another. `assumed`: no document says so."""

    scheme: SchemeId
    level: Together
    from_on: date | None = None
    until_on: date | None = None
    document: str = ""
    source: str = ""
    assumed: bool = False


class Procedure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The year of a qualification, month and day of each step, and how long a list hangs out at each level.

    `late`: what becomes of an application or a review after its day: it is paid from its confirmation on, or waits
    for the next year. `funded_by`: the year's money is there, where the document says a day (else the policy of the place does:
    casework/policies/editions.py); `paid_by`: it has reached people. `notice_names`: whether a notice names people, masked, or
    only numbers them.
    """

    apply_by: MonthDay | None = None
    village_by: MonthDay | None = None
    township_by: MonthDay | None = None
    county_by: MonthDay | None = None
    review_by: MonthDay | None = None
    funded_by: MonthDay | None = None
    paid_by: MonthDay | None = None
    village_notice_days: Annotated[int, Meta(ge=0, le=60)] = 7
    township_notice_days: Annotated[int, Meta(ge=0, le=60)] = 7
    county_notice_days: Annotated[int, Meta(ge=0, le=60)] = 7
    late: Literal["next_year", "paid_from_confirmation"] = "paid_from_confirmation"
    notice_names: Literal["masked", "none"] = "masked"
    source: str = ""


class Scheme(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An edition of a scheme, stored whole in the event of its adoption.

    `edition`: the preset it is or began as, or `local`. `unit`: whom the amount is for; `counted_by`: what reports
    count. `accrues`: by month, or once a year, or once. `in_kind`: nothing is paid to anybody. `exits`: what still is
    paid when it ends, by cause; `excludes`: schemes never to be drawn beside it; `compatibility`: of which more is said.
    Raises ValueError where two conditions share a name.
    """

    scheme: SchemeId
    edition: str
    title_zh: str
    title_en: str
    unit: Unit = "person"
    counted_by: Literal["person", "household"] = "person"
    accrues: Literal["month", "year", "once"] = "month"
    in_kind: bool = False
    conditions: tuple[Condition, ...] = ()
    rates: tuple[Rate, ...] = ()
    exits: dict[Cause, ExitRule] = {}
    default_exit: ExitRule = "stop_next_month"
    excludes: tuple[SchemeId, ...] = ()
    shares: tuple[Share, ...] = ()
    procedure: Procedure = Procedure()
    document: str = ""
    source: str = ""
    note_zh: str = ""
    note_en: str = ""
    compatibility: tuple[Compatibility, ...] = ()

    def __post_init__(self) -> None:
        if len({each.name for each in self.conditions}) != len(self.conditions):
            raise ValueError("two conditions share a name")

    @property
    def assumed(self) -> bool:
        """Whether some rate stands in no document."""
        return any(rate.assumed for rate in self.rates)

    def exit_rule(self, cause: str) -> ExitRule:
        return self.exits.get(cause, self.default_exit)  # type: ignore[call-overload,no-any-return]
