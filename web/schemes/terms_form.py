"""What an edition says besides conditions, rates and shares: its titles, what ends it, what excludes it, the days of the procedure."""

from collections.abc import Mapping
from typing import Any, Final, get_args

from msgspec.structs import asdict, replace

from casework.schemes.terms import Compatibility, Procedure, Scheme
from casework.schemes.words import CAUSES, SCHEMES, Cause, ExitRule, Together
from web.http.form import Form
from web.language.i18n import N_

EXITS: Final[tuple[ExitRule, ...]] = get_args(ExitRule)
LEVELS: Final[tuple[Together, ...]] = get_args(Together)
LATE: Final = ("next_year", "paid_from_confirmation")
NAMES: Final = ("masked", "none")
DAYS: Final[Mapping[str, str]] = {
    "apply_by": N_("Apply by"),
    "village_by": N_("Village review by"),
    "township_by": N_("Township check by"),
    "county_by": N_("County decision by"),
    "review_by": N_("Yearly review by"),
    "funded_by": N_("Money of the year there by"),
    "paid_by": N_("Paid out by"),
}
NOTICES: Final[Mapping[str, str]] = {
    "village_notice_days": N_("Days of notice in the village"),
    "township_notice_days": N_("Days of notice in the township"),
    "county_notice_days": N_("Days of notice in the county"),
}
LONGEST: Final = range(61)
NO_DAYS: Final = N_("Enter a number of days from 0 to 60")
NO_TITLE: Final = N_("Enter a title")
MOST: Final = 100
TOO_LONG: Final = N_("This is too long")


def as_typed(scheme: Scheme) -> dict[str, str]:
    steps = asdict(scheme.procedure)
    said = {name: str(steps[name] or "") for name in DAYS} | {name: str(steps[name]) for name in NOTICES}
    said |= {"late": steps["late"], "notice_names": steps["notice_names"], "exit_default": scheme.default_exit}
    said |= {f"exit_{cause}": scheme.exits.get(cause, "") for cause in CAUSES}
    said |= {f"excludes_{each}": "yes" for each in scheme.excludes}
    said |= {f"together_{each.scheme}": each.level for each in scheme.compatibility}
    return said | {"title_zh": scheme.title_zh, "title_en": scheme.title_en}


def with_own_terms(form: Form, scheme: Scheme) -> Scheme:
    """The terms with what was changed. Mistakes stand in the form."""
    titles = {name: form.required(name, missing=NO_TITLE) for name in ("title_zh", "title_en")}
    for name, title in titles.items():
        if len(title) > MOST:
            form.refuse(name, TOO_LONG)
    other = _rule(form, "exit_default") or scheme.default_exit
    exits: dict[Cause, ExitRule] = {cause: rule for cause in CAUSES if (rule := _rule(form, f"exit_{cause}"))}
    excludes = tuple(each for each in SCHEMES if form.text(f"excludes_{each}"))
    procedure = _procedure(form, scheme.procedure)
    if form.errors:
        return scheme
    same = dict(sorted(exits.items())) == dict(sorted(scheme.exits.items()))
    return replace(
        scheme, exits=scheme.exits if same else exits, default_exit=other, procedure=procedure,
        compatibility=_together(form, scheme), excludes=scheme.excludes if set(excludes) == set(scheme.excludes) else excludes, **titles,
    )  # fmt: skip


def _rule(form: Form, name: str) -> ExitRule | None:
    return next((each for each in EXITS if each == form.text(name)), None)


def _together(form: Form, scheme: Scheme) -> tuple[Compatibility, ...]:
    """What is said otherwise of a pair is this place's own word, by its document."""
    said = {
        each: next((level for level in LEVELS if level == form.text(f"together_{each.scheme}")), each.level)
        for each in scheme.compatibility
    }
    own = form.text("document_number")
    return tuple(
        each if level == each.level else Compatibility(scheme=each.scheme, level=level, document=own)
        for each, level in said.items()
    )


def _procedure(form: Form, steps: Procedure) -> Procedure:
    said: dict[str, Any] = {name: form.month_day(name) for name in DAYS}
    for name in NOTICES:
        said[name] = form.number(name, missing=NO_DAYS)
        if said[name] is not None and said[name] not in LONGEST:
            form.refuse(name, NO_DAYS)
    for name, those in (("late", LATE), ("notice_names", NAMES)):
        said[name] = next((each for each in those if each == form.text(name)), getattr(steps, name))
    return steps if form.errors else replace(steps, **said)
