"""Recoveries: what was found, what came of it, what is outstanding."""

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.ledger.recorded import Recorded
from casework.recoveries.events import (
    Instalment,
    InstalmentsAgreed,
    OverpaymentCorrected,
    OverpaymentFound,
    OverpaymentWithdrawn,
    RecoveryEvent,
    RecoveryExplained,
    RecoveryReceiptCorrected,
    RecoveryReceived,
    RecoveryRefunded,
    RecoveryWaived,
)
from casework.recoveries.offset_events import OffsetAgreed, RecoveryOffset
from casework.recoveries.state import next_instalment, outstanding
from projections.engine.projection import Projection, Stored


class Step(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`kind`: explained, received, waived, refunded, plan, set_off (by `number` of a list), set_off_agreed (of each payment at most)."""

    entry_id: UUID
    kind: str
    on: date
    amount_fen: int = 0
    instalments: tuple[Instalment, ...] = ()
    list_id: UUID | None = None
    number: int = 0


class Recovery(Stored, frozen=True):
    """Amounts in fen. `outstanding_fen` below zero: to be given back. `explained_on`: since when the family knows; `next_due_on`: of
    the first instalment that is not covered. `stands`: whether anything of what was found is left. `offset_fen`: set off against later
    payments; `offset_agreed_fen`: what may be, of each of them at most, where that is agreed.
    """

    recovery_id: UUID
    person_id: UUID
    household_id: UUID
    scheme: str
    division: str
    found_on: date
    cause: str
    months: int
    amount_fen: int
    stands: bool
    outstanding_fen: int
    received_fen: int = 0
    waived_fen: int = 0
    refunded_fen: int = 0
    offset_fen: int = 0
    offset_agreed_fen: int | None = None
    offset_agreed_on: date | None = None
    explained_on: date | None = None
    next_due_on: date | None = None
    steps: tuple[Step, ...] = ()


def fold_recovery(rows: Sequence[Recovery], recorded: Recorded) -> Sequence[Recovery]:
    event = recorded.event
    if isinstance(event, OverpaymentFound | OverpaymentCorrected):
        return [_found(event, rows[0].steps if rows else ())]
    return [_after(event, row) for row in rows]


def _found(event: OverpaymentFound | OverpaymentCorrected, steps: tuple[Step, ...]) -> Recovery:
    months = len({month for part in event.parts for month in part.months})
    row = Recovery(
        event.recovery_id, event.person_id, event.household_id, event.scheme, event.division, event.found_on, event.cause,
        months, event.amount_fen, True, event.amount_fen, steps=steps,
    )  # fmt: skip
    return _summed(row)


def _after(event: Any, row: Recovery) -> Recovery:
    if isinstance(event, OverpaymentWithdrawn):
        return _summed(replace(row, stands=False, amount_fen=0, months=0))
    others = tuple(each for each in row.steps if each.entry_id != event.entry_id)
    step = None if event.withdraws else _step(event)
    return _summed(replace(row, steps=(*others, step) if step else others))


def _step(event: Any) -> Step | None:
    match event:
        case RecoveryExplained():
            return Step(entry_id=event.entry_id, kind="explained", on=event.explained_on)
        case InstalmentsAgreed():
            return Step(entry_id=event.entry_id, kind="plan", on=event.agreed_on, instalments=event.instalments)
        case RecoveryReceived() | RecoveryReceiptCorrected():
            return Step(entry_id=event.entry_id, kind="received", on=event.received_on, amount_fen=event.amount_fen)
        case RecoveryWaived():
            return Step(entry_id=event.entry_id, kind="waived", on=event.waived_on, amount_fen=event.amount_fen)
        case RecoveryRefunded():
            return Step(entry_id=event.entry_id, kind="refunded", on=event.refunded_on, amount_fen=event.amount_fen)
        case OffsetAgreed():
            return Step(entry_id=event.entry_id, kind="set_off_agreed", on=event.agreed_on, amount_fen=event.amount_fen)
        case RecoveryOffset():
            return Step(
                entry_id=event.entry_id,
                kind="set_off",
                on=event.offset_on,
                amount_fen=event.amount_fen,
                list_id=event.list_id,
                number=event.number,
            )
    return None


def _summed(row: Recovery) -> Recovery:
    received, waived, refunded, offset = (_sum(row, kind) for kind in ("received", "waived", "refunded", "set_off"))
    rest = outstanding(row.amount_fen, received + offset, waived, refunded)
    if rest <= 0:
        row = replace(row, steps=tuple(each for each in row.steps if each.kind != "set_off_agreed"))
    agreed = next((each for each in reversed(row.steps) if each.kind == "set_off_agreed"), None)
    plan = next((each.instalments for each in reversed(row.steps) if each.kind == "plan"), ())
    due = next_instalment(plan, rest)
    told = [each.on for each in row.steps if each.kind == "explained"]
    return replace(
        row, received_fen=received, waived_fen=waived, refunded_fen=refunded, outstanding_fen=rest,
        explained_on=min(told, default=None), next_due_on=due.due_on if due else None, offset_fen=offset,
        offset_agreed_fen=agreed.amount_fen if agreed else None, offset_agreed_on=agreed.on if agreed else None,
    )  # fmt: skip


def _sum(row: Recovery, kind: str) -> int:
    return sum(each.amount_fen for each in row.steps if each.kind == kind)


RECOVERY = Projection(
    name="recovery",
    row=Recovery,
    group="recovery_id",
    stream="recovery_id",
    handles=dict.fromkeys(get_args(RecoveryEvent), ""),
    fold=fold_recovery,
    rests_on=("casework.recoveries.state",),
    visible="division",
    indexes=("(ledger, division)", "(household_id)", "(person_id)"),
)
PROJECTIONS = (RECOVERY,)
