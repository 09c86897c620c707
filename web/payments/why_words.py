"""What a reason tree says, in the reader's words: facts, findings, what stands against a month."""

from collections.abc import Sequence
from datetime import date

from casework.common.months import named
from casework.payments.why import Span
from casework.schemes.conditions import Finding
from casework.schemes.terms import Scheme
from web.language.i18n import current_language, shown_day
from web.language.places import place_of
from web.language.words import WORDS, word
from web.payments.why import Fact

GROUPS = {"category": "category", "sex": "sex", "residency": "residency", "reported": "life_event"}
YES_NO = {"True": "yes", "False": "no", "true": "yes", "false": "no"}


def fact_words(of: Fact) -> str:
    """The value, with the day from which it holds or on which it happened."""
    said = place_of(of.value) if of.name == "hukou_division" else _code(of.name, of.value)
    return f"{said} · {shown_day(of.on)}" if of.on else said


def said_words(of: Finding) -> str:
    """What was held against a condition."""
    return " → ".join(_code(of.condition.fact, each) for each in of.said.split(" → "))


def because_words(of: Span, scheme: Scheme | None) -> str:
    """The report, the exit or the condition that a month hangs on."""
    if of.state == "condition" and scheme:
        named = {each.name: each.text_en if current_language() == "en" else each.text_zh for each in scheme.conditions}
        return named.get(of.because, of.because)
    kind, _, day = of.because.partition(" ")
    shown = shown_day(date.fromisoformat(day)) if day else ""
    return " ".join(
        filter(None, (_word("reported", kind) or _word("life_event", kind) or _word("exit_cause", kind), shown))
    )


def months_words(months: Sequence[int]) -> str:
    """2026-04 – 2026-11 for months in a row."""
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(named(run[0]) if len(run) == 1 else f"{named(run[0])} – {named(run[-1])}" for run in runs)


def _code(name: str, value: str) -> str:
    if value in YES_NO:
        return word("yes_no", YES_NO[value])
    group = GROUPS.get(name, "")
    for known in (group, "reported", "paid_category", "residency"):
        if found := _word(known, value):
            return found
    try:
        return shown_day(date.fromisoformat(value))
    except ValueError:
        return place_of(value) if value.isdigit() and len(value) >= 6 else value


def _word(group: str, code: str) -> str:
    return word(group, code) if code and code in WORDS.get(group, {}) else ""
