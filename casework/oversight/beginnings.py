"""How a household's spans begin: when it is registered, and when it comes from another county."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.moving import HouseholdMovedIn
from casework.households.events.registration import HouseholdRegistered
from casework.oversight.spans import NEVER, Standing


def registered_again(household_id: UUID, spans: Sequence[Standing], event: HouseholdRegistered) -> list[Standing]:
    """After those of an earlier stay in this county, if there was one."""
    registered = _registered(household_id, event)
    if not spans or spans[-1].until_on == FOREVER:
        return [registered]
    return [*spans, replace(registered, from_on=spans[-1].until_on)]


def arrived(span: Standing, event: HouseholdMovedIn) -> Standing:
    """From the day it came. On the days before it stands in the ledger of another county."""
    since = {"division_from": event.moved_on, "arrived_on": event.moved_on}
    if not event.categories_told:
        since["category_from"] = event.moved_on
    return replace(span, from_on=event.moved_on, in_scope_since=event.in_scope_since, **since)


def _registered(household_id: UUID, event: HouseholdRegistered) -> Standing:
    return Standing(
        household_id=household_id,
        household_no=event.household_no,
        from_on=NEVER,
        until_on=FOREVER,
        division=event.residence_division,
        division_from=NEVER,
        category=event.category,
        category_from=NEVER,
        entered_on=FOREVER,
        left_on=FOREVER,
        registered_on=event.registered_on,
        living_alone=event.living_alone,
    )
