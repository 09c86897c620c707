"""What a command is: what is asked, with what each field may hold, and the roles that may ask it.

Page, API and rules share this one shape. A `Given` field is not asked for: it is named by the address, or made for
what begins. A field with `Filled` is not asked for either: the edge fills it in (`Action.complete`).
"""

from datetime import date, datetime
from typing import Annotated, ClassVar, Final, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from casework.common.confidentiality import Grant
from casework.common.roles import Roles

YEARS: Final = range(1900, 2200)  # beyond them days cannot be counted on; FOREVER stands for "no end"

Given = Annotated[UUID, Meta(extra={"given": True})]
Filled: Final = Meta(extra={"filled": True})
Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Short = Annotated[str, Meta(min_length=1, max_length=200)]
Division = Annotated[str, Meta(pattern=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$")]
Category = Literal["child_deceased", "child_disabled", "surgery_complication", "none"]
DisabilityLevel = Annotated[int, Meta(ge=1, le=4)]
Instant = Annotated[datetime, Meta(tz=True)]


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A command, or a part of one. Raises ValueError, which names the field, for a day of an impossible year."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            day = getattr(self, name)
            if type(day) is date and day.year not in YEARS:
                raise ValueError(f"a day of an impossible field `{name}`")


class Command(Asked, frozen=True, kw_only=True):
    """An order. `roles`: who may give it; nobody, where only the office itself does; `grant`: what they must have been
    given besides. `stream`: the field that says to whom."""

    roles: ClassVar[Roles] = ()
    grant: ClassVar[Grant | None] = None
    stream: ClassVar[str]
