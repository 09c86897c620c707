"""What follows a confirmation: it is filed upward, and looked at again every year."""

from datetime import date

from casework.applications import guards, refusals
from casework.applications.commands import FileUpward, ReviewYearly
from casework.applications.events import AnnualReviewed, ApplicationEvent, FiledUpward
from casework.applications.state import Application
from casework.common.guards import not_in_the_future


def file_upward(command: FileUpward, application: Application, today: date) -> list[ApplicationEvent]:
    """A refusal is filed as well."""
    if guards.is_known(application, command.step_id):
        return []
    if application.decision is None:
        raise refusals.ApplicationNotDecided
    not_in_the_future(command.on, today, "on")
    return [FiledUpward(step_id=command.step_id, filed_on=command.on or today, number=command.number)]


def review_yearly(command: ReviewYearly, application: Application, today: date) -> list[ApplicationEvent]:
    """Again for the same year, where something came up: the last one counts. What no longer holds ends by an exit."""
    if guards.is_known(application, command.step_id):
        return []
    guards.confirmed(application)
    not_in_the_future(command.on, today, "on")
    on = command.on or today
    if command.holds:
        guards.met(command, "holds")
    return [
        AnnualReviewed(
            step_id=command.step_id,
            year=command.year or on.year,
            reviewed_on=on,
            holds=command.holds,
            findings=command.findings,
            edition=command.edition,
            by=command.by,
            note=guards.text(application, command.note),
        )
    ]
