"""Terms of a scheme in the reader's words: whom a rate is for, how much, who pays, when it ends."""

from casework.schemes.terms import Condition, Rate, Scheme
from casework.schemes.words import CATEGORY_OF
from web.language.i18n import current_language, gettext, shown_day, shown_yuan
from web.language.words import word

NAMED_AS = {rate: household for household, rate in CATEGORY_OF.items()}


def title_of(scheme: Scheme) -> str:
    return scheme.title_en if current_language() == "en" else scheme.title_zh


def note_of(scheme: Scheme) -> str:
    return scheme.note_en if current_language() == "en" else scheme.note_zh


def condition_text(condition: Condition) -> str:
    return condition.text_en if current_language() == "en" else condition.text_zh


def asked_of(condition: Condition) -> list[str]:
    """What the fact is held against, of which categories, and whose day counts."""
    since = shown_day(condition.since) if condition.since else ""
    number = "" if condition.number is None else str(condition.number)
    women = "" if condition.women is None else gettext("women %(n)s") % {"n": condition.women}
    values = gettext(", ").join(value_word(condition, each) for each in condition.values)
    categories = gettext(", ").join(word("category", NAMED_AS[each]) for each in condition.categories)
    of = gettext("only of: %(categories)s") % {"categories": categories} if categories else ""
    dated = word("dated_by", condition.dated_by) if condition.dated_by != "month" else ""
    return [each for each in (since, number, women, values, of, dated) if each]


def value_word(condition: Condition, value: str) -> str:
    """A word that a condition names: a registration, or a category."""
    return word("category", NAMED_AS[value]) if value in NAMED_AS else word("residency", value)


def whom(rate: Rate) -> str:
    """For whom a rate is, as far as it tells people apart."""
    said = [
        word("category", NAMED_AS[rate.category]) if rate.category else "",
        gettext("level %(n)s") % {"n": rate.grade} if rate.grade else "",
        word("residency", rate.residency) if rate.residency else "",
        word("sex", rate.sex) if rate.sex else "",
        _ages(rate.from_age, rate.until_age),
    ]
    return " · ".join(each for each in said if each) or gettext("Everybody")


def amount(rate: Rate) -> str:
    if rate.percent is not None:
        said = {"percent": rate.percent, "yuan": shown_yuan(rate.amount_fen)}
        return gettext("%(percent)s percent of the cost, at most %(yuan)s yuan a year") % said
    text = gettext("%(yuan)s yuan %(per)s") % {"yuan": shown_yuan(rate.amount_fen), "per": word("per", rate.per)}
    return text + (" " + gettext("(at most %(n)s a year)") % {"n": rate.at_most} if rate.at_most else "")


def standard_name(name: str) -> str:
    """The name of a standard (casework/schemes/standards.py) in words."""
    return " · ".join(_part(each) for each in name.split(":"))


def _part(code: str) -> str:
    if code in NAMED_AS:
        return word("category", NAMED_AS[code])
    if code.isdigit():
        return gettext("from %(n)s") % {"n": code} if len(code) > 1 else gettext("level %(n)s") % {"n": code}
    if code in ("urban", "rural"):
        return word("residency", code)
    return gettext("Everybody") if code == "all" else word("sex", code)


def _ages(first: int | None, until: int | None) -> str:
    if first is None and until is None:
        return ""
    if until is None:
        return gettext("aged %(n)s and older") % {"n": first}
    return gettext("aged %(first)s to %(last)s") % {"first": first or 0, "last": until - 1}
