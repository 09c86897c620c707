"""What a list pays one person: what is due up to the end of its period and stands on no list, months and differences alike."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from casework.common.months import Month, month_of
from casework.payments.forms import as_listed
from casework.payments.lines import LeftOut, LeftOutReason, Line, LinePart
from casework.payments.on_lists import NOTHING_HAD, Had, OnLists, Open, Slot, slot, still_open
from casework.payments.reckoner import Reckoner
from casework.schemes.accrual import Enrolled
from casework.schemes.dues import MonthDue, Part
from casework.schemes.facts import Facts

WHY: Final[Mapping[str, LeftOutReason]] = {
    "held": "held", "condition": "conditions", "died": "ended", "exited": "ended", "not_enrolled": "not_yet",
    "no_rate": "no_rate", "not_paid_here": "no_rate", "no_occasion": "no_occasion",
}  # fmt: skip


class Candidate(NamedTuple):
    """Somebody whose qualification was confirmed, with what is known of them. `payee`: None without an account; empty: erased."""

    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    enrolled: Enrolled
    facts: Facts | None
    had: Had = NOTHING_HAD
    payee: str | None = None
    merged: bool = False


def computed(who: Candidate, reckoner: Reckoner, period: range, number: int) -> Sequence[Line] | LeftOut | None:
    """The lines from this number on, or why there is none; nothing for somebody who has left and has had all that was due.

    One for the months that are for the person, one for those that are for the household, where editions differ in that.
    """
    if who.merged:
        return left_out_for(who, "merged")
    if who.facts is None:
        return left_out_for(who, "unknown")
    dues = reckoner.dues(who.enrolled, who.facts, months_until(who.enrolled, period))
    parts = open_by_subject(dues, reckoner, who.had)
    if not parts:
        reason = _why_nothing(dues)
        return None if who.enrolled.ended and reason in ("ended", "paid") else left_out_for(who, reason)
    if not who.payee:
        return left_out_for(who, "no_account" if who.payee is None else "erased")
    payee, facts = who.payee, who.facts
    return [
        _line(who, facts, some, period, number + place, payee, who.household_id if for_household else None)
        for place, (for_household, some) in enumerate(parts.items())
    ]


def open_by_subject(dues: Sequence[MonthDue], reckoner: Reckoner, had: Had) -> dict[bool, tuple[LinePart, ...]]:
    """What lists have not paid for the person (False), and for the household (True)."""
    found = {
        for_household: open_parts(some, had.home if for_household else had.own)
        for for_household, some in reckoner.by_subject(dues)
    }
    return {for_household: parts for for_household, parts in found.items() if parts}


def months_until(enrolled: Enrolled, period: range) -> range:
    """From the first month of the qualification to the end of the period: what was skipped or returned is paid later."""
    return range(min(month_of(enrolled.from_on), period[0]), period[-1] + 1)


def open_parts(dues: Iterable[MonthDue], had: OnLists) -> tuple[LinePart, ...]:
    """The parts of a line: each rate with the months that no list has; then the differences of those that one has at less than is due."""
    months: dict[tuple[Open, int, str], tuple[Part, list[Month]]] = {}
    dues = tuple(dues)
    listed = _as_listed(dues, had)
    for due in dues:
        for part in due.parts:
            due_fen = (
                listed.get(slot(part.paid_as, part.per, due.month), part.amount_fen) if listed else part.amount_fen
            )
            rest = still_open(part.paid_as, part.per, due.month, due_fen, had) if due_fen or not listed else None
            if rest:
                months.setdefault((rest, id(part.rate), part.paid_as), (part, []))[1].append(due.month)
    in_order = sorted(months.items(), key=lambda each: each[0][0].supplement)
    return tuple(_line_part(part, rest, tuple(some)) for (rest, _, _), (part, some) in in_order)


def _as_listed(dues: Sequence[MonthDue], had: OnLists) -> Mapping[Slot, int]:
    """What is due, where lists have some of it in another form; nothing where they have not."""
    if not had.amounts:
        return {}
    due = {slot(part.paid_as, part.per, each.month): part.amount_fen for each in dues for part in each.parts}
    if had.amounts.keys() <= due.keys():
        return {}
    stands = {key: sum(by.values()) for key, by in had.amounts.items()}
    last, nothing_against = dues[-1].month, {each.month for each in dues if not each.why_not}
    return as_listed(due, stands, lambda month: month > last or month in nothing_against)


def _line_part(part: Part, rest: Open, months: tuple[Month, ...]) -> LinePart:
    return LinePart(
        component=part.component, per=part.per, amount_fen=rest.amount_fen, months=months,
        total_fen=rest.amount_fen * len(months), document=part.rate.document, supplement=rest.supplement,
        occasion_id=part.occasion_id, days=part.days if rest.amount_fen == part.amount_fen else 0, seen=rest.seen,
    )  # fmt: skip


def _line(
    who: Candidate,
    facts: Facts,
    parts: tuple[LinePart, ...],
    period: range,
    number: int,
    payee: str,
    subject: UUID | None,
) -> Line:
    last = max(part.months[-1] for part in parts)
    return Line(
        number=number, application_id=who.application_id, person_id=who.person_id, household_id=who.household_id,
        division=who.division, category=facts.category_in(last), grade=facts.grade, parts=parts,
        amount_fen=sum(part.total_fen for part in parts),
        arrears_fen=sum(part.amount_fen * bisect_left(part.months, period[0]) for part in parts), payee=payee,
        subject_id=subject,
    )  # fmt: skip


def _why_nothing(dues: Iterable[MonthDue]) -> LeftOutReason:
    """Of the last month asked for: it is the one a reader thinks of. What is due once is due in the first."""
    last = list(dues)[-1]
    return WHY[last.why_not] if last.why_not else "paid"


def left_out_for(who: Candidate, reason: LeftOutReason) -> LeftOut:
    return LeftOut(
        application_id=who.application_id, person_id=who.person_id, household_id=who.household_id,
        division=who.division, reason=reason,
    )  # fmt: skip
