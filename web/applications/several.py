"""Decisions on several applications at once: each by its own findings, those the rules refuse apart."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from casework.applications.commands import DecideForCounty, ReviewYearly
from casework.applications.refusals import AnotherSchemeConfirmed, ConfirmedBesideMeanwhile
from casework.common.refusals import Refused
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import Request
from projections.applications import lookup
from projections.applications.judging import Judgement, judgements
from projections.applications.lookup import Placed
from web.access.caller import Caller
from web.applications.reaching import with_judgement
from web.office import Office, actor

Make = Callable[[Placed, UUID], Any]


class Done(NamedTuple):
    """How many were recorded, and why the others were not."""

    number: int
    refused: dict[UUID, Refused]


def confirm_several(office: Office, caller: Caller, ids: Sequence[UUID], request: Request) -> Done:
    """The county confirms these, from the month that each scheme's rule says. What is not the caller's to see is left out."""

    also = office.also_known_as(caller)

    def confirm(placed: Placed, step_id: UUID) -> DecideForCounty:
        id_ = placed.row.application_id
        return DecideForCounty(application_id=id_, step_id=step_id, decision="confirmed", by=caller.user_id, also=also)

    return _each(office, caller, ids, request, confirm)


def review_several(office: Office, caller: Caller, ids: Sequence[UUID], year: int, request: Request) -> Done:
    """Everything still holds for these in the year."""

    def review(placed: Placed, step_id: UUID) -> ReviewYearly:
        return ReviewYearly(application_id=placed.row.application_id, step_id=step_id, year=year, by=caller.user_id)

    return _each(office, caller, ids, request, review)


def _each(office: Office, caller: Caller, ids: Sequence[UUID], request: Request, make: Make) -> Done:
    with office.open_snapshot(caller) as snapshot:
        seen = lookup.applications(snapshot, ids)
    with office.open_everywhere() as snapshot:
        judged = judgements(snapshot, seen, office.today())
    orders: dict[str, dict[UUID, list[Any]]] = defaultdict(dict)
    for placed in seen:
        orders[placed.ledger][placed.row.application_id] = [_judged(placed, judged, request, make)]
    done = [_handed_over(office, caller, ledger, each, request) for ledger, each in sorted(orders.items())]
    return Done(sum(each.number for each in done), {id_: why for each in done for id_, why in each.refused.items()})


def _judged(placed: Placed, judged: dict[UUID, Judgement], request: Request, make: Make) -> Any:
    id_ = placed.row.application_id
    return with_judgement(make(placed, request.make_id(f"step {id_}")), judged.get(id_))


def _handed_over(office: Office, caller: Caller, ledger: str, orders: dict[UUID, list[Any]], request: Request) -> Done:
    """One request in each ledger; one for each application where one of them shuts out another."""
    there = Request(uuid5(request.id, ledger), request.hash)
    try:
        _, refused = office.casework.handle_many(
            orders, ledger=ledger, by=actor(caller), request=there, today=office.today()
        )
    except ClaimConflict as claimed:
        if len(orders) == 1:
            why = ConfirmedBesideMeanwhile() if claimed.kind == "reason" else AnotherSchemeConfirmed()
            return Done(0, dict.fromkeys(orders, why))
        each = [
            _handed_over(office, caller, ledger, {id_: of}, request_for(request, id_)) for id_, of in orders.items()
        ]
        return Done(sum(done.number for done in each), {id_: why for done in each for id_, why in done.refused.items()})
    return Done(len(orders) - len(refused), refused)


def request_for(request: Request, application_id: UUID) -> Request:
    return Request(uuid5(request.id, str(application_id)), request.hash)
