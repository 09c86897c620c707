"""Hospitals that may be named about a person: those near, and any that is known."""

from typing import Any
from uuid import UUID

from projections.engine.snapshot import Snapshot
from projections.hospitals.hospital_list import hospitals, serving
from projections.staff.lookup import hospital_place
from web.http.action import Asking
from web.http.rights import COUNTY_DIGITS
from web.language.i18n import gettext
from web.problem import Problem


def at_a_hospital(asking: Asking, command: Any) -> Any:
    """The command, if its hospital is known or none is named. Raises Problem 422."""
    if not isinstance(command.hospital_id, UUID):
        return command
    with asking.office.open_snapshot(asking.caller) as snapshot:
        place = hospital_place(snapshot, command.hospital_id)
    if place is None:
        message = gettext("There is no such hospital.")
        raise Problem(422, "unknown-hospital", message, errors=[{"field": "hospital_id", "message": message}])
    return command


def choices_near(snapshot: Snapshot, division: str) -> list[tuple[UUID, str]]:
    """The hospitals designated today in the county of a division, and those from above that serve it."""
    county = division[:COUNTY_DIGITS]
    found = [*hospitals(snapshot, county), *serving(snapshot, county)]
    return [(one.hospital_id, one.name) for one in found if one.from_on <= snapshot.on < one.until_on]
