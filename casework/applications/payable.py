"""From when somebody is paid, and what of the scheme's conditions holds then."""

from datetime import date
from typing import Final

from casework.applications.events.deciding import Found
from casework.common.months import Month, first_day, month_of
from casework.schemes.conditions import Finding, findings
from casework.schemes.facts import Facts
from casework.schemes.terms import Scheme

ALIVE: Final = "alive"
NOTHING_ELSE: Final = "nothing_else"
DRAWN_BESIDE: Final = "drawn_beside"
DECEMBER: Final = 11


def first_payable(scheme: Scheme, facts: Facts, submitted_on: date, decided_on: date, ledger: str) -> date:
    """The first day of the first month that is paid, where nobody says otherwise.

    The month of the decision: who reached the age before is not paid back. Who meets the conditions only later in the
    year: that month. Who applied after the scheme's day, where it then waits for the next year: January.
    Source: domain 2.6 (already older than 49), 2.7 (Henan: the year of a late application is not paid).
    """
    first = month_of(decided_on)
    if is_late(scheme, submitted_on):
        first = max(first, month_of(date(submitted_on.year + 1, 1, 1)))
    until = first - first % 12 + DECEMBER
    return first_day(next((m for m in range(first, until + 1) if not _fails(scheme, facts, m, ledger)), first))


def is_late(scheme: Scheme, submitted_on: date) -> bool:
    """Whether the application came after the scheme's day, where such a one waits for the next year."""
    terms = scheme.procedure
    return bool(terms.apply_by) and terms.late == "next_year" and f"{submitted_on:%m-%d}" > str(terms.apply_by)


def found(scheme: Scheme, facts: Facts, month: Month, ledger: str, *, reviewed: bool = False) -> tuple[Found, ...]:
    """Every condition for the month, as a decision keeps it; and where the person died before it, that. In a yearly review
    (`reviewed`) any death says that something holds no more.
    """
    told = tuple(_kept(each) for each in findings(scheme, facts, month, ledger))
    if facts.died_on is None or (month_of(facts.died_on) >= month and not reviewed):
        return told
    place = facts.positions.get("died_on", ("", 0))
    dead = Found(condition=ALIVE, holds=False, said=facts.died_on.isoformat(), ledger=place[0], position=place[1])
    return (dead, *told)


def excluded(said: str, ledger: str, position: int) -> Found:
    """That the person is confirmed already for what may not be drawn beside it."""
    return Found(condition=NOTHING_ELSE, holds=False, said=said, ledger=ledger, position=position)


def to_decide(said: str, ledger: str, position: int) -> Found:
    """That the person is confirmed already for something beside which it is drawn only if the county decides so."""
    return Found(condition=DRAWN_BESIDE, said=said, ledger=ledger, position=position)


def words_of(scheme: Scheme) -> dict[str, tuple[str, str]]:
    """Each condition's words in Chinese and English."""
    return {each.name: (each.text_zh, each.text_en) for each in scheme.conditions} | {
        ALIVE: ("本人健在", "The person lives"),
        NOTHING_ELSE: ("未享受不得同时享受的其他项目", "Draws nothing that may not be drawn beside it"),
        DRAWN_BESIDE: ("同时享受其他项目，由县级决定", "Drawn beside another scheme, which the county decides"),
    }


def notices_of(scheme: Scheme) -> dict[str, int]:
    """For how many days each level has to have been on notice before the county confirms."""
    terms = scheme.procedure
    return {"village": terms.village_notice_days, "township": terms.township_notice_days}


def deadlines(scheme: Scheme, year: int) -> tuple[tuple[str, date], ...]:
    """By when each step of the year is to be done, as far as the scheme says: apply, village, township, county."""
    terms = scheme.procedure
    days = {
        "apply": terms.apply_by,
        "village": terms.village_by,
        "township": terms.township_by,
        "county": terms.county_by,
    }
    return tuple((step, date.fromisoformat(f"{year}-{day}")) for step, day in days.items() if day and day != "02-29")


def _fails(scheme: Scheme, facts: Facts, month: Month, ledger: str) -> bool:
    return any(each.holds is False for each in findings(scheme, facts, month, ledger))


def _kept(finding: Finding) -> Found:
    ledger, position = finding.position or ("", 0)
    name = finding.condition.name
    return Found(condition=name, holds=finding.holds, said=finding.said, ledger=ledger, position=position)
