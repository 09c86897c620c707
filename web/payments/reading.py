"""Which list a caller may look at whole, and of whom they may ask why: what stands above their division is not theirs to open."""

from uuid import UUID

from projections.payments import lists
from projections.payments.lists import Listed
from web.access.caller import Caller
from web.http.rights import is_within, outside
from web.office import NOW, AsOf, Office, not_found
from web.payments.why import Why, seen, why


def whole_list(office: Office, caller: Caller, list_id: UUID) -> Listed:
    """A list of the caller's division, with everybody on it. Raises Problem 404, and 403 for one of an area above."""
    with office.open_snapshot(caller) as snapshot:
        listed = lists.one(snapshot, list_id)
    if listed is None:
        raise not_found()
    if not is_within(caller, listed.list.division):
        raise outside()
    return listed


def why_of(office: Office, caller: Caller, list_id: UUID, person_id: UUID, as_of: AsOf = NOW) -> tuple[Listed, Why]:
    """The reason of somebody in a list, left out of it or missing; `as_of`: as known otherwise. Raises Problem 404.

    Nobody learns of somebody whom they may not see: in a list above their division, of those alone whose line they see.
    """
    with office.open_snapshot(caller) as snapshot:
        listed = lists.one(snapshot, list_id)
        if listed is None:
            raise not_found()
        shown = seen(snapshot, listed, person_id)
    other = None
    if as_of.known_position or as_of.known_at:
        with office.open_snapshot(caller, as_of) as then:
            other = dict(then.known)
    found = why(office, listed, person_id, shown, other)
    is_told = found.since is not None and is_within(caller, listed.list.division)
    if found.line is None and not found.left_out and not is_told:
        office.place_of_member(caller, person_id)
    return listed, found
