"""What a family asked for, and what became of it."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class NeedOpened(Event, frozen=True, kw_only=True):
    """`due_on`: by when the family was told to expect an answer. `emergency`: what befell them, where it cannot wait."""

    thing = "need_id"
    day_field = "opened_on"
    theme = "need"

    need_id: UUID
    domain: str
    summary: Private
    opened_on: date
    due_on: date | None = None
    contact_id: UUID | None = None
    emergency: str | None = None


class NeedCorrected(Event, frozen=True, kw_only=True):
    """The whole need as it reads after the correction."""

    thing = "need_id"
    corrects = NeedOpened
    theme = "need"

    need_id: UUID
    domain: str
    summary: Private
    opened_on: date
    reason: Private
    due_on: date | None = None
    contact_id: UUID | None = None
    emergency: str | None = None


class NeedWithdrawn(Event, frozen=True, kw_only=True):
    thing = "need_id"
    withdraws = True
    theme = "need"

    need_id: UUID
    reason: Private


class NeedAssigned(Event, frozen=True, kw_only=True):
    """Somebody is to see to it: a member of staff, an organisation by its name, or somebody there."""

    thing = "need_id"
    day_field = "assigned_on"
    theme = "need"

    need_id: UUID
    assigned_on: date
    staff_id: UUID | None = None
    organisation: str | None = None


class NeedAcknowledged(Event, frozen=True, kw_only=True):
    """A supervisor knows of an emergency: who, and at which moment, stands around the event."""

    thing = "need_id"
    day_field = "acknowledged_on"
    theme = "need"

    need_id: UUID
    acknowledged_on: date


class NeedAnswered(Event, frozen=True, kw_only=True):
    """`interim`: how it stands so far; the answer itself is still to come. `answer_id`: none of old ones."""

    thing = "need_id"
    day_field = "answered_on"
    theme = "need"

    need_id: UUID
    answer: Private
    answered_on: date
    interim: bool = False
    answer_id: UUID | None = None


class NeedClosed(Event, frozen=True, kw_only=True):
    """`outcome`: met, partly, not_possible, given_up (by the family); `satisfied`: what the family said, if it was asked."""

    thing = "need_id"
    day_field = "closed_on"
    theme = "need"

    need_id: UUID
    closed_on: date
    reason: Private | None = None
    outcome: str | None = None
    satisfied: bool | None = None


class NeedReopened(Event, frozen=True, kw_only=True):
    """Its steps count from this day again. `due_on`: by when the family was told to expect an answer now."""

    thing = "need_id"
    day_field = "reopened_on"
    theme = "need"

    need_id: UUID
    reopened_on: date
    reason: Private
    due_on: date | None = None


NeedsEvent = (
    NeedOpened
    | NeedCorrected
    | NeedWithdrawn
    | NeedAssigned
    | NeedAcknowledged
    | NeedAnswered
    | NeedClosed
    | NeedReopened
)
