"""What every event is: a frozen record of facts, stored for ever under its bare name."""

from datetime import date
from typing import ClassVar, Literal

import msgspec

from casework.common.confidentiality import Confidentiality

Theme = Literal["contact", "need", "decision", "other"]


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened. Its fields only grow: a new field has a default, a new meaning a new name.

    Not stored, but said here of each: `day_field`, where it says on which day it happened (nowhere: when it was
    recorded); `theme`, under which a history shows it; `marked_when_late`, whether an entry on a later day is marked;
    `confidentiality`, who may read it (where that hangs on a field, the type overrides `kept_for`).
    Text that identifies somebody is `Private`.
    """

    day_field: ClassVar[str | None] = None
    theme: ClassVar[Theme] = "other"
    marked_when_late: ClassVar[bool] = False
    confidentiality: ClassVar[Confidentiality] = "staff"

    @property
    def happened_on(self) -> date | None:
        """The day it happened, as far as it says so."""
        return getattr(self, self.day_field) if self.day_field else None

    @property
    def kept_for(self) -> Confidentiality:
        """Who may read it: what its envelope says, for ever."""
        return self.confidentiality
