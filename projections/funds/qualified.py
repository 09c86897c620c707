"""Who has applied for a scheme in a county, and what becomes of their qualifications in a year."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from casework.funds.people import Candidate
from casework.schemes.accrual import Enrolled
from casework.schemes.facts import Facts
from projections.applications.enrolment import stored
from projections.applications.lookup import RUNNING
from projections.engine.snapshot import Snapshot
from projections.funds.settled import Settled

HELD: Final = ("confirmed", "exited")


class Qualified(msgspec.Struct, frozen=True):
    """An application of the scheme here, with what it declares."""

    person_id: UUID
    household_id: UUID
    division: str
    status: str
    from_on: date | None
    exit_cause: str | None
    exit_on: date | None
    residency: str | None
    grade: str | None
    child_born_on: date | None
    children: int | None
    only_girls: bool | None
    certificate: bool | None
    told_at: int
    decided: str
    goes_on: str


def of_applications(
    all_: Sequence[Qualified], facts: Facts | None, was: Settled | None, ledger: str, year: int
) -> Candidate:
    """Who has applied and not been told would be confirmed for the whole year."""
    *before, one = all_
    told = _declared(one, facts, ledger) if facts else None
    return Candidate(
        person_id=one.person_id, household_id=one.household_id, division=one.division, facts=told,
        enrolled=_enrolled(one, ledger, year), residency=one.residency, last=was.category if was else None,
        last_fen=was.amount_fen if was else 0, expected=None if one.status in HELD else "applied",
        before=tuple((_enrolled(each, ledger, year), _declared(each, facts, ledger)) for each in before) if facts else (),
    )  # fmt: skip


def _enrolled(one: Qualified, ledger: str, year: int) -> Enrolled:
    ended = (one.exit_cause, one.exit_on) if one.exit_cause and one.exit_on else None
    return Enrolled(
        from_on=(one.from_on if one.status in HELD else None) or date(year, 1, 1), ended=ended, ledger=ledger,
        decided=stored(one.decided), goes_on=stored(one.goes_on),
    )  # fmt: skip


def _declared(one: Qualified, facts: Facts, ledger: str) -> Facts:
    return facts.declaring(place=(ledger, one.told_at), **{name: getattr(one, name) for name in DECLARED})


DECLARED: Final = ("residency", "grade", "child_born_on", "children", "only_girls", "certificate")


def by_person(found: Iterable[Qualified]) -> dict[UUID, list[Qualified]]:
    """Of each person those that have ended, and last the one that holds."""
    by: dict[UUID, list[Qualified]] = {}
    for each in found:
        by.setdefault(each.person_id, []).append(each)
    return by


def qualified(
    snapshot: Snapshot, ledger: str, scheme: str, division: str, only: Collection[UUID] | None
) -> list[Qualified]:
    lowest, end = range_of(division)
    return snapshot.rows(
        Qualified,
        f"""
        select a.person_id, a.household_id, a.division, a.status, a.from_on, a.exit_cause, a.exit_on, a.residency, a.grade,
               a.child_born_on, a.children, a.only_girls, a.certificate, a.told_at, a.decided, a.goes_on
          from read.application a
         where a.ledger = %(ledger)s and a.scheme = %(scheme)s and a.status = any(%(statuses)s)
           and a.division >= %(lowest)s and a.division < %(end)s and known(a)
           {"" if only is None else "and a.person_id = any(%(only)s)"}
         order by a.status <> 'exited', a.from_on, a.application_id
        """,
        ledger=ledger, scheme=scheme, statuses=[*RUNNING, "exited"], lowest=lowest, end=end,
        only=list(only or ()),
    )  # fmt: skip
