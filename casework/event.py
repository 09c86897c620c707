"""What every event is: a frozen record of facts, stored for ever under its bare name."""

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened. Its fields only grow: a new field has a default, a new meaning a new name."""
