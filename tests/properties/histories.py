"""Random histories of an office: everything that happens there (office_days.py), with what is drawn for it."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from tests.properties.office_days import TODAY

LONG_AGO = TODAY - timedelta(days=420)
DAYS = st.integers(-420, 0).map(lambda n: TODAY + timedelta(days=n))
LATER = st.integers(-420, 60).map(lambda n: TODAY + timedelta(days=n))
LENGTH = st.integers(1, 300).map(lambda n: timedelta(days=n))
PICK = st.integers(0, 7)
CHANNELS = st.sampled_from(("home_visit", "meeting", "phone", "message"))
OUTCOMES = st.sampled_from(("reached", "reached", "reached", "not_reached", "declined"))
LEVELS = st.sampled_from(("village", "township", "village", "township", "county"))
CATEGORIES = st.sampled_from(("child_deceased", "child_disabled", "none"))
EDITIONS = st.sampled_from(
    ("anyue-2020", "beijing", "categorised", "categorised", "default", "hebei-three-levels", "mca-monthly-elderly")
)

# What happens in an office: each a method of Days, with what is drawn for it.
DOINGS: dict[str, tuple[st.SearchStrategy[Any], ...]] = {
    "register": (DAYS, PICK, CATEGORIES, st.integers(1930, 1975), st.integers(1, 2)),
    "register_again": (DAYS, PICK, PICK, CATEGORIES),
    "take_on": (DAYS, PICK, LEVELS),
    "take_post": (DAYS, PICK, PICK, LEVELS),
    "end_post": (LATER, PICK),
    "assign": (DAYS, PICK, PICK, LEVELS),
    "end_assignment": (LATER, PICK),
    "correct_assignment": (LATER, PICK, PICK, LEVELS, st.booleans()),
    "withdraw_assignment": (PICK,),
    "hand_over": (LATER, PICK, PICK),
    "correct_post": (LATER, PICK, PICK, LEVELS, st.booleans()),
    "withdraw_post": (PICK,),
    "supporter": (DAYS, PICK, PICK, st.sampled_from(("corrected", "ended", "withdrawn"))),
    "correct_staff": (PICK,),
    "hand_over_all": (DAYS, PICK),
    "contact": (DAYS, PICK, CHANNELS, OUTCOMES, st.none() | LEVELS),
    "correct": (DAYS, PICK, OUTCOMES),
    "withdraw": (PICK,),
    "ordering": (DAYS, PICK, st.booleans()),
    "activity": (DAYS, PICK, st.booleans()),
    "training": (DAYS, st.integers(1, 400), st.booleans()),
    "task": (DAYS, st.sampled_from(("passed_on", "result")), st.booleans()),
    "inspection": (DAYS, PICK, st.booleans()),
    "campaign": (DAYS, PICK, st.booleans()),
    "call_back": (DAYS, PICK, st.sampled_from(("confirmed", "not_reached"))),
    "need": (PICK, st.booleans()),
    "measure": (DAYS, PICK, st.booleans()),
    "petition": (DAYS, PICK, st.booleans()),
    "help": (
        DAYS,
        PICK,
        st.sampled_from(("intensive", "regular", "universal")),
        st.sampled_from(("", "ended", "withdrawn")),
    ),
    "alert": (DAYS, PICK, st.booleans()),
    "take_on_alert": (PICK,),
    "rest_alert": (PICK, LENGTH),
    "pause": (DAYS, PICK, LENGTH),
    "correct_pause": (DAYS, PICK, LENGTH),
    "end_pause": (LATER, PICK),
    "withdraw_pause": (PICK,),
    "close": (DAYS, PICK),
    "reopen": (DAYS, PICK, st.booleans()),
    "merge": (PICK, PICK),
    "undo_merging": (PICK,),
    "correct_household": (DAYS, PICK, PICK, CATEGORIES, st.booleans()),
    "living_alone": (DAYS, PICK, st.booleans()),
    "correct_member": (DAYS, PICK, PICK, st.integers(1930, 1975), st.booleans()),
    "leave": (DAYS, PICK, PICK, st.none() | PICK),
    "join": (DAYS, PICK, st.none()),
    "not_left": (PICK, PICK),
    "withdraw_member": (PICK, PICK),
    "child": (PICK, st.integers(1, 4), st.booleans()),
    "death": (DAYS, PICK, PICK),
    "rejected": (DAYS, PICK, PICK),
    "category": (DAYS, PICK, CATEGORIES),
    "away": (DAYS, PICK, CATEGORIES, LENGTH, st.booleans()),
    "move": (DAYS, PICK, PICK),
    "move_away": (DAYS, PICK, PICK),
    "wishes": (DAYS, PICK, PICK),
    "childs_death": (DAYS, PICK, st.booleans()),
    "correct_life_event": (DAYS, PICK),
    "withdraw_life_event": (PICK,),
    "out_of_order": (DAYS, PICK, CATEGORIES, CATEGORIES, PICK),
    "contract": (DAYS, PICK, PICK, st.sampled_from(("family", "tcm"))),
    "end_contract": (DAYS, PICK),
    "renew_contract": (PICK,),
    "correct_contract": (DAYS, PICK, st.sampled_from(("family", "tcm")), LENGTH),
    "correct_ending": (DAYS, PICK, st.booleans()),
    "withdraw_contract": (PICK,),
    "service": (DAYS, PICK, PICK, st.sampled_from(("family", "tcm"))),
    "correct_service": (DAYS, PICK),
    "withdraw_service": (PICK,),
    "issue_pass": (DAYS, PICK, PICK, st.none() | LENGTH),
    "end_pass": (LATER, PICK),
    "correct_pass": (DAYS, PICK, st.none() | LENGTH),
    "correct_pass_ending": (LATER, PICK),
    "withdraw_pass": (PICK,),
    "use_pass": (DAYS, PICK, PICK),
    "checkup": (DAYS, PICK, PICK, st.sampled_from(("done", "declined", "withdrawn"))),
    "signature": (DAYS, PICK, PICK, LENGTH),
    "hospital": (DAYS, st.booleans()),
    "responsible": (DAYS, PICK, st.booleans()),
    "correct_hospital": (DAYS, PICK),
    "ask_at_hospital": (DAYS, PICK, st.booleans()),
    "withdraw_hospital": (LATER, PICK),
    "undo_hospital_withdrawal": (PICK,),
    "close_period": (st.integers(1, 3), st.sampled_from(("close", "close", "restate", "reopen"))),
    "policy": (DAYS, EDITIONS, PICK),
    "apply": (
        DAYS,
        PICK,
        PICK,
        st.sampled_from(("special_support", "study_aid")),
        st.sampled_from(("withdrawn", "refused", "ended", "ended after all", "")),
    ),
    "funds": (DAYS, st.sampled_from(("central", "county")), st.booleans()),
    "overpayment": (DAYS, PICK, PICK, st.integers(0, 4)),
    "annual_form": (DAYS, st.sampled_from(("issue", "restate"))),
    "scheme": (DAYS, st.sampled_from(("special_support-anhui", "special_support", "study_aid")), PICK),
    "pay": (DAYS, PICK, PICK, st.sampled_from(("settled", "came back", "after all", "returned", "discarded"))),
    "bank_layout": (PICK,),
}
OFTEN = ("contact", "contact", "contact", "category", "move_away")


def drawn(name: str) -> st.SearchStrategy[Any]:
    return st.tuples(st.just(name), *DOINGS[name])


def beginning(homes: list[Any], staff: list[Any], rest: list[Any]) -> list[Any]:
    """Every history begins with some households and everybody they need: then what happens later makes a difference."""
    people: list[Any] = []
    cared: list[Any] = [("hospital", LONG_AGO, True)]
    for h, (_, _, place, *_) in enumerate(homes):
        people += [("take_on", LONG_AGO, place, "village"), ("take_on", LONG_AGO, place | 1, "township")]
        cared += [("assign", LONG_AGO, h, 2 * h, "village"), ("assign", LONG_AGO, h, 2 * h + 1, "township")]
        cared += [("service", LONG_AGO, h, m) for m in (0, 1)]
        cared += [("issue_pass", LONG_AGO, h, m, length) for m, length in ((0, None), (1, timedelta(days=300)))]
        cared += [("contract", TODAY - timedelta(days=300), h, m, "family") for m in (0, 1)]
    return [*homes, *people, *staff, *cared, *rest]


HISTORIES = st.builds(
    beginning,
    st.lists(drawn("register"), min_size=1, max_size=3),
    st.lists(drawn("take_on"), max_size=2),
    st.lists(st.one_of(*map(drawn, [*DOINGS, *OFTEN])), min_size=20, max_size=40),
)
