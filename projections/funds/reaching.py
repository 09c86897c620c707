"""Who reaches an age of a scheme's conditions in a year, has not applied, and may enter then."""

from typing import Final
from uuid import UUID

import msgspec

from casework.common.months import months_of
from casework.divisions.codes import range_of
from casework.schemes.conditions import findings
from casework.schemes.facts import Facts
from casework.schemes.terms import Scheme
from projections.applications.lookup import RUNNING
from projections.engine.snapshot import Snapshot

ENTRY: Final = ("age", "wife_age")
"""The facts whose number somebody may reach."""


class Home(msgspec.Struct, frozen=True):
    """`applied_elsewhere`: another ledger pays them, or would."""

    person_id: UUID
    household_id: UUID
    division: str
    applied_elsewhere: bool


def reaching(
    snapshot: Snapshot, ledger: str, scheme: str, terms: Scheme | None, year: int, division: str
) -> dict[UUID, Home]:
    """Living members of households in which somebody reaches an age of the scheme's conditions in the year. Not who has applied here."""
    ages = sorted(_entry_ages(terms)) if terms else []
    if not ages:
        return {}
    lowest, end = range_of(division)
    born = [year - age for age in ages]
    rows = snapshot.rows(
        Home,
        """
        with homes as materialized (
          select h.household_id, h.division from read.standing h
           where h.ledger = %(ledger)s and h.from_on <= %(on)s and %(on)s < h.until_on and not h.closed and known(h)
             and h.division >= %(lowest)s and h.division < %(end)s)
        select m.member_id, m.household_id, h.division,
               exists (select from read.application t where t.person_id = m.member_id and t.scheme = %(scheme)s
                          and t.ledger <> %(ledger)s and t.status = any(%(running)s) and known(t))
          from homes h
          join read.member m on m.household_id = h.household_id and m.ledger = %(ledger)s and known(m)
               and %(on)s < m.left_on and %(on)s <= m.died_on
         where exists (select from read.member o where o.household_id = h.household_id and o.ledger = %(ledger)s and known(o)
                          and %(on)s < o.left_on and extract(year from o.born_on) = any(%(born)s))
           and not exists (select from read.application t
                            where t.person_id = m.member_id and t.scheme = %(scheme)s and t.ledger = %(ledger)s
                              and t.status = any(%(running)s) and known(t))
        """,
        ledger=ledger, lowest=lowest, end=end, born=born, scheme=scheme, running=list(RUNNING),
    )  # fmt: skip
    return {each.person_id: each for each in rows}


def _entry_ages(terms: Scheme) -> set[int]:
    asked = [each for each in terms.conditions if each.fact in ENTRY]
    return {age for each in asked for age in (each.number, each.women) if age is not None}


def may_enter(terms: Scheme, who: Facts, ledger: str, year: int) -> bool:
    """Whether nothing speaks against it by the year's end, and before the year an age alone did."""
    months = months_of(str(year))
    then = findings(terms, who, months[-1], ledger)
    if any(each.holds is False for each in then) or not any(each.holds for each in then):
        return False
    before = [each for each in findings(terms, who, months[0] - 1, ledger) if each.holds is False]
    return bool(before) and all(each.condition.fact in ENTRY for each in before)
