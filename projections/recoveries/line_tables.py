"""Lines of payment lists that were found to have paid too much, as each finding reads now."""

from collections.abc import Sequence
from uuid import UUID

from casework.common.event import Event
from casework.ledger.recorded import Recorded
from casework.recoveries.events import Overpaid, OverpaymentCorrected, OverpaymentFound, OverpaymentWithdrawn
from projections.engine.projection import Projection, Stored


class OverpaidLine(Stored, frozen=True):
    """`too_much_fen`: of the line, whatever came back of it since; `parts`: the months and components of it."""

    recovery_id: UUID
    list_id: UUID
    number: int
    too_much_fen: int
    parts: tuple[Overpaid, ...]


def fold_line(_: Sequence[OverpaidLine], recorded: Recorded) -> Sequence[OverpaidLine]:
    event = recorded.event
    if not isinstance(event, OverpaymentFound | OverpaymentCorrected):
        return []
    lines: dict[tuple[UUID, int], list[Overpaid]] = {}
    for part in event.parts:
        lines.setdefault((part.list_id, part.number), []).append(part)
    return [
        OverpaidLine(recorded.stream_id, *line, sum(part.total_fen for part in parts), tuple(parts))
        for line, parts in lines.items()
    ]


TOLD: dict[type[Event], str] = {OverpaymentFound: "", OverpaymentCorrected: "", OverpaymentWithdrawn: ""}
OVERPAID_LINE = Projection(
    name="overpaid_line",
    row=OverpaidLine,
    group="recovery_id",
    stream="recovery_id",
    handles=TOLD,
    fold=fold_line,
    visible="county",
    indexes=("(list_id, number)",),
)
PROJECTIONS = (OVERPAID_LINE,)
