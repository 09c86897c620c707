"""Households: pauses put right, closing and opening again, merging what was registered twice."""

from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.households.commands.merging import MergeHousehold, UndoMerging
from casework.households.commands.pause_closure import (
    CloseHousehold,
    CorrectPause,
    EndPause,
    ReopenHousehold,
    WithdrawClosure,
    WithdrawPause,
)
from casework.ledger.finding import holders
from projections.households.life_tables import MERGING
from web.households.persons import hand_over_claiming
from web.http import reach
from web.http.action import TO_HOUSEHOLDS, Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_, gettext
from web.office import Office
from web.problem import Problem

PAUSE: Final = HOUSEHOLD + "/pauses/{pause_id:uuid}"


def _right_one(asking: Asking, command: MergeHousehold) -> MergeHousehold:
    """The right one is within the caller's reach, in the same county, and stands for itself. Raises Problem 422."""
    office, caller = asking.office, asking.caller
    wrong, field = reach.household(office, caller, command.household_id), _named_by(command)
    right = command.right_household_id or numbered(office, wrong.ledger, command.right_household_no)
    try:
        there = reach.household(office, caller, right) if right else None
    except Problem:
        there = None
    if right is None or there is None:
        raise _not_right(field, gettext("There is no such household that you may see."))
    if there.ledger != wrong.ledger:
        raise _not_right(
            field, gettext("This household is in another county. A family that moved is no second registration.")
        )
    with office.open_snapshot(caller) as snapshot:
        if snapshot.of(MERGING, "household_id", right, "merging_id"):
            raise _not_right(field, gettext("This household was merged itself: name the one that it was merged into."))
    return replace(command, right_household_id=right)


def _named_by(command: MergeHousehold) -> str:
    return "right_household_id" if command.right_household_id else "right_household_no"


def numbered(office: Office, ledger: str, number: str | None) -> UUID | None:
    """The household of this number in the county."""
    key = f"{ledger}:{number}"
    with office.database.single() as connection:
        return holders(connection, "household_no", [key]).get(key) if number else None


def _not_right(field: str, message: str) -> Problem:
    return Problem(422, "no-right-household", message, errors=[{"field": field, "message": message}])


CORRECT_PAUSE: Final = Action(
    CorrectPause,
    PAUSE + "/correction",
    "pause_id",
    in_household,
    tied_to_version=True,
    said=N_("The pause is corrected."),
)
END_PAUSE: Final = Action(
    EndPause,
    PAUSE + "/ending",
    "pause_id",
    in_household,
    tied_to_version=True,
    said=N_("The pause ends earlier. From then on contacts are due again."),
)
WITHDRAW_PAUSE: Final = Action(
    WithdrawPause,
    PAUSE + "/withdrawal",
    "pause_id",
    in_household,
    tied_to_version=True,
    said=N_("The pause is withdrawn, as if there had been none."),
)
CLOSE: Final = Action(
    CloseHousehold,
    HOUSEHOLD + "/closure",
    "household_id",
    in_household,
    tied_to_version=True,
    said=N_("The household is closed. Its history stays."),
    next_steps=(TO_HOUSEHOLDS,),
)
WITHDRAW_CLOSURE: Final = Action(
    WithdrawClosure,
    HOUSEHOLD + "/closure/withdrawal",
    "household_id",
    in_household,
    carry_out=hand_over_claiming,
    tied_to_version=True,
    said=N_("The closure is withdrawn. The household was in care all along."),
)
REOPEN: Final = Action(
    ReopenHousehold,
    HOUSEHOLD + "/reopening",
    "household_id",
    in_household,
    carry_out=hand_over_claiming,
    tied_to_version=True,
    said=N_("The household is open again. The days between stay out of the figures."),
)
MERGE: Final = Action(
    MergeHousehold,
    HOUSEHOLD + "/merging",
    "household_id",
    in_household,
    _right_one,
    tied_to_version=True,
    said=N_("This household is merged into the right one and counts no more. Both histories stay."),
)
UNDO_MERGING: Final = Action(
    UndoMerging,
    HOUSEHOLD + "/merging/undoing",
    "household_id",
    in_household,
    carry_out=hand_over_claiming,
    tied_to_version=True,
    said=N_("The merging is undone. They are two households again."),
)
ACTIONS: Final = (CORRECT_PAUSE, END_PAUSE, WITHDRAW_PAUSE, CLOSE, WITHDRAW_CLOSURE, REOPEN, MERGE, UNDO_MERGING)
