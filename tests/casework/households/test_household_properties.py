"""What holds of every aggregate, whatever has happened and whatever is asked."""

from datetime import date
from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import hospitals, households, staff
from casework.common.refusals import Refused
from casework.events import AGGREGATES, EVENT_TYPES
from casework.policies import adoption
from tests.casework.households.household_story import KNOWN
from tests.casework.possible import DAYS, commands_to, events

TODAY = DAYS[2]


def asked(aggregate: Any, state: Any, command: object, today: date = TODAY) -> list[Any]:
    """What is decided; a refusal decides nothing."""
    try:
        return list(aggregate.decide(command, state, today))
    except Refused:
        return []


def happened(aggregate: Any, state: Any, events: Any) -> Any:
    return reduce(aggregate.evolve, events, state)


@pytest.mark.parametrize("aggregate", AGGREGATES, ids=lambda aggregate: aggregate.__name__)
@settings(max_examples=40)
@given(history=st.lists(events(), max_size=25))
def test_the_past_is_never_refused_in_any_order(aggregate, history):
    happened(aggregate, aggregate.NEW, history)


@pytest.mark.parametrize(
    ("aggregate", "begun"),
    [(households, KNOWN), (households, ()), (staff, ()), (hospitals, ()), (adoption, ())],
    ids=lambda part: getattr(part, "__name__", ""),
)
@settings(max_examples=60)
@given(data=st.data())
def test_what_is_asked_twice_happens_once(aggregate, begun, data):
    state = happened(aggregate, aggregate.NEW, begun)
    for command in data.draw(st.lists(commands_to(aggregate), max_size=12)):
        state = happened(aggregate, state, asked(aggregate, state, command))
        assert asked(aggregate, state, command) == []


@settings(max_examples=40)
@given(history=st.lists(events(), max_size=15), data=st.data())
def test_whatever_happened_a_household_answers_with_events_or_a_refusal(history, data):
    state = happened(households, households.NEW, (*KNOWN, *history))
    decided = asked(households, state, data.draw(commands_to(households)))
    assert all(type(event).__name__ in EVENT_TYPES for event in decided)


def test_a_state_is_not_changed_by_what_follows():
    before = happened(households, households.NEW, KNOWN)
    again = happened(households, households.NEW, KNOWN)
    happened(households, before, KNOWN)
    assert before == again
