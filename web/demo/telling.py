"""What every teller of the demo needs: days gone by, ids, and how commands are recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from casework.common.command import Command
from web.demo.families import new_id

DAY: Final = timedelta(days=1)
Record = Callable[[Sequence[Command], UUID], None]


@dataclass(frozen=True, slots=True)
class Told:
    """A family of the demo: who lives, where, and who of the village looks after it."""

    household_id: UUID
    members: tuple[UUID, ...]
    village: str
    village_staff: UUID | None

    @property
    def of(self) -> dict[str, Any]:
        return {"household_id": self.household_id}


class Teller:
    """`record` hands commands on one stream to the rules."""

    def __init__(self, random: Random, county: str, today: date, record: Record) -> None:
        self.random, self.county, self.today, self.record = random, county, today, record

    def begin(self, begins: type[Any], stream: str, /, **said: object) -> UUID:
        """Something with a stream of its own in the county; answers its id."""
        id_ = self.id()
        self.record([begins(**{stream: id_}, division=self.county, **said)], id_)
        return id_

    def ago(self, days: int) -> date:
        return self.today - days * DAY

    def id(self) -> UUID:
        return new_id(self.random)
