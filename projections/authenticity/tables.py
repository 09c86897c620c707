"""Call-backs: which contact was drawn, and what the family said."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.authenticity.events import SampleDrawn, SpotCheckAnswered, SpotCheckCorrected, SpotCheckDrawn
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Sample(Stored, frozen=True):
    sample_id: UUID
    division: str
    from_on: date
    until_on: date
    drawn_on: date
    frame: int
    sampled_at: int  # the ledger's position that the draw knew
    seed: int


class SpotCheck(Stored, frozen=True):
    spot_check_id: UUID
    sample_id: UUID
    household_id: UUID
    contact_id: UUID
    drawn_on: date
    result: str | None
    called_on: date | None
    note: Sealed | None


def fold_sample(rows: Sequence[Sample], recorded: Recorded) -> Sequence[Sample]:
    match recorded.event:
        case SampleDrawn() as event:
            return [
                Sample(
                    recorded.stream_id, event.division, event.from_on, event.until_on, event.drawn_on, event.frame,
                    event.known_position, event.seed,
                )
            ]  # fmt: skip
        case _:
            return rows


def fold_spot_check(rows: Sequence[SpotCheck], recorded: Recorded) -> Sequence[SpotCheck]:
    match recorded.event:
        case SpotCheckDrawn() as event:
            check = SpotCheck(
                event.spot_check_id, recorded.stream_id, event.household_id, event.contact_id, event.drawn_on,
                None, None, None,
            )  # fmt: skip
            return [check]
        case SpotCheckAnswered() | SpotCheckCorrected() as event:
            note = sealed(event.note)
            return [replace(row, result=event.result, called_on=event.called_on, note=note) for row in rows]
        case _:
            return rows


SAMPLE = Projection(
    name="sample",
    row=Sample,
    group="sample_id",
    handles={SampleDrawn: ""},
    starts=frozenset({SampleDrawn}),
    fold=fold_sample,
    visible="county",
    stream="sample_id",
    indexes=("(ledger, drawn_on)",),
)
SPOT_CHECK = Projection(
    name="spot_check",
    row=SpotCheck,
    group="spot_check_id",
    handles={
        SpotCheckDrawn: "spot_check_id", SpotCheckAnswered: "spot_check_id", SpotCheckCorrected: "spot_check_id",
    },
    starts=frozenset({SpotCheckDrawn}),
    fold=fold_spot_check,
    stream="sample_id",
    indexes=("(ledger, drawn_on)", "(household_id)"),
)  # fmt: skip
PROJECTIONS = (SAMPLE, SPOT_CHECK)
