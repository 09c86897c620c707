"""What a county says for itself of the present terms: what excludes what, the exit after a death, the days of the procedure."""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, get_args

from msgspec.structs import asdict, replace

from casework.schemes.terms import Compatibility, Procedure, Scheme
from casework.schemes.words import SCHEMES, ExitRule, Together
from web.http.form import Form
from web.language.i18n import N_, gettext
from web.language.words import word

EXITS: Final[tuple[ExitRule, ...]] = get_args(ExitRule)
LEVELS: Final[tuple[Together, ...]] = get_args(Together)
LATE: Final = ("next_year", "paid_from_confirmation")
DAYS: Final[Mapping[str, str]] = {
    "apply_by": N_("Apply by"),
    "village_by": N_("Village review by"),
    "township_by": N_("Township check by"),
    "county_by": N_("County decision by"),
    "paid_by": N_("Paid out by"),
}
NOTICES: Final[Mapping[str, str]] = {
    "village_notice_days": N_("Days of notice in the village"),
    "township_notice_days": N_("Days of notice in the township"),
    "county_notice_days": N_("Days of notice in the county"),
}
LONGEST: Final = 60
NO_DAY: Final = N_("Enter month and day, such as 01-15")
NO_DAYS: Final = N_("Enter a number of days from 0 to 60")


class Said(NamedTuple):
    """A term in words, before and after."""

    label: str
    before: str
    after: str


def shown(scheme: Scheme) -> dict[str, Any]:
    """What templates/schemes/_own_terms.html shows of the present terms."""
    return {
        "others": [each for each in SCHEMES if each != scheme.scheme],
        "exits": EXITS, "late": LATE, "days": DAYS, "notices": NOTICES, "steps": asdict(scheme.procedure),
        "exit_death": scheme.exit_rule("death"), "excluded": [f"excludes_{each}" for each in scheme.excludes],
        "levels": LEVELS, "together": {each.scheme: each.level for each in scheme.compatibility},
    }  # fmt: skip


def with_own_terms(form: Form, scheme: Scheme) -> Scheme:
    """The terms with what was changed. Mistakes stand in the form; where the fields were not shown nothing changes."""
    if not form.text("own_terms"):
        return scheme
    excludes = tuple(each for each in SCHEMES if form.text(f"excludes_{each}"))
    rule = next((each for each in EXITS if each == form.text("exit_death")), scheme.exit_rule("death"))
    exits = scheme.exits if rule == scheme.exit_rule("death") else {**scheme.exits, "death": rule}
    procedure, together = _procedure(form, scheme.procedure), _together(form, scheme)
    return replace(scheme, excludes=excludes, exits=exits, procedure=procedure, compatibility=together)


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
    said: dict[str, Any] = {}
    for name in DAYS:
        if typed := form.text(name):
            if not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|30|31)", typed):
                form.refuse(name, NO_DAY)
            said[name] = typed
    for name in NOTICES:
        if form.text(name):
            days = form.number(name)
            if days is not None and days not in range(LONGEST + 1):
                form.refuse(name, NO_DAYS)
            said[name] = days
    if form.text("late") in LATE:
        said["late"] = form.text("late")
    return steps if form.errors else replace(steps, **said)


def said_otherwise(before: Scheme | None, after: Scheme) -> list[Said]:
    """What else than rates and conditions reads otherwise."""
    old = _words(before) if before else {}
    return [
        Said(label, old.get(label, ""), text) for label, text in _words(after).items() if text != old.get(label, "")
    ]


def _words(scheme: Scheme) -> dict[str, str]:
    steps = asdict(scheme.procedure)
    said = {
        gettext("Not together with"): gettext(", ").join(word("scheme", each) for each in scheme.excludes),
        **{
            gettext("Together with %(scheme)s") % {"scheme": word("scheme", each.scheme)}: word("together", each.level)
            for each in scheme.compatibility
        },
        gettext("After a death"): word("exit_rule", scheme.exit_rule("death")),
        gettext("What comes late"): word("late", scheme.procedure.late),
    }
    return said | {gettext(label): str(steps[name] or "") for name, label in (*DAYS.items(), *NOTICES.items())}
