"""What every event is: a frozen record of facts, stored for ever under its bare name."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from casework.common.confidentiality import Confidentiality

Theme = Literal["contact", "need", "decision", "other"]


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened. Its fields only grow: a new field has a default, a new meaning a new name.

    Not stored, but said here of each: `day_field`, where it says on which day it happened (nowhere: when it was
    recorded); `theme`, under which a history shows it; `marked_when_late`, whether an entry on a later day is marked;
    `thing`, its field that says which thing it is about (a contact, a contract); `corrects`, the event it stands in for:
    it tells the thing whole, as it reads afterwards; `withdraws`, whether the thing counts no longer; `goes_along`, whether
    it is told anew in the ledger of another county where the household moves there (casework/households/moving.py);
    `arrives`, whether it begins what is told anew; `confidentiality`, who may read it (where that hangs on a field, the type
    overrides `kept_for`).
    Text that identifies somebody is `Private`.
    """

    day_field: ClassVar[str | None] = None
    theme: ClassVar[Theme] = "other"
    marked_when_late: ClassVar[bool] = False
    thing: ClassVar[str | None] = None
    corrects: ClassVar["type[Event] | None"] = None
    withdraws: ClassVar[bool] = False
    goes_along: ClassVar[bool] = False
    arrives: ClassVar[bool] = False
    confidentiality: ClassVar[Confidentiality] = "staff"

    @property
    def happened_on(self) -> date | None:
        """The day it happened, as far as it says so."""
        return getattr(self, self.day_field) if self.day_field else None

    @property
    def about(self) -> UUID | None:
        """The id of the thing it is about, where it names one."""
        return getattr(self, self.thing) if self.thing else None

    @property
    def amends(self) -> bool:
        """Whether it changes what was said of a thing before."""
        return self.corrects is not None or self.withdraws

    @property
    def kept_for(self) -> Confidentiality:
        """Who may read it: what its envelope says, for ever."""
        return self.confidentiality
