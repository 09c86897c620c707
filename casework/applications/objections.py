"""Objections: raised by anybody, resolved before the county confirms."""

from datetime import date

from casework.applications import guards, refusals
from casework.applications.commands import RaiseObjection, ResolveObjection
from casework.applications.events import ApplicationEvent, ObjectionRaised, ObjectionResolved
from casework.applications.state import Application
from casework.common.guards import not_in_the_future, required_text


def raise_objection(command: RaiseObjection, application: Application, today: date) -> list[ApplicationEvent]:
    """A fact: also against what was confirmed already."""
    if command.objection_id in application.objections or command.objection_id in application.withdrawn:
        return []
    not_in_the_future(command.on, today, "on")
    matter = guards.reason(application, required_text(command.matter, "matter"))
    return [
        ObjectionRaised(
            objection_id=command.objection_id, raised_on=command.on or today, level=command.level, matter=matter
        )
    ]


def resolve_objection(command: ResolveObjection, application: Application, today: date) -> list[ApplicationEvent]:
    if command.objection_id not in application.objections:
        raise refusals.ObjectionNotThere
    if command.objection_id in application.resolved:
        raise refusals.ObjectionAlreadyResolved
    not_in_the_future(command.on, today, "on")
    return [
        ObjectionResolved(
            objection_id=command.objection_id,
            resolved_on=command.on or today,
            upheld=command.upheld,
            result=guards.reason(application, required_text(command.result, "result")),
            by=command.by,
        )
    ]
