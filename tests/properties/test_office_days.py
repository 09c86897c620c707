"""Random histories can hold every event there is: one that is forgotten there would make no figure wrong."""

from datetime import timedelta
from typing import Any

from casework.events import EVENT_TYPES
from tests.properties.histories import DOINGS, LONG_AGO, beginning
from tests.properties.office_days import TODAY
from tests.properties.test_histories import lived
from tests.support.world import World

MONTH = timedelta(days=30)
ONCE_EACH: list[Any] = beginning(
    [("register", LONG_AGO, 0, "child_disabled", 1950, 2)],
    [],
    [
        ("take_post", LONG_AGO, 0, 1, "village"),
        ("alert", TODAY - MONTH, 0, True),
        ("alert", TODAY, 0, True),
        ("take_on_alert", 0),
        ("rest_alert", 0, MONTH),
        ("alert", TODAY, 0, False),
        ("contact", TODAY, 0, "phone", "reached", None),
        ("correct", TODAY, 0, "declined"),
        ("withdraw", 0),
        ("need", 0, True),
        ("petition", TODAY - MONTH, 0, True),
        ("apply", TODAY - MONTH, 0, 0, "special_support", "withdrawn"),
        ("apply", TODAY - MONTH, 0, 0, "special_support", "ended after all"),
        ("measure", TODAY - MONTH, 0, True),
        ("policy", LONG_AGO, "categorised", 0),
        ("help", LONG_AGO, 0, "intensive", "ended"),
        ("help", TODAY - MONTH, 0, "regular", "withdrawn"),
        ("rejected", TODAY, 0, 1),
        ("category", TODAY, 0, "child_deceased"),
        ("away", LONG_AGO, 0, "child_deceased", MONTH, True),
        ("wishes", TODAY, 0, 1),
        ("childs_death", TODAY, 0, True),
        ("move", TODAY, 0, 1),
        ("correct_life_event", TODAY - MONTH, 2),
        ("death", TODAY, 0, 1),
        ("correct_life_event", TODAY - MONTH, 3),
        ("withdraw_life_event", 3),
        ("out_of_order", TODAY, 0, "child_deceased", "child_disabled", 0),
        ("service", TODAY, 0, 1, "family"),
        ("correct_service", TODAY, 0),
        ("withdraw_service", 0),
        ("contract", TODAY, 0, 1, "tcm"),
        ("correct_contract", TODAY, 2, "tcm", MONTH),
        ("end_contract", TODAY, 0),
        ("correct_ending", LONG_AGO, 0, False),
        ("renew_contract", 0),
        ("withdraw_contract", 2),
        ("end_pass", TODAY, 0),
        ("correct_pass", LONG_AGO + MONTH, 0, None),
        ("correct_pass_ending", TODAY - MONTH, 0),
        ("issue_pass", TODAY, 0, 0, MONTH),
        ("withdraw_pass", 2),
        ("use_pass", TODAY, 0, 0),
        ("use_pass", TODAY, 0, 1),
        ("checkup", TODAY, 0, 0, "done"),
        ("checkup", TODAY, 0, 0, "withdrawn"),
        ("signature", TODAY, 0, 0, MONTH),
        ("signature", TODAY, 0, 1, MONTH),
        ("responsible", TODAY, 0, False),
        ("correct_hospital", LONG_AGO - MONTH, 0),
        ("ask_at_hospital", TODAY, 0, True),
        ("withdraw_hospital", TODAY, 0),
        ("undo_hospital_withdrawal", 0),
        ("policy", TODAY, "beijing", 0),
        ("close_period", 1, "close"),
        ("pause", TODAY, 0, MONTH),
        ("ordering", TODAY, 0, True),
        ("activity", TODAY, 0, True),
        ("training", TODAY, 40, True),
        ("task", TODAY, "result", True),
        ("inspection", TODAY, 0, True),
        ("campaign", TODAY, 0, True),
        ("correct_pause", TODAY, 0, 2 * MONTH),
        ("end_pause", TODAY + MONTH, 0),
        ("withdraw_pause", 0),
        ("correct_household", LONG_AGO, 0, 1, "child_disabled", True),
        ("living_alone", TODAY, 0, True),
        ("correct_member", TODAY, 0, 0, 1951, False),
        ("child", 0, 3, False),
        ("child", 0, 3, True),
        ("leave", TODAY, 0, 1, 0),
        ("leave", TODAY, 0, 0, None),
        ("not_left", 0, 0),
        ("join", TODAY, 0, None),
        ("withdraw_member", 0, 2),
        ("call_back", TODAY, 0, "confirmed"),
        ("end_assignment", TODAY, 0),
        ("correct_assignment", LONG_AGO + MONTH, 0, 0, "village", True),
        ("correct_assignment", LONG_AGO, 1, 1, "county", False),
        ("hand_over", TODAY, 1, 0),
        ("withdraw_assignment", 2),
        ("end_post", TODAY, 0),
        ("correct_post", LONG_AGO + MONTH, 0, 0, "village", True),
        ("correct_post", LONG_AGO + MONTH, 1, 0, "township", False),
        ("withdraw_post", 2),
        *(("supporter", LONG_AGO, 0, 0, then) for then in ("corrected", "ended", "withdrawn")),
        ("correct_staff", 0),
        ("hand_over_all", TODAY, 0),
        ("move_away", TODAY, 0, 0),
        ("move_away", TODAY, 0, 0),
        ("death", TODAY, 0, 0),
        ("close", TODAY, 0),
        ("reopen", TODAY, 0, False),
        ("close", TODAY, 0),
        ("reopen", TODAY, 0, True),
        ("close", TODAY, 0),
        ("register_again", TODAY, 0, 0, "child_deceased"),
        ("merge", 0, 1),
        ("undo_merging", 0),
        ("close_period", 1, "restate"),
        ("close_period", 1, "reopen"),
    ],
)


def test_everything_that_can_happen_happens_in_them(world: World) -> None:
    assert {name for name, *_ in ONCE_EACH} == DOINGS.keys()
    lived(world, ONCE_EACH)
    with world.owner() as owner:
        happened = {name for (name,) in owner.execute("select distinct name from ledger.events").fetchall()}
        registered = owner.execute("select count(*) from ledger.events where name = 'HouseholdRegistered'").fetchone()
    assert EVENT_TYPES.keys() - happened == set(), "say in tests/properties/office_days.py how it is done"
    assert registered == (4,)  # and on each arrival in a county
