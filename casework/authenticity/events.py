"""A random sample of contacts, and what the families said when they were called back (双随机、电话回访).

A sample is a stream of its own: whose contacts are asked about does not stand in the families' histories.
"""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class SampleDrawn(Event, frozen=True, kw_only=True):
    """`frame`: how many contacts there were to draw from on `from_on <= day < until_on`, as known at `known_position`.

    The same seed draws the same contacts again (`casework/authenticity/drawing.py`).
    """

    day_field = "drawn_on"
    theme = "decision"

    division: str
    from_on: date
    until_on: date
    drawn_on: date
    frame: int
    known_position: int
    seed: int


class SpotCheckDrawn(Event, frozen=True, kw_only=True):
    thing = "spot_check_id"
    day_field = "drawn_on"

    spot_check_id: UUID
    household_id: UUID
    contact_id: UUID
    drawn_on: date


class SpotCheckAnswered(Event, frozen=True, kw_only=True):
    """`result`: confirmed, not_confirmed, not_reached or declined."""

    thing = "spot_check_id"
    day_field = "called_on"

    spot_check_id: UUID
    household_id: UUID
    result: str
    called_on: date
    note: Private | None = None


class SpotCheckCorrected(Event, frozen=True, kw_only=True):
    """The whole answer as it reads after the correction."""

    thing = "spot_check_id"
    corrects = SpotCheckAnswered
    day_field = "called_on"

    spot_check_id: UUID
    household_id: UUID
    result: str
    called_on: date
    reason: Private
    note: Private | None = None


SampleEvent = SampleDrawn | SpotCheckDrawn | SpotCheckAnswered | SpotCheckCorrected
