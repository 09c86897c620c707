"""Handing over all the households of somebody at once: with the end of a post, or by itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec.structs import replace

from casework.common.refusals import Refused
from casework.common.roles import SUPERVISION
from casework.ledger import hand_overs
from casework.staff.commands import EndPost, HandOverHouseholds, ReceiverAsked
from projections.staff.looked_after import Narrowed, looked_after
from projections.staff.staff_list import posts
from web.http import reach
from web.http.action import Action, Asking, WriteResult, hand_over
from web.http.rights import demand
from web.language.i18n import N_, gettext
from web.office import Reached, actor
from web.problem import Problem
from web.staff.hand_over_run import begin, carry_on, items
from web.staff.narrowing import Narrowing

NOBODY: Final = N_("There is no household to hand over: nobody is looked after there at this level.")


def _of_staff(asking: Asking) -> Reached:
    return reach.staff(asking.office, asking.caller, asking.ids["staff_id"])


def _to_known(asking: Asking, command: HandOverHouseholds) -> HandOverHouseholds:
    demand_known(asking, command.to, "to")
    if command.search is None:
        return command
    narrowing = Narrowing(command.division or "", command.category or "", command.search)
    with asking.office.open_snapshot(asking.caller) as snapshot:
        which = narrowing.narrowed(asking.office, asking.caller, snapshot, command.staff_id)
    return replace(command, found=which.found or ())


def demand_known(asking: Asking, to: Sequence[ReceiverAsked], field: str) -> None:
    """Raises Problem 422 where one of those who take over has no record that the caller may name."""
    for staff_id in {each.staff_id for each in to}:
        try:
            reach.known_staff(asking.office, asking.caller, staff_id)
        except Problem as problem:
            problem.errors = [{**error, "field": field} for error in problem.errors]
            raise


def _in_bulk(asking: Asking, command: HandOverHouseholds, at: Reached, action: Action) -> WriteResult:
    found = command.found if command.search else None
    which = Narrowed(command.division or "", command.category or "", found)
    ordering = _Ordering(asking, at, command.hand_over_id, command.level, which, command.from_on)
    return ordering.done(command.to, command, action)


def with_end_of_post(asking: Asking, command: EndPost, at: Reached, action: Action) -> WriteResult:
    """Ends a post; where somebody takes over, hands over the households of its level and place."""
    if command.hand_over is None:
        return hand_over(asking, command, at, action)
    demand(asking.caller, SUPERVISION)
    demand_known(asking, command.hand_over.to, "hand_over.to")
    with asking.office.open_snapshot(asking.caller) as snapshot:
        post = next(each for each in posts(snapshot, [at.stream])[at.stream] if each.post_id == command.post_id)
    ordering = _Ordering(asking, at, command.hand_over_id, post.level, Narrowed(post.division), command.until_on)
    return ordering.done(command.hand_over.to, command, action)


class _Ordering:
    """One order: whose households, at which level, which of them, from when on."""

    def __init__(self, asking: Asking, at: Reached, id_: UUID, level: str, which: Narrowed, from_on: date) -> None:
        self.asking, self.at, self.id = asking, at, id_
        self.level, self.which, self.from_on = level, which, from_on

    def done(self, to: Sequence[ReceiverAsked], command: Any, action: Action) -> WriteResult:
        """Remembers the households, records the order, and begins. Raises Problem 409 where there is none to hand over."""
        office, asking = self.asking.office, self.asking
        known = hand_overs.hand_over(office.database, self.id) is not None
        if not known:
            self._begin(to)
        try:
            result = hand_over(asking, command, self.at, action)
        except Refused:
            if not known:
                hand_overs.forgotten(office.database, self.id)
            raise
        carry_on(office, self.id)
        return WriteResult(result.id, result.receipt, {"hand_over": {"id": self.id, **self._counts()}})

    def _begin(self, to: Sequence[ReceiverAsked]) -> None:
        office, caller = self.asking.office, self.asking.caller
        with office.open_snapshot(caller) as snapshot:
            found = looked_after(snapshot, self.at.stream, self.level, self.from_on, self.which)
        wanted = items(found, to)
        if not wanted:
            raise Problem(409, "nobody-to-hand-over", gettext(NOBODY))
        begin(office, actor(caller), self.at.ledger, self.at.stream, self.id, wanted)

    def _counts(self) -> dict[str, int]:
        return hand_overs.counts(self.asking.office.database, self.id)


HAND_OVER: Final = Action(
    HandOverHouseholds,
    "/staff/{staff_id:uuid}/hand-overs",
    "hand_over_id",
    _of_staff,
    complete=_to_known,
    carry_out=_in_bulk,
    said=N_("The hand-over is ordered."),
)
