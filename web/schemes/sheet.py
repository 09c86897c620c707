"""The whole of an edition as rows in the reader's words, and what two editions say otherwise."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import asdict

from casework.schemes.terms import Condition, Rate, Scheme, Share
from casework.schemes.words import COMPONENTS
from web.language.i18n import gettext, shown_day, shown_month_day
from web.language.words import word
from web.schemes import wording
from web.schemes.terms_form import DAYS, NOTICES


class Row(NamedTuple):
    """`key`: what it is about, by which it is held against the same of another edition."""

    key: tuple[object, ...]
    label: str
    text: str


class Section(NamedTuple):
    title: str
    rows: list[Row]


class Said(NamedTuple):
    """A row of both; empty where an edition does not say it."""

    label: str
    before: str
    after: str


def sheet(scheme: Scheme) -> list[Section]:
    """Everything an edition says, what has ended and what is to come as well."""
    rates = sorted(scheme.rates, key=lambda each: (COMPONENTS.index(each.component), wording.whom(each), each.from_on))
    shares = sorted(scheme.shares, key=lambda each: (COMPONENTS.index(each.component), each.from_on))
    return [
        Section(gettext("Edition of the scheme"), list(_head(scheme))),
        Section(gettext("Conditions"), [_condition(each) for each in scheme.conditions]),
        Section(gettext("Rates"), [_rate(each) for each in rates]),
        Section(gettext("Who pays"), [_share(each) for each in shares] or [_unsaid()]),
        Section(gettext("When it ends"), list(_exits(scheme))),
        Section(gettext("Procedure"), list(_procedure(scheme))),
    ]


def otherwise(before: Scheme | None, after: Scheme) -> list[tuple[str, list[Said]]]:
    """By section, what reads otherwise, is new, or is said no more."""
    old = {each.title: each.rows for each in (sheet(before) if before else ())}
    found = [(title, list(_differences(old.get(title, []), rows))) for title, rows in sheet(after)]
    return [(title, rows) for title, rows in found if rows]


def _differences(before: Iterable[Row], after: Iterable[Row]) -> Iterator[Said]:
    old, new = {row.key: row for row in before}, {row.key: row for row in after}
    for key in dict.fromkeys([*new, *old]):
        was, will = old.get(key), new.get(key)
        if was is None or will is None or was.text != will.text:
            label = will.label if will else was.label if was else ""
            yield Said(label, was.text if was else "", will.text if will else "")


def _head(scheme: Scheme) -> Iterator[Row]:
    said = {
        gettext("Title in Chinese"): scheme.title_zh, gettext("Title in English"): scheme.title_en,
        gettext("Amount for"): word("unit", scheme.unit), gettext("Reports count"): word("unit", scheme.counted_by),
        gettext("Document"): scheme.document, gettext("Source"): scheme.source, gettext("Note"): wording.note_of(scheme),
        gettext("In kind"): gettext("In kind: nothing is paid to anybody.") if scheme.in_kind else "",
    }  # fmt: skip
    return (Row((label,), label, text) for label, text in said.items() if text)


def _condition(of: Condition) -> Row:
    said = [wording.condition_text(of), *wording.asked_of(of), _span(of.from_on, of.until_on), of.source]
    return Row((of.name,), word("scheme_fact", of.fact), _together(said))


def _rate(of: Rate) -> Row:
    key = (of.component, of.per, of.category, of.grade, of.residency, of.sex, of.from_age, of.until_age, of.from_on)
    unseen = gettext("No document seen") if of.assumed else ""
    said = [wording.amount(of), _span(of.from_on, of.until_on), of.document, of.source, unseen]
    return Row(key, f"{wording.whom(of)} · {word('component', of.component)}", _together(said))


def _share(of: Share) -> Row:
    label = f"{word('component', of.component)} · {word('payer', of.payer)}"
    said = [f"{of.percent}%", _span(of.from_on, None), of.document]
    return Row((of.component, of.payer, of.from_on), label, _together(said))


def _unsaid() -> Row:
    return Row((), gettext("No shares are said"), gettext("the central tiers hold, and each level pays its own part"))


def _exits(scheme: Scheme) -> Iterator[Row]:
    for cause, rule in scheme.exits.items():
        yield Row((cause,), word("exit_cause", cause).capitalize(), word("exit_rule", rule))
    yield Row((), gettext("Any other cause"), word("exit_rule", scheme.default_exit))
    apart = gettext(", ").join(word("scheme", each) for each in scheme.excludes)
    yield Row(("excludes",), gettext("Not together with"), apart or "–")
    for each in scheme.compatibility:
        unseen = gettext("No document says so") if each.assumed else ""
        said = [word("together", each.level), _span(each.from_on, each.until_on), each.document, each.source, unseen]
        label = gettext("Together with %(scheme)s") % {"scheme": word("scheme", each.scheme)}
        yield Row(("beside", each.scheme, each.from_on), label, _together(said))


def _procedure(scheme: Scheme) -> Iterator[Row]:
    steps = asdict(scheme.procedure)
    yield from (Row((name,), gettext(label), shown_month_day(steps[name])) for name, label in DAYS.items())
    yield from (Row((name,), gettext(label), str(steps[name])) for name, label in NOTICES.items())
    yield Row(("late",), gettext("What comes late"), word("late", scheme.procedure.late))
    yield Row(("names",), gettext("Names on notices"), word("notice_names", scheme.procedure.notice_names))
    if scheme.procedure.source:
        yield Row(("source",), gettext("Source"), scheme.procedure.source)


def _span(from_on: date | None, until_on: date | None) -> str:
    since = gettext("since %(day)s") % {"day": shown_day(from_on)} if from_on else ""
    until = gettext("until %(day)s") % {"day": shown_day(until_on)} if until_on else ""
    return " ".join(each for each in (since, until) if each)


def _together(said: Iterable[str]) -> str:
    return " · ".join(each for each in said if each)
