"""How far a caller's writes reach: the one place that finds the object of a write and asks whether it is theirs.

`Office.act` takes only what is found here. A household that is not the caller's is not there (404), and so is what lies
in a county they do not see; what they may see but lies outside their division is refused (403). Nothing is written into
a ledger above the caller's own.
"""

from datetime import date
from typing import Final
from uuid import UUID

from casework.divisions.codes import ledger_of, level_of, range_of, trim
from casework.divisions.country import the_divisions
from projections.households.owner_lookup import household_of
from projections.staff.assignment_lookup import ledger_looked_after
from projections.staff.lookup import hospital_place, is_staff, staff_place
from web.access.caller import Caller
from web.http.action import Asking
from web.http.rights import COUNTY, demand_division, is_within, leads_county, outside, unknown_division
from web.language.i18n import gettext
from web.office import Office, Reached, not_found
from web.problem import Problem

HOUSEHOLD: Final = "/households/{household_id:uuid}"
MEMBER: Final = "/members/{member_id:uuid}"


def in_household(asking: Asking) -> Reached:
    """What is asked of the household that the address names."""
    return household(asking.office, asking.caller, asking.ids["household_id"])


def of_member(asking: Asking) -> Reached:
    """What is asked about the person that the address names."""
    return household_of_member(asking.office, asking.caller, asking.ids["member_id"])


def of_use(asking: Asking) -> Reached:
    """What is asked about the use of the green channel that the address names. Raises Problem 404."""
    with asking.office.open_snapshot(asking.caller) as snapshot:
        household_id = household_of(snapshot, "use", asking.ids["use_id"])
    if household_id is None:
        raise not_found()
    return household(asking.office, asking.caller, household_id)


def household(office: Office, caller: Caller, household_id: UUID) -> Reached:
    """A household the caller looks after, or that lives in their division. Raises Problem 404."""
    return Reached(office.ledger_of(caller, household_id), household_id)


def household_looked_after(office: Office, caller: Caller, household_id: UUID, on: date) -> Reached:
    """The same; also one that a contact person looked after on a day, because a fact known late is still a fact."""
    if caller.role != "contact_person":
        return household(office, caller, household_id)
    with office.database.single() as connection:
        ledger = ledger_looked_after(connection, household_id, caller.staff_id, office.today(), on)
    if ledger is None:
        raise not_found()
    return Reached(ledger, household_id)


def household_of_member(office: Office, caller: Caller, member_id: UUID) -> Reached:
    """The household of a person. Raises Problem 404."""
    return Reached(*office.place_of_member(caller, member_id))


def staff(office: Office, caller: Caller, staff_id: UUID) -> Reached:
    """A staff record with a post, past or present, in the caller's division, or with none yet. Raises Problem 404, 403."""
    ledger, posts = _staff(office, caller, staff_id)
    if not (_is_below(caller, ledger) and (not posts or any(is_within(caller, place) for place in posts.values()))):
        raise outside()
    return Reached(ledger, staff_id)


def has_staff(office: Office, caller: Caller, staff_id: UUID) -> bool:
    """Whether a staff record is within the caller's reach."""
    try:
        staff(office, caller, staff_id)
    except Problem:
        return False
    return True


def known_staff(office: Office, caller: Caller, staff_id: UUID) -> None:
    """Whether there is a staff record that the caller may name. Raises Problem 422."""
    with office.open_snapshot(caller) as snapshot:
        known = is_staff(snapshot, staff_id)
    if not known:
        message = gettext("There is no such staff record.")
        raise Problem(422, "unknown-staff", message, errors=[{"field": "staff_id", "message": message}])


def post(office: Office, caller: Caller, staff_id: UUID, post_id: UUID) -> Reached:
    """The staff record of a post in the caller's division. Raises Problem 404, 403."""
    ledger, posts = _staff(office, caller, staff_id)
    if post_id not in posts:
        raise not_found()
    if not (_is_below(caller, ledger) and is_within(caller, posts[post_id])):
        raise outside()
    return Reached(ledger, staff_id)


def hospital(office: Office, caller: Caller, hospital_id: UUID) -> Reached:
    """A hospital of the caller's county or of what they lead above it. Raises Problem 404, 403."""
    with office.open_snapshot(caller) as snapshot:
        row = hospital_place(snapshot, hospital_id)
    if row is None:
        raise not_found()
    demand_hospitals(caller, row[1])
    return Reached(row[0], hospital_id)


def demand_hospitals(caller: Caller, division: str) -> None:
    """Raises Problem 403 unless the caller leads hospitals there: from the county up, in their division."""
    demand_division(caller, division)
    if not leads_county(caller):
        raise Problem(
            403, "division-not-allowed", gettext("Hospitals are designated by the county, or by what is above it.")
        )


def demand_policy(caller: Caller, division: str) -> None:
    """A policy holds in a whole ledger, so a town cannot adopt one for its county. Raises Problem 403, 422."""
    demand_division(caller, division)
    if trim(division) and not the_divisions().exists(division):
        raise unknown_division("division")
    if level_of(division) > COUNTY:
        message = gettext("A policy is adopted by a county, or by what is above it.")
        raise Problem(403, "division-not-allowed", message, errors=[{"field": "division", "message": message}])


def county_of_import(caller: Caller, division: str) -> str:
    """The county whose ledger a file is. Raises Problem 403, 422."""
    area = area_of_import(caller, division)
    county = the_divisions().county(area)
    if county is None:
        raise unknown_division("division")
    return county.code


def area_of_import(caller: Caller, division: str) -> str:
    """The county a file may be for, or an area above counties. Raises Problem 403, 422."""
    if not leads_county(caller):
        message = gettext("A ledger is imported by the county, because its rows may be in any township.")
        raise Problem(403, "division-not-allowed", message)
    demand_division(caller, division)
    return trim(division)[:6]


def new(caller: Caller, division: str, stream: UUID, field: str = "division") -> Reached:
    """A stream that begins in a division of the caller's. Raises Problem 403, 422."""
    demand_division(caller, division, field)
    return Reached(ledger_of(division), stream)


def _staff(office: Office, caller: Caller, staff_id: UUID) -> tuple[str, dict[UUID, str]]:
    """The ledger of a staff record, and where its posts are. Raises Problem 404."""
    with office.open_snapshot(caller) as snapshot:
        found = staff_place(snapshot, staff_id)
    if found is None:
        raise not_found()
    return found


def _is_below(caller: Caller, ledger: str) -> bool:
    """Whether a ledger is the caller's own (a village's is its county's) or one below it."""
    lowest, end = range_of(caller.division)
    return ledger == ledger_of(caller.division) or lowest <= ledger < end
