"""What is stored is stored for ever: every event ever written still reads."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casework.common import event
from casework.common.private import Private
from casework.events import AGGREGATES, EVENT_TYPES, aggregate_of
from casework.households.commands.contacts import LogContact
from tests.casework.possible import COMMANDS, commands_of, example_of

SAMPLES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "stored_events.jsonl").read_text("utf-8").splitlines()
]


def opened(kind: type, stored: str) -> Private:
    assert kind is Private
    return Private.parse(stored)


def decoded(sample: dict[str, Any]) -> event.Event:
    return msgspec.convert(sample["data"], EVENT_TYPES[sample["name"]], dec_hook=opened)


def alike(stored: Any, again: Any) -> bool:
    """Whether all that is in both reads the same."""
    if isinstance(stored, dict):
        return all(alike(stored[name], again[name]) for name in stored.keys() & again.keys())
    if isinstance(stored, list):
        return len(stored) == len(again) and all(map(alike, stored, again))
    return bool(stored == again)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_every_event_ever_stored_still_reads_and_would_be_stored_alike(sample):
    written = msgspec.json.encode(decoded(sample), enc_hook=lambda private: private.sealed)
    again = json.loads(written)
    # What equals its default today may be left out; an edition, which stands in its event whole, tells what it gained.
    assert set(again) <= set(sample["data"])
    assert alike(sample["data"], again)
    assert decoded({**sample, "data": again}) == decoded(sample)


def test_every_event_has_a_stored_sample():
    assert {sample["name"] for sample in SAMPLES} == set(EVENT_TYPES)


def test_every_event_written_is_in_the_catalogue_under_its_own_name():
    kinds = event.Event.__subclasses__()
    assert {kind for kind in kinds if kind.__module__.startswith("casework.")} == set(EVENT_TYPES.values())
    assert all(kind.__name__ == name for name, kind in EVENT_TYPES.items())


def test_every_command_goes_to_its_aggregate():
    for aggregate in AGGREGATES:
        assert commands_of(aggregate)
        for command in commands_of(aggregate):
            assert aggregate_of(example_of(command)) is aggregate
    assert LogContact in COMMANDS


def test_what_is_no_command_goes_nowhere():
    with pytest.raises(LookupError):
        aggregate_of("LogContact")
