"""Any event and any command, drawn from so few ids and days that they often meet."""

import types
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from casework.common.private import Private
from casework.events import AGGREGATES, EVENT_TYPES
from casework.households.commands.alerts import Overdue
from casework.households.commands.life_events import LifeEventKind
from casework.payments.layouts import Layout, shipped
from casework.policies import Edition, preset, presets
from casework.schemes.editions import preset as scheme_preset
from casework.schemes.terms import Scheme
from casework.schemes.words import SCHEMES

IDS: Final = [UUID(int=n) for n in range(1, 4)]
DAYS: Final = [date(2026, 6, 28) + timedelta(days=n) for n in range(5)]
IDENTITIES: Final = ["411326195001010018", "411326195203040021", "41132619991231001X"]
WORDS: Final[dict[str, list[str]]] = {
    "id_number": IDENTITIES,
    "subject": ["child", str(IDS[0]), str(IDS[1]), "nobody"],
    "category": ["child_deceased", "child_disabled", "none"],
    "kind": [*get_args(LifeEventKind), "family"],
    "duty": ["any_contact", "home_visit", "level:village", "festival:2026-dragon_boat"],
    "level": ["village", "township"],
    "outcome": ["reached", "declined"],
    "channel": ["home_visit", "phone"],
    "period": ["2026-05", "2026-Q1", "2025"],
    "residence_division": ["411326001001", "411326001002", "411327001001"],
}


def commands_of(aggregate: Any) -> list[type]:
    """Every command there is, not the kinds they are of (fact, decision)."""
    return _leaves(aggregate.Command)


def _leaves(kind: type) -> list[type]:
    below = kind.__subclasses__()
    return [leaf for each in below for leaf in _leaves(each)] if below else [kind]


COMMANDS: Final[list[type]] = [kind for aggregate in AGGREGATES for kind in commands_of(aggregate)]


def commands_to(aggregate: Any) -> SearchStrategy[Any]:
    """Any command to an aggregate."""
    return st.one_of([_struct(kind) for kind in commands_of(aggregate)])


def events() -> SearchStrategy[Any]:
    """Any event of any aggregate."""
    return st.one_of([_struct(kind) for kind in EVENT_TYPES.values()])


def example_of(kind: type) -> Any:
    """Some value of a kind, the same every time."""
    found: list[Any] = []

    @settings(max_examples=1, database=None, derandomize=True, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(_struct(kind))
    def draw(value: Any) -> None:
        found.append(value)

    draw()
    return found[0]


@cache
def _struct(kind: type) -> SearchStrategy[Any]:
    if kind is Edition:
        return st.sampled_from([preset(name) for name in presets()])
    if kind is Scheme:
        return st.sampled_from([scheme_preset(name) for name in SCHEMES])
    if kind is Layout:
        return st.sampled_from(list(shipped().values()))
    if kind is Overdue:
        return st.builds(_overdue, st.sampled_from(WORDS["duty"]), st.sampled_from(DAYS))
    hints = get_type_hints(kind)
    fields = {field.name: _value(field.name, hints[field.name]) for field in msgspec.structs.fields(kind)}
    return st.builds(kind, **fields)


def _overdue(duty: str, due_on: date) -> Overdue:
    return Overdue(alert_id=uuid5(IDS[0], f"{duty} {due_on}"), duty=duty, due_on=due_on)


def _value(name: str, hint: Any) -> SearchStrategy[Any]:
    if name == "edition" and hint is not Edition:
        return st.sampled_from([*presets(), *SCHEMES, "no such"])
    parts = get_args(hint)
    if get_origin(hint) in (types.UnionType, Union):
        return st.one_of([_value(name, part) for part in parts])
    if get_origin(hint) is Literal:
        return st.sampled_from(parts)
    if get_origin(hint) is tuple:
        return st.lists(_value(name, parts[0]), max_size=2).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(st.sampled_from(["411326", "000000"]), _value(name, parts[1]), max_size=2)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _struct(hint)
    return _plain(name, hint)


def _plain(name: str, hint: Any) -> SearchStrategy[Any]:
    kinds: dict[Any, SearchStrategy[Any]] = {
        type(None): st.none(),
        msgspec.UnsetType: st.just(msgspec.UNSET),
        UUID: st.sampled_from(IDS),
        date: st.sampled_from(DAYS),
        datetime: st.just(datetime(2026, 6, 30, tzinfo=UTC)),
        bool: st.booleans(),
        int: st.integers(0, 5),
        str: st.sampled_from(WORDS.get(name, ["a", "b", ""])),
        Private: st.builds(Private, st.sampled_from(IDS), st.sampled_from(["a", "b"])),
    }
    return kinds.get(hint, st.none())
