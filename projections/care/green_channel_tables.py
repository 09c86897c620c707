"""Each person's passes of the green channel, and each use with what the family said of it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.green_channel import (
    GreenChannelUseCorrected,
    GreenChannelUsed,
    GreenChannelUseRated,
    GreenChannelUseWithdrawn,
    PassCorrected,
    PassEnded,
    PassEndingCorrected,
    PassIssued,
    PassWithdrawn,
    Use,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Pass(Stored, frozen=True):
    """`until_on`: where it ended early, from that day, for `cause`; `planned_until_on`: as it was issued."""

    pass_id: UUID
    household_id: UUID
    member_id: UUID
    number: Sealed | None
    from_on: date
    until_on: date
    planned_until_on: date
    cause: str | None


class GreenChannelUse(Stored, frozen=True):
    """`rated_on`: when the family was last asked about it; None: not yet."""

    use_id: UUID
    household_id: UUID
    member_id: UUID
    hospital_id: UUID
    used_on: date
    steps: tuple[str, ...]
    priority_given: tuple[str, ...]
    priority_refused: tuple[str, ...]
    escorted: bool | None
    satisfied: bool | None
    note: Sealed | None
    rated_on: date | None = None
    as_promised: bool | None = None
    content: bool | None = None
    comment: Sealed | None = None


def fold_pass(rows: Sequence[Pass], recorded: Recorded) -> Sequence[Pass]:
    match recorded.event:
        case PassIssued() | PassCorrected() as event:
            until = event.until_on or FOREVER
            ended = next((row for row in rows if row.cause), None)
            told = Pass(
                event.pass_id,
                recorded.stream_id,
                event.member_id,
                sealed(event.number),
                event.from_on,
                until,
                until,
                None,
            )
            return [replace(told, until_on=ended.until_on, cause=ended.cause) if ended else told]
        case PassEnded() | PassEndingCorrected() as event:
            return [replace(row, until_on=event.until_on, cause=event.cause) for row in rows]
        case PassWithdrawn():
            return []
        case _:
            return rows


def fold_use(rows: Sequence[GreenChannelUse], recorded: Recorded) -> Sequence[GreenChannelUse]:
    match recorded.event:
        case GreenChannelUsed() as event:
            return [_told(event, recorded.stream_id)]
        case GreenChannelUseCorrected() as event:
            return [_with_rating(_told(event, recorded.stream_id), row) for row in rows]
        case GreenChannelUseRated() as event:
            return [_rated(row, event) for row in rows]
        case GreenChannelUseWithdrawn():
            return []
        case _:
            return rows


def _told(event: Use, household_id: UUID) -> GreenChannelUse:
    return GreenChannelUse(
        event.use_id, household_id, event.member_id, event.hospital_id, event.used_on, event.steps, event.priority_given,
        event.priority_refused, event.escorted, event.satisfied, sealed(event.note),
    )  # fmt: skip


def _with_rating(told: GreenChannelUse, before: GreenChannelUse) -> GreenChannelUse:
    return replace(
        told, rated_on=before.rated_on, as_promised=before.as_promised, content=before.content, comment=before.comment
    )


def _rated(row: GreenChannelUse, event: GreenChannelUseRated) -> GreenChannelUse:
    return replace(
        row,
        rated_on=event.rated_on,
        as_promised=event.as_promised,
        content=event.content,
        comment=sealed(event.comment),
    )


PASS = Projection(
    name="green_channel_pass",
    row=Pass,
    group="pass_id",
    handles=dict.fromkeys((PassIssued, PassCorrected, PassWithdrawn, PassEnded, PassEndingCorrected), "pass_id"),
    starts=frozenset({PassIssued}),
    fold=fold_pass,
)
USE = Projection(
    name="green_channel_use",
    row=GreenChannelUse,
    group="use_id",
    handles=dict.fromkeys(
        (GreenChannelUsed, GreenChannelUseCorrected, GreenChannelUseWithdrawn, GreenChannelUseRated), "use_id"
    ),
    starts=frozenset({GreenChannelUsed}),
    fold=fold_use,
)
PROJECTIONS = (PASS, USE)
