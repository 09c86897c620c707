"""What the register says of people for the scheme they applied for: the edition, the facts, the findings."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from casework.applications.events.deciding import Found
from casework.applications.payable import DRAWN_BESIDE, excluded, first_payable, found, notices_of, to_decide, words_of
from casework.common.months import month_of
from casework.schemes.accrual import is_open
from casework.schemes.compatibility import together
from casework.schemes.exits import ENDING
from casework.schemes.facts import Facts, Reported
from casework.schemes.terms import Scheme
from casework.schemes.words import SCHEMES, SchemeId, Together
from projections.applications import lookup
from projections.applications.enrolment import enrolled_as
from projections.applications.lookup import Placed
from projections.engine.positions import heads_among
from projections.engine.snapshot import Snapshot
from projections.schemes.facts import facts_of
from projections.schemes.in_force import scheme_in_force

SAYS: Final[Mapping[str, Callable[[str, str, int], Found]]] = {"refuse": excluded, "warn": to_decide}
DECLARED = ("residency", "grade", "child_born_on", "children", "only_girls", "certificate")


class Judgement(NamedTuple):
    """`from_on`: from when is paid by the rule; `findings`: of that month. `waits`: what keeps money back until it is looked into, or
    decided; `known`: how far the ledgers were known that speak of the person; `excludes`: the schemes that may not be drawn beside it,
    `needs_reason_beside` those that may for a reason and are not drawn.
    """

    edition: str
    scheme: Scheme
    facts: Facts
    from_on: date
    findings: tuple[Found, ...]
    waits: tuple[Reported, ...] = ()
    known: Mapping[str, int] = {}
    excludes: tuple[str, ...] = ()
    needs_reason_beside: tuple[str, ...] = ()
    met: bool = True

    @property
    def words(self) -> dict[str, tuple[str, str]]:
        return words_of(self.scheme)

    @property
    def notices(self) -> dict[str, int]:
        return notices_of(self.scheme)

    @property
    def fails(self) -> bool:
        return any(each.holds is False for each in self.findings)

    @property
    def unsaid(self) -> int:
        """Of how many conditions nobody has said anything."""
        return sum(each.holds is None and each.condition != DRAWN_BESIDE for each in self.findings)

    @property
    def beside(self) -> bool:
        """Whether it is drawn beside another scheme only if the county decides so, with a reason."""
        return any(each.condition == DRAWN_BESIDE for each in self.findings)


def judgements(
    snapshot: Snapshot, placed: Sequence[Placed], on: date, from_on: date | None = None
) -> dict[UUID, Judgement]:
    """Of each application, where its scheme is in force and its person known: a few questions for any number of them.

    `from_on`: the first month that somebody decided on, where not the rule's.
    """
    people = {each.row.person_id for each in placed}
    known, running = facts_of(snapshot, people), running_of(snapshot, people)
    heads = heads_among(snapshot.connection, {each.ledger for each in placed} | _homes(placed, known))
    judged = {}
    for each in placed:
        adopted = scheme_in_force(snapshot, each.ledger, each.row.scheme, on)  # type: ignore[arg-type]
        facts = known.get(each.row.person_id)
        if adopted.scheme is not None and facts is not None:
            one = _judged(adopted.scheme, adopted.reference, facts, each, on, from_on)._replace(
                known={ledger: heads[ledger] for ledger in (each.ledger, *_homes([each], known)) if ledger in heads}
            )
            theirs = list(drawn_beside(snapshot, adopted.scheme, running[each.row.person_id], on))
            beside = tuple(
                SAYS[level](other.scheme, place.ledger, place.row.told_at)
                for level, other, place in theirs
                if level in SAYS and place.row.status == "confirmed"
            )
            others = [
                *_there(snapshot, each.ledger, adopted.scheme, on),
                *((level, other.scheme) for level, other, _ in theirs),
            ]
            drawn = {other.scheme for _, other, place in theirs if place.row.status == "confirmed"}
            judged[each.row.application_id] = one._replace(
                findings=(*beside, *one.findings),
                excludes=tuple(sorted({other for level, other in others if level == "refuse"})),
                needs_reason_beside=tuple(sorted({other for level, other in others if level == "warn"} - drawn)),
            )
    return judged


def running_of(snapshot: Snapshot, people: set[UUID]) -> dict[UUID, list[Placed]]:
    """What each is confirmed for, or has applied for and not been told."""
    found: dict[UUID, list[Placed]] = defaultdict(list)
    for each in lookup.of_persons(snapshot, people):
        if each.row.status in lookup.RUNNING:
            found[each.row.person_id].append(each)
    return found


def _there(snapshot: Snapshot, ledger: str, scheme: Scheme, on: date) -> Iterator[tuple[Together, SchemeId]]:
    """Of all schemes as they are in force there. Two that are decided on at one moment name each other, whoever is first."""
    adopted = (scheme_in_force(snapshot, ledger, other, on).scheme for other in SCHEMES)
    return ((together(scheme, other, on), other.scheme) for other in adopted if other)


def drawn_beside(
    snapshot: Snapshot, scheme: Scheme, placed: Sequence[Placed], on: date
) -> Iterator[tuple[Together, Scheme, Placed]]:
    """Each of these with its scheme, and whether that may be drawn beside this one."""
    for each in placed:
        other = scheme_in_force(snapshot, each.ledger, each.row.scheme, on).scheme  # type: ignore[arg-type]
        if other is not None:
            yield together(scheme, other, on), other, each


def _judged(scheme: Scheme, edition: str, facts: Facts, of: Placed, on: date, from_on: date | None) -> Judgement:
    declared = {name: getattr(of.row, name) for name in DECLARED}
    told = facts.declaring(place=(of.ledger, of.row.told_at), **declared)
    first = from_on or of.row.from_on or first_payable(scheme, told, of.row.submitted_on, on, of.ledger)
    reviewed = of.row.from_on is not None
    month = max(month_of(first), month_of(on)) if reviewed else month_of(first)
    findings = found(scheme, told, month, of.ledger, reviewed=reviewed)
    return Judgement(edition, scheme, told, first, findings, _waits(of, facts))


def _waits(of: Placed, facts: Facts) -> tuple[Reported, ...]:
    """Of one that is not confirmed yet also what may end it: the county sees it when it decides."""
    enrolled = enrolled_as(of)
    if enrolled is None:
        return tuple(each for each in facts.reported if not each.verified or each.kind in ENDING)
    return tuple(each for each in facts.reported if is_open(each, enrolled))


def _homes(placed: Sequence[Placed], known: Mapping[UUID, Facts]) -> set[str]:
    """The ledgers that speak of these people."""
    return {known[each.row.person_id].positions["born_on"][0] for each in placed if each.row.person_id in known}
