"""Designated hospitals, and who is responsible there."""

from typing import Final

from casework.hospitals.commands import ChangeResponsible, DesignateHospital, WithdrawHospital
from web.http import reach
from web.http.action import Action, Asking
from web.http.rights import demand_there_is
from web.language.i18n import N_
from web.office import Reached

HOSPITAL: Final = "/hospitals/{hospital_id:uuid}"


def _designated(asking: Asking) -> Reached:
    division = asking.said.division
    reach.demand_hospitals(asking.caller, division)
    demand_there_is(division, "division")
    return reach.new(asking.caller, division, asking.request.make_id("hospital"))


def _of_hospital(asking: Asking) -> Reached:
    return reach.hospital(asking.office, asking.caller, asking.ids["hospital_id"])


DESIGNATE: Final = Action(
    DesignateHospital, "/hospitals", "hospital_id", _designated, said=N_("The hospital is designated.")
)
CHANGE_RESPONSIBLE: Final = Action(
    ChangeResponsible,
    HOSPITAL + "/responsible",
    "hospital_id",
    _of_hospital,
    said=N_("Who is responsible at the hospital is recorded."),
)
WITHDRAW: Final = Action(
    WithdrawHospital,
    HOSPITAL + "/withdrawal",
    "hospital_id",
    _of_hospital,
    said=N_("The hospital is withdrawn from that day on."),
)
ACTIONS: Final = (DESIGNATE, CHANGE_RESPONSIBLE, WITHDRAW)
