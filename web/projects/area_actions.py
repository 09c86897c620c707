"""Providers, and activities: what supervisors record of them."""

from typing import Final
from uuid import UUID

from casework.projects.activities import CorrectActivity, RecordActivity, WithdrawActivity
from casework.projects.providers import CorrectProvider, EndProvider, RegisterProvider
from projections.projects import area_lists
from web.http import reach
from web.http.action import Action, Asking
from web.http.rights import demand_there_is, is_within, outside
from web.language.i18n import N_, gettext
from web.office import Reached, not_found
from web.problem import Problem
from web.projects.actions import provider_stands

PROVIDER: Final = "/providers/{provider_id:uuid}"
ACTIVITY: Final = "/activities/{activity_id:uuid}"


def _new_provider(asking: Asking) -> Reached:
    return _new(asking, "provider")


def _new_activity(asking: Asking) -> Reached:
    return _new(asking, "activity")


def _new(asking: Asking, what: str) -> Reached:
    demand_there_is(asking.said.division, "division")
    return reach.new(asking.caller, asking.said.division, asking.request.make_id(what))


def _of_provider(asking: Asking) -> Reached:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        return _reached(asking, area_lists.provider(snapshot, asking.ids["provider_id"]), asking.ids["provider_id"])


def _of_activity(asking: Asking) -> Reached:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        place = area_lists.place_of_activity(snapshot, asking.ids["activity_id"])
    return _reached(asking, place, asking.ids["activity_id"])


def _reached(asking: Asking, found: area_lists.Placed | None, stream: UUID) -> Reached:
    """Raises Problem 404, 403."""
    if found is None:
        raise not_found()
    if not is_within(asking.caller, found.division):
        raise outside()
    return Reached(found.ledger, stream)


def _with_whoever_is_named(asking: Asking, command: RecordActivity) -> RecordActivity:
    _named(asking, command)
    return command


def _corrected_with(asking: Asking, command: CorrectActivity) -> CorrectActivity:
    _named(asking, command)
    return command


def _named(asking: Asking, command: RecordActivity | CorrectActivity) -> None:
    """Raises Problem 422 for a provider or a family that the caller does not see."""
    provider_stands(asking, command.provider_id)
    if not isinstance(command.households, tuple) or not command.households:
        return
    with asking.office.open_snapshot(asking.caller) as snapshot:
        seen = area_lists.seen(snapshot, command.households)
    for place, household_id in enumerate(command.households):
        if household_id not in seen:
            message = gettext("There is no such household in your area.")
            error = {"field": f"households.{place}", "message": message}
            raise Problem(422, "unknown-household", message, errors=[error])


REGISTER_PROVIDER: Final = Action(
    RegisterProvider, "/providers", "provider_id", _new_provider, said=N_("The provider is registered.")
)
CORRECT_PROVIDER: Final = Action(
    CorrectProvider, PROVIDER + "/correction", "provider_id", _of_provider, said=N_("The provider is corrected.")
)
END_PROVIDER: Final = Action(
    EndProvider,
    PROVIDER + "/ending",
    "provider_id",
    _of_provider,
    said=N_("From that day on nothing is ordered there."),
)
RECORD_ACTIVITY: Final = Action(
    RecordActivity, "/activities", "activity_id", _new_activity, complete=_with_whoever_is_named,
    said=N_("The activity is recorded."),
)  # fmt: skip
CORRECT_ACTIVITY: Final = Action(
    CorrectActivity, ACTIVITY + "/correction", "activity_id", _of_activity, complete=_corrected_with,
    said=N_("The activity is corrected."),
)  # fmt: skip
WITHDRAW_ACTIVITY: Final = Action(
    WithdrawActivity, ACTIVITY + "/withdrawal", "activity_id", _of_activity, said=N_("The activity is withdrawn.")
)
ACTIONS: Final = (
    REGISTER_PROVIDER, CORRECT_PROVIDER, END_PROVIDER, RECORD_ACTIVITY, CORRECT_ACTIVITY, WITHDRAW_ACTIVITY,
)  # fmt: skip
