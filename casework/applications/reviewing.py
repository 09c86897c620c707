"""What village and township find. Facts: recorded whenever and in whatever order they come; the county looks at all of them."""

from datetime import date

from casework.applications import guards
from casework.applications.commands import CheckInTownship, ReviewInVillage
from casework.applications.events import ApplicationEvent, TownshipChecked, VillageReviewed
from casework.applications.state import Application
from casework.common.guards import not_in_the_future


def review_in_village(command: ReviewInVillage, application: Application, today: date) -> list[ApplicationEvent]:
    """Again, where the village looks at it anew: the last review counts."""
    if guards.is_known(application, command.step_id):
        return []
    guards.undecided(application)
    not_in_the_future(command.on, today, "on")
    return [
        VillageReviewed(
            step_id=command.step_id,
            reviewed_on=command.on or today,
            agreed=command.agreed,
            by=command.by,
            note=guards.text(application, command.note),
        )
    ]


def check_in_township(command: CheckInTownship, application: Application, today: date) -> list[ApplicationEvent]:
    """Again, where the township looks at it anew: the last check counts."""
    if guards.is_known(application, command.step_id):
        return []
    guards.undecided(application)
    not_in_the_future(command.on, today, "on")
    return [
        TownshipChecked(
            step_id=command.step_id,
            checked_on=command.on or today,
            agreed=command.agreed,
            by=command.by,
            note=guards.text(application, command.note),
        )
    ]
