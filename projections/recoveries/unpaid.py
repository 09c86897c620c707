"""Who is due something that no list has: a batch of qualifications at a time, each with what stands in the way."""

from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple, get_args
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.common.months import Month, month_of
from casework.payments.computing import open_by_subject
from casework.payments.on_lists import NOTHING_HAD
from casework.schemes.dues import MonthDue
from casework.schemes.facts import Facts
from projections.applications import proposals
from projections.applications.proposals import Proposed
from projections.engine.snapshot import Snapshot
from projections.payments import candidates
from projections.payments.candidates import Confirmed
from projections.recoveries.compared import dues_of
from projections.recoveries.obstacles import Known
from projections.recoveries.paid import Qualified
from projections.recoveries.reckoners import Reckoners
from projections.schemes.facts import facts_of

REASONS: Final = ("next_list", "returned", "excluded", "no_account", "objection", "held", "too_little", "not_applied")
Stage = Literal["confirmed", "exited", "not_applied"]
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
FIRST: Final = UUID(int=0)


class Place(NamedTuple):
    """Where the next batch begins: after an application, of those that hold or of those that have ended; or after a household, of those
    who have not applied.
    """

    after: UUID = FIRST
    stage: Stage = "confirmed"


class Asked(msgspec.Struct, frozen=True):
    """Of a scheme in a division at most of one county; months up to and with `until`."""

    ledger: str
    division: str
    scheme: str
    until: Month


class Unpaid(NamedTuple):
    """`months`: those due that no list has, or has at less than is due, or that wait (`held`: of those no amount is known yet);
    `amount_fen`: what the next list pays for all of them."""

    who: Confirmed
    ledger: str
    scheme: str
    months: tuple[Month, ...]
    amount_fen: int
    reason: str


class Batch(NamedTuple):
    """`looked_at`: how many qualifications; `homes`: how many households; `then`: where to go on, if there are more. `not_applied`: who
    meets the conditions by now and has not applied: nothing is due to them before they do.
    """

    rows: Sequence[Unpaid]
    looked_at: int
    then: Place | None
    not_applied: Sequence[Proposed] = ()
    homes: int = 0

    def with_more(self, more: "Batch") -> "Batch":
        return Batch(
            [*self.rows, *more.rows], self.looked_at + more.looked_at, more.then,
            [*self.not_applied, *more.not_applied], self.homes + more.homes,
        )  # fmt: skip


def batch(snapshot: Snapshot, connection: Connection[Any], asked: Asked, place: Place, most: int) -> Batch:
    """`snapshot`: one of everything; `connection`: the office's own, to ask what was paid."""
    if place.stage == "not_applied":
        return _not_applied(snapshot, asked, place.after, most)
    found = candidates.confirmed(snapshot, asked.ledger, asked.scheme, asked.division, place.stage, place.after, most)
    following: Stage = "exited" if place.stage == "confirmed" else "not_applied"
    then = Place(found[-1].application_id, place.stage) if len(found) == most else Place(stage=following)
    return Batch(judged(snapshot, connection, asked, found), len(found), then)


def _not_applied(snapshot: Snapshot, asked: Asked, after: UUID, most: int) -> Batch:
    looked = proposals.candidates(snapshot, asked.division, asked.scheme, after, most)
    found = [each for each in proposals.proposed(snapshot, looked, asked.scheme) if each.met]
    then = Place(looked.then, "not_applied") if looked.then else None
    return Batch([], 0, then, found, looked.homes)


def judged(snapshot: Snapshot, connection: Connection[Any], asked: Asked, found: Sequence[Confirmed]) -> list[Unpaid]:
    """Those of them who are due something."""
    persons = [each.person_id for each in found]
    facts, reckoners = facts_of(snapshot, persons), Reckoners(snapshot)
    known = Known.of(snapshot, connection, reckoners.of(asked.ledger, asked.scheme), asked.scheme, found)
    rows = (_unpaid(reckoners, asked, each, facts.get(each.person_id), known) for each in found)
    return [row for row in rows if row is not None]


def dues_until(reckoners: Reckoners, asked: Asked, who: Confirmed, facts: Facts | None) -> Sequence[MonthDue]:
    """Month by month from the first of the qualification."""
    return dues_of(
        reckoners, Qualified(asked.ledger, asked.scheme, who), facts, range(month_of(who.from_on), asked.until + 1)
    )


def _unpaid(reckoners: Reckoners, asked: Asked, who: Confirmed, facts: Facts | None, known: Known) -> Unpaid | None:
    dues = dues_until(reckoners, asked, who, facts)
    reckoner, had = reckoners.of(asked.ledger, asked.scheme), known.had.get(who.person_id, NOTHING_HAD)
    parts = [part for some in open_by_subject(dues, reckoner, had).values() for part in some]
    if parts:
        months = tuple(sorted({month for part in parts for month in part.months}))
        reason = _reason(who, [month for part in parts if not part.supplement for month in part.months], known)
        return Unpaid(who, asked.ledger, asked.scheme, months, sum(part.total_fen for part in parts), reason)
    waiting = tuple(due.month for due in dues if due.why_not == "held")
    return Unpaid(who, asked.ledger, asked.scheme, waiting, 0, "held") if waiting else None


def _reason(who: Confirmed, months: Sequence[Month], known: Known) -> str:
    """What stands in the way. `months`: those that no list has; none where it is differences alone."""
    if who.application_id in known.objections:
        return "objection"
    if who.person_id not in known.accounts:
        return "no_account"
    if not months:
        return "too_little"
    outcomes = known.outcomes.get(who.application_id, {})
    latest = max(outcomes, key=lambda each: outcomes[each], default="")
    return latest if latest and outcomes[latest] >= min(months) else "next_list"
