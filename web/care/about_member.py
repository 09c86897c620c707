"""What every form about one person shows of them, and where it leads afterwards."""

from typing import Any, Final, TypeVar

import msgspec

from casework.common.days import twelve_months_after
from projections.engine.projection import Projection
from web.households.household_summary import member_summary
from web.http.action import Asking, WriteResult
from web.http.form_page import Shown
from web.language.i18n import N_
from web.language.words import options
from web.office import not_found
from web.unsealing import Unsealed, sealed_in, unsealed

NO_START: Final = N_("Enter the first day")
NO_REASON: Final = N_("Write the reason")
M = TypeVar("M", bound=msgspec.Struct)


def about_member(shown: Shown) -> dict[str, Any]:
    """The household and the person that the address names. Raises Problem 404."""
    household, member = member_summary(shown.office, shown.caller, shown.ids["member_id"])
    return {
        "household": household,
        "member": member,
        "in_a_year": twelve_months_after(shown.office.today()),
        "kinds": options("contract"),
        "steps": options("step"),
    }


def standing(shown: Shown, model: Projection[M], field: str) -> tuple[M, Unsealed]:
    """What the address names by `field`, as it stands, with its texts. Raises Problem 404, also where it is another person's."""
    ledger, household_id = shown.office.place_of_member(shown.caller, shown.ids["member_id"])
    with shown.office.open_snapshot(shown.caller) as snapshot:
        rows: list[Any] = snapshot.of(model, field, shown.ids[field], "household_id", ledger=ledger)
    row = next((row for row in rows if row.member_id == shown.ids["member_id"]), None)
    if row is None:
        raise not_found()
    return row, unsealed(shown.office, sealed_in([row], ledger, household_id))


def to_care(asking: Asking, _: WriteResult) -> str:
    """To everything that is known of the person's care."""
    return f"/members/{asking.ids['member_id']}/care"
