"""The green channel of one person: passes, each use."""

from typing import Final

from casework.households.commands.green_channel import IssueGreenChannelPass, UseGreenChannel
from projections.staff.lookup import hospital_place
from web.http.action import Action, Asking
from web.http.reach import MEMBER, of_member
from web.language.i18n import N_, gettext
from web.problem import Problem


def _at_a_hospital(asking: Asking, command: UseGreenChannel) -> UseGreenChannel:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        place = hospital_place(snapshot, command.hospital_id)
    if place is None:
        message = gettext("There is no such hospital.")
        raise Problem(422, "unknown-hospital", message, errors=[{"field": "hospital_id", "message": message}])
    return command


ISSUE_PASS: Final = Action(
    IssueGreenChannelPass, MEMBER + "/green-channel-passes", "pass_id", of_member, said=N_("The pass is recorded.")
)
USE_GREEN_CHANNEL: Final = Action(
    UseGreenChannel,
    MEMBER + "/green-channel-uses",
    "use_id",
    of_member,
    complete=_at_a_hospital,
    said=N_("The use of the green channel is recorded."),
)
ACTIONS: Final = (ISSUE_PASS, USE_GREEN_CHANNEL)
