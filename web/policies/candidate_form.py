"""A candidate edition as fields of a form: each duty with its days, ages and families; levels and festivals as boxes."""

from typing import Final, NamedTuple, get_args

import msgspec
from msgspec.structs import replace

from casework.policies import Duty, Edition, FestivalName, Level, preset
from casework.policies.editions import FESTIVAL_NAMES, Families, SatisfiedBy
from casework.policies.wording import rule_en, rule_zh
from web.http.form import Form
from web.language.i18n import N_, current_language

LOCAL: Final = "local"  # what an edition is called that a place put together itself
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
FAMILIES: Final[tuple[Families, ...]] = get_args(Families)
DAYS: Final = range(1, 3661)
AGES: Final = range(151)


class Kind(NamedTuple):
    """A duty that can be asked for. `field`: the end of the names of its fields."""

    duty: str
    satisfied_by: SatisfiedBy
    level: Level | None = None

    @property
    def field(self) -> str:
        return self.duty.replace(":", "_")


KINDS: Final = (
    Kind("any_contact", "any"),
    Kind("face_to_face", "face_to_face"),
    Kind("home_visit", "home_visit"),
    Kind("elderly_contact", "any"),
    *(Kind(f"level:{level}", "level", level) for level in LEVELS),
)


def as_typed(edition: Edition) -> dict[str, str]:
    """An edition as its form shows it."""
    said: dict[str, str] = {f"level_{level}": "yes" for level in edition.required_levels}
    said |= {f"festival_{name}": "yes" for name in edition.festivals}
    said["title"] = edition.title_en if current_language() == "en" else edition.title_zh
    said["funded_by"] = edition.funded_by or ""
    for kind in KINDS:
        duty = next((each for each in edition.duties if each.duty == kind.duty), None)
        said |= _fields(kind, duty) if duty else {f"owed_to_{kind.field}": "everyone"}
    return said


def _fields(kind: Kind, duty: Duty) -> dict[str, str]:
    return {
        f"days_{kind.field}": str(duty.every_days),
        f"sooner_{kind.field}": str(duty.elderly_days or ""),
        f"age_{kind.field}": str(duty.elderly_age),
        f"owed_to_{kind.field}": duty.owed_to,
        f"shorter_for_{kind.field}": duty.shorter_for,
    }


def candidate_of(form: Form, base: Edition) -> Edition | None:
    """What was put together; None where the form now says what is wrong. What has no field is the base's."""
    duties = tuple(duty for kind in KINDS if (duty := _duty(form, kind, base)) is not None)
    levels = tuple(level for level in LEVELS if form.text(f"level_{level}"))
    festivals: tuple[FestivalName, ...] = tuple(name for name in FESTIVAL_NAMES if form.text(f"festival_{name}"))
    title = form.text("title")[:100]
    own = {} if title in ("", base.title_zh, base.title_en) else {"title_zh": title, "title_en": title}
    funded_by = form.month_day("funded_by") if "funded_by" in form.values else base.funded_by
    if form.errors:
        return None
    changed = replace(base, duties=duties, required_levels=levels, festivals=festivals, funded_by=funded_by)
    if festivals and not base.festival_rule_zh:
        default = preset("default")
        changed = replace(changed, festival_rule_zh=default.festival_rule_zh, festival_rule_en=default.festival_rule_en)
    if changed == base:
        return base
    return replace(changed, edition=LOCAL, document="", source=base.title_zh, **own)


def _duty(form: Form, kind: Kind, base: Edition) -> Duty | None:
    """Without days it is not asked for. The base's own sentence stays where nothing else does."""
    days = _number(form, f"days_{kind.field}", DAYS)
    sooner, age = _number(form, f"sooner_{kind.field}", DAYS), _number(form, f"age_{kind.field}", AGES)
    if days is None:
        return None
    duty = Duty(
        duty=kind.duty, satisfied_by=kind.satisfied_by, level=kind.level, every_days=days, elderly_days=sooner,
        elderly_age=80 if age is None else age, owed_to=_families(form, f"owed_to_{kind.field}", "everyone"),
        shorter_for=_families(form, f"shorter_for_{kind.field}", "elderly_or_alone"), rule_zh="", rule_en="",
    )  # fmt: skip
    before = next((each for each in base.duties if each.duty == kind.duty), None)
    if before and replace(before, rule_zh="", rule_en="") == duty:
        return before
    return replace(duty, rule_zh=rule_zh(duty), rule_en=rule_en(duty))


def _number(form: Form, name: str, allowed: range) -> int | None:
    number = form.number(name) if form.text(name) else None
    if number is not None and number not in allowed:
        form.refuse(name, N_("This number is too large or too small"))
    return number


def _families(form: Form, name: str, otherwise: Families) -> Families:
    typed = form.text(name)
    return next((each for each in FAMILIES if each == typed), otherwise)


def as_json(edition: Edition) -> str:
    """An edition as a hidden field carries it."""
    return msgspec.json.encode(edition).decode()
