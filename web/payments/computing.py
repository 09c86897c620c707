"""Computes a list batch by batch, as known when it was prepared: each batch is an append, so what was broken off goes on.

The office itself computes, over all ledgers: a person may live in another county than the one that pays.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import reduce
from typing import Any, Final
from uuid import UUID

from casework.common.months import months_of
from casework.ledger.application import ChangedMeanwhile
from casework.ledger.envelope import CLOCK, Receipt, Request
from casework.ledger.payments import PaidAlready, list_hash
from casework.payments import batches, lists
from casework.payments.batches import LINES_AT_ONCE, ComputeLines, PaymentLinesComputed, batch_stream
from casework.payments.commands import CompletePaymentList
from casework.payments.computing import Candidate, computed
from casework.payments.events import PaymentListPrepared
from casework.payments.lines import LeftOut, Line
from casework.payments.on_lists import NOTHING_HAD, Had
from casework.payments.reckoner import Reckoner
from casework.payments.state import PaymentList
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.payments import candidates
from projections.payments.candidates import Confirmed
from projections.payments.enrolled import declared, enrolled
from projections.payments.standing import Families, claims_on, families_of, with_lines
from projections.schemes.facts import facts_of
from projections.schemes.in_force import editions_of
from web.office import Office
from web.payments.batch_place import FIRST, LAST, Place, behind
from web.payments.offsets import with_agreed_offsets
from web.payments.payees import hashed, payees

ATTEMPTS: Final = 5
"""Times that a batch is computed again, because another list paid somebody meanwhile."""

Progress = Callable[[int], None]
"""Lines so far."""


def compute(office: Office, ledger: str, list_id: UUID, progress: Progress = lambda _: None) -> None:
    """All that is left to compute of a list. Raises PaymentListTakesNoLines where it was discarded meanwhile."""
    state = list_state(office, ledger, list_id)
    if state.prepared is None or state.computed or state.discarded:
        return
    firsts, lines, left_out, amount = list[int](), 0, 0, 0
    for batch in Computing(office, ledger, state.prepared).batches():
        firsts.append(lines + 1)
        lines, left_out = lines + len(batch.lines), left_out + len(batch.left_out)
        amount += sum(line.amount_fen for line in batch.lines)
        progress(lines)
    complete = CompletePaymentList(
        list_id=list_id, firsts=tuple(firsts), lines=lines, left_out=left_out, amount_fen=amount
    )
    _handle(office, ledger, list_id, complete)


def list_state(office: Office, ledger: str, list_id: UUID) -> PaymentList:
    """The list as its decisions see it."""
    story: Sequence[Any] = office.casework.ledger(ledger).stream(list_id)
    return reduce(lists.evolve, story, lists.NEW)


class Computing:
    """One list's batches, those that are stored and those still to be computed."""

    def __init__(self, office: Office, ledger: str, prepared: PaymentListPrepared) -> None:
        self.office, self.ledger, self.prepared = office, ledger, prepared
        self.period = months_of(prepared.period)
        with self._look() as snapshot:
            self.reckoner = Reckoner(editions_of(snapshot, ledger, prepared.scheme))  # type: ignore[arg-type]

    def batches(self) -> Iterator[PaymentLinesComputed]:
        """In order. While one is stored, the next is computed: they are of other people."""
        place = Place()
        with ThreadPoolExecutor(1, "payment-batch") as beside:
            ahead: tuple[Place, Future[ComputeLines]] | None = None
            while place.after != LAST:
                batch = self._stored(place.number)
                if batch is None:
                    ready = ahead is not None and ahead[0] == place
                    command = ahead[1].result() if ahead and ready else self._command(place)
                    following = behind(place, command)
                    ahead = (following, beside.submit(self._command, following)) if following.after != LAST else None
                    batch = self._append(command, place)
                yield batch
                place = behind(place, batch)

    def _stored(self, number: int) -> PaymentLinesComputed | None:
        story: Sequence[Any] = self.office.casework.ledger(self.ledger).stream(
            batch_stream(self.prepared.list_id, number)
        )
        return reduce(batches.evolve, story, batches.NEW).computed

    def _append(self, command: ComputeLines, place: Place) -> PaymentLinesComputed:
        """The batch as it is stored: computed again where another list paid somebody of it meanwhile."""
        for _ in range(ATTEMPTS):
            try:
                with with_agreed_offsets(self.office, self.ledger, command) as stored:
                    receipt = _handle(self.office, self.ledger, stored.batch_id, stored)
            except PaidAlready:
                command = self._command(place)
                continue
            before = self._stored(place.number) if receipt.repeated else None  # somebody else computes the same list
            return before or batches.decide(stored, batches.NEW, self.prepared.prepared_on)[0]
        raise ChangedMeanwhile(current_version=None)

    def _command(self, place: Place) -> ComputeLines:
        with self._look() as snapshot:
            found, after, ended = self._page(snapshot, place)
            who = self._candidates(snapshot, found)
            families = families_of(snapshot, found, self.reckoner)
        lines, left_out, written = list[Line](), list[LeftOut](), defaultdict[UUID, list[Line]](list)
        # After the look: whoever held a connection of readers while waiting for another would wait for themselves.
        on_lists = self._on_lists(found, families)
        for each in who:  # who left and came back, or both of a household, may come twice in the same batch
            had = on_lists.get(each.person_id, NOTHING_HAD)
            had = had.with_lines(written.get(each.person_id, ()), written.get(each.household_id, ()))
            result = computed(each._replace(had=had), self.reckoner, self.period, place.line + len(lines))
            if isinstance(result, LeftOut):
                left_out.append(result)
            for line in () if result is None or isinstance(result, LeftOut) else result:
                lines.append(line)
                written[line.subject_id or line.person_id].append(line)
        list_id = self.prepared.list_id
        return ComputeLines(
            batch_id=batch_stream(list_id, place.number), list_id=list_id, number=place.number,
            scheme=self.prepared.scheme, lines=tuple(lines), left_out=tuple(left_out), next_after=after, next_ended=ended,
        )  # fmt: skip

    def _page(self, snapshot: Snapshot, place: Place) -> tuple[list[Confirmed], UUID, bool]:
        """The next candidates, and where those after them begin: who holds the qualification first, then who has left."""
        found = [] if place.ended else self._of(snapshot, "confirmed", place.after, LINES_AT_ONCE)
        if len(found) == LINES_AT_ONCE:
            return found, found[-1].application_id, False
        left = self._of(snapshot, "exited", place.after if place.ended else FIRST, LINES_AT_ONCE - len(found))
        full = len(found) + len(left) == LINES_AT_ONCE
        return found + left, left[-1].application_id if full and left else FIRST if full else LAST, True

    def _of(self, snapshot: Snapshot, status: str, after: UUID, most: int) -> list[Confirmed]:
        said = self.prepared
        if said.reissue_of:
            return candidates.returned_in(snapshot, self.ledger, said.reissue_of, status, after, most)
        return candidates.confirmed(snapshot, self.ledger, said.scheme, said.division, status, after, most)

    def _candidates(self, snapshot: Snapshot, found: Sequence[Confirmed]) -> list[Candidate]:
        persons = [each.person_id for each in found]
        facts, payee = facts_of(snapshot, persons), payees(self.office.casework, snapshot, persons)
        merged = candidates.merged_away(snapshot, found)
        return [
            Candidate(
                each.application_id, each.person_id, each.household_id, each.division, enrolled(each, self.ledger),
                declared(each, facts.get(each.person_id), self.ledger), NOTHING_HAD,
                hashed(self.office.casework, payee.get(each.person_id)), each.household_id in merged,
            )
            for each in found
        ]  # fmt: skip

    def _on_lists(self, found: Sequence[Confirmed], families: Families) -> Mapping[UUID, Had]:
        """As it is in this moment, not as it was known to the list: the claims first, then the lines."""
        with self.office.database.single() as connection:
            claimed = claims_on(connection, self.prepared.scheme, found, families)
        if not claimed:
            return {}
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            return with_lines(snapshot, self.prepared.scheme, found, claimed, families)

    def _look(self) -> Any:
        return open_snapshot(
            self.office.database, NATION, self.prepared.prepared_on, known_position=self.prepared.known
        )


def found_hash(office: Office, ledger: str, list_id: UUID) -> str:
    """Of the list as it stands."""
    excluded = list_state(office, ledger, list_id).excluded
    with office.database.single() as connection:
        return list_hash(connection, ledger, list_id, excluded)


def _handle(office: Office, ledger: str, stream: UUID, command: Any) -> Receipt:
    return office.casework.handle(
        command, ledger=ledger, stream=stream, by=CLOCK, request=Request.new(), today=office.today()
    )
