"""given(...).when(...).then(...): the rules, told as short stories."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from typing import Any

import pytest

from casework.common.event import Event
from casework.common.refusals import Refused
from casework.events import aggregate_of

TODAY = date(2026, 6, 30)


class given:
    """What has happened so far, in order."""

    def __init__(self, *history: Event) -> None:
        self.history = history

    def when(self, command: object, today: date = TODAY) -> "Asked":
        return Asked(self.history, command, today)


class Asked:
    """A command asked after a history, on a day."""

    def __init__(self, history: Sequence[Event], command: object, today: date) -> None:
        self.history = history
        self.command = command
        self.today = today

    def decided(self) -> list[Event]:
        aggregate = aggregate_of(self.command)
        state: Any = reduce(aggregate.evolve, self.history, aggregate.NEW)
        return aggregate.decide(self.command, state, self.today)

    def then(self, *expected: Event) -> None:
        assert self.decided() == list(expected)

    def then_nothing(self) -> None:
        self.then()

    def refused(self, refusal: type[Refused], field: str | None = None) -> None:
        with pytest.raises(refusal) as caught:
            self.decided()
        if field is not None:
            assert caught.value.field == field
        assert "%(" not in str(caught.value)
