"""The words of schemes and of what people declare for them."""

from casework.applications.events.submitting import Declared
from web.language.i18n import N_, gettext, is_chinese, shown_day
from web.language.words import word

SAID = {
    "residency": N_("hukou: %(value)s"),
    "grade": N_("grade %(value)s"),
    "child_born_on": N_("the child was born on %(value)s"),
    "children": N_("number of children: %(value)s"),
    "only_girls": N_("only daughters: %(value)s"),
    "certificate": N_("only-child certificate: %(value)s"),
}


def scheme_name(code: str) -> str:
    """The scheme's title."""
    return word("scheme", code)


def declared_in_words(declared: Declared) -> str:
    """What was declared; nothing where nothing was."""
    told = [(name, getattr(declared, name)) for name in SAID]
    parts = [gettext(SAID[name]) % {"value": _said(name, value)} for name, value in told if value is not None]
    return ("；" if is_chinese() else "; ").join(parts)


def _said(name: str, value: object) -> object:
    if isinstance(value, bool):
        return gettext(N_("Yes")) if value else gettext(N_("No"))
    if name == "child_born_on":
        return shown_day(value)  # type: ignore[arg-type]
    return word(name, str(value)) if name == "residency" else value
