"""Which function decides what: found by the command that its first parameter names, so that no list is kept by hand."""

from collections.abc import Callable, Mapping
from inspect import isfunction, signature
from types import ModuleType
from typing import Any, get_type_hints

from casework.common.command import Command

Decide = Callable[..., list[Any]]


def decisions_in(*modules: ModuleType) -> Mapping[type[Command], Decide]:
    """The decision of each command: the public functions `(command, state, today)` of the modules.

    Raises TypeError where two functions take the same command: one of them would silently never be asked.
    """
    found: dict[type[Command], Decide] = {}
    for module in modules:
        for name, function in vars(module).items():
            if isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
                kind = _command_of(function)
                if kind in found:
                    raise TypeError(f"{kind.__name__} is decided by {found[kind].__qualname__} and by {name}")
                if kind is not None:
                    found[kind] = function
    return found


def _command_of(function: Callable[..., Any]) -> type[Command] | None:
    first = next(iter(signature(function).parameters), "")
    hint = get_type_hints(function).get(first)
    return hint if isinstance(hint, type) and issubclass(hint, Command) else None
