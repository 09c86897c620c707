"""Where what supervisors record stands: in the ledger of the division it is about, within their reach."""

from collections.abc import Callable
from uuid import UUID

from projections.supervision.lists import place_of_stream
from web.http import reach
from web.http.action import Asking
from web.http.rights import demand_there_is, is_within, outside
from web.office import Reached, not_found

Reach = Callable[[Asking], Reached]


def begins(what: str) -> Reach:
    """Something that begins in a division of the caller's."""

    def begins(asking: Asking) -> Reached:
        demand_there_is(asking.said.division, "division")
        return reach.new(asking.caller, asking.said.division, asking.request.make_id(what))

    return begins


def of_stream(table: str) -> Reach:
    """Something that is about a division of the caller's. Raises Problem 404, 403."""

    def of(asking: Asking) -> Reached:
        stream: UUID = asking.ids[f"{table}_id"]
        with asking.office.open_snapshot(asking.caller) as snapshot:
            found = place_of_stream(snapshot, table, stream)
        if found is None:
            raise not_found()
        ledger, division = found
        if not is_within(asking.caller, division):
            raise outside()
        return Reached(ledger, stream)

    return of
