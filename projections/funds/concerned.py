"""Whom other terms of a scheme would concern: how many are qualified, and how many of them would draw something else in a month."""

from collections.abc import Iterator, Sequence
from uuid import UUID

import msgspec

from casework.common.months import Month
from casework.divisions.codes import range_of
from casework.schemes.accrual import Reckoning
from casework.schemes.facts import Facts
from casework.schemes.terms import Scheme
from projections.applications.lookup import RUNNING
from projections.engine.snapshot import Snapshot
from projections.payments.candidates import Confirmed, confirmed
from projections.payments.enrolled import declared, enrolled
from projections.schemes.facts import facts_of

AT_ONCE = 500  # qualifications


class Concerned(msgspec.Struct, frozen=True):
    """`qualified`: their qualification holds; `under_way`: they have applied, and nothing is decided."""

    qualified: int
    under_way: int


class Effect(msgspec.Struct, frozen=True):
    """Of `looked_at` qualifications: who would draw more in the month, or less, anything at all, nothing any more. Sums in fen.

    Of a scheme whose amount is for a household or its child, each household once.
    """

    looked_at: int = 0
    more: int = 0
    less: int = 0
    begins: int = 0
    ends: int = 0
    before_fen: int = 0
    after_fen: int = 0

    def __add__(self, other: "Effect") -> "Effect":
        return Effect(
            *(a + b for a, b in zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True))
        )

    @property
    def otherwise(self) -> int:
        return self.more + self.less + self.begins + self.ends


def concerned(snapshot: Snapshot, division: str, scheme: str) -> Concerned:
    """In the ledgers of a division, as known."""
    lowest, end = range_of(division)
    (found,) = snapshot.rows(
        Concerned,
        """
        select count(*) filter (where a.status = 'confirmed'), count(*) filter (where a.status <> 'confirmed')
          from read.application a
         where a.division >= %(lowest)s and a.division < %(end)s and a.scheme = %(scheme)s and a.status = any(%(running)s) and known(a)
        """,
        lowest=lowest, end=end, scheme=scheme, running=list(RUNNING),
    )  # fmt: skip
    return found


def effects(
    snapshot: Snapshot, ledger: str, before: Scheme | None, after: Scheme, month: Month
) -> Iterator[tuple[Effect, list[UUID]]]:
    """Of a county, some of its qualified persons after the others. `snapshot`: one of everything, because they may live elsewhere."""
    terms, last, seen = (Reckoning(before) if before else None, Reckoning(after)), UUID(int=0), set[UUID]()
    while some := confirmed(snapshot, ledger, after.scheme, ledger, "confirmed", last, AT_ONCE):
        persons = [each.person_id for each in some]
        facts = facts_of(snapshot, persons)
        counted = [each for each in some if after.unit == "person" or not _seen(seen, each.household_id)]
        told = (_effect(terms, ledger, each, facts.get(each.person_id), month) for each in counted)
        yield sum(told, start=Effect(looked_at=len(some))), persons
        last = some[-1].application_id


def _seen(seen: set[UUID], household_id: UUID) -> bool:
    before = household_id in seen
    seen.add(household_id)
    return before


def _effect(
    terms: Sequence[Reckoning | None], ledger: str, who: Confirmed, known: Facts | None, month: Month
) -> Effect:
    facts = declared(who, known, ledger)
    if facts is None:
        return Effect()
    holds = enrolled(who, ledger)
    was, will = (each.accrued(holds, facts, [month])[0].amount_fen if each else 0 for each in terms)
    return Effect(
        more=0 < was < will, less=0 < will < was, begins=was == 0 < will, ends=will == 0 < was,
        before_fen=was, after_fen=will,
    )  # fmt: skip
