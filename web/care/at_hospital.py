"""A hospital that somebody names has to be one that is known."""

from typing import Any
from uuid import UUID

from projections.staff.lookup import hospital_place
from web.http.action import Asking
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
