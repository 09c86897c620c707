"""Funds received (资金到位): who gave how much for which year, when, by which document. Corrected and withdrawn with a reason."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import Meta

from casework.common import command, refusals
from casework.common.amending import corrected
from casework.common.command import Division, Given, Short, Text
from casework.common.event import Event as Happened
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.common.roles import FUNDING, Roles
from casework.common.told import Told, evolve
from casework.schemes.words import SchemeId

__all__ = ["NEW", "Command", "Event", "Received", "decide", "evolve"]

Giver = Literal["central", "province", "city", "county"]
Year = Annotated[int, Meta(ge=2000, le=2199)]
Fen = Annotated[int, Meta(ge=1, le=1_000_000_000_000)]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to what was received once."""

    roles: ClassVar[Roles] = FUNDING

    stream: ClassVar[str] = "received_id"
    received_id: Given


class RecordFunds(Command, frozen=True, kw_only=True):
    """`division`: the county that received; the caller's own when left out. `year`: for which; `scheme`: where it is for one alone."""

    year: Year
    payer: Giver
    amount_fen: Fen
    received_on: date
    document_number: Short
    scheme: SchemeId | None = None
    division: Division | None = None


class CorrectFunds(Command, frozen=True, kw_only=True):
    """All of it as it should read, and why."""

    year: Year
    payer: Giver
    amount_fen: Fen
    received_on: date
    document_number: Short
    scheme: SchemeId | None = None
    reason: Text


class WithdrawFunds(Command, frozen=True, kw_only=True):
    """It never came, or was recorded twice."""

    reason: Text


class FundsReceived(Happened, frozen=True, kw_only=True):
    thing = "received_id"
    day_field = "received_on"

    received_id: UUID
    division: str
    year: int
    payer: str
    scheme: str | None
    amount_fen: int
    received_on: date
    document_number: str


class FundsReceivedCorrected(Happened, frozen=True, kw_only=True):
    """The whole of it as it reads after the correction."""

    thing = "received_id"
    corrects = FundsReceived
    day_field = "received_on"

    received_id: UUID
    division: str
    year: int
    payer: str
    scheme: str | None
    amount_fen: int
    received_on: date
    document_number: str
    reason: Private


class FundsReceivedWithdrawn(Happened, frozen=True, kw_only=True):
    thing = "received_id"
    withdraws = True

    received_id: UUID
    reason: Private


ReceivedEvent = FundsReceived | FundsReceivedCorrected | FundsReceivedWithdrawn
Event = ReceivedEvent


Received = Told[FundsReceived | FundsReceivedCorrected]
NEW = Received()


def decide(command: Command, received: Received, today: date) -> list[ReceivedEvent]:
    """What happens if this is asked; nothing when it happened already. Raises Refused."""
    if isinstance(command, RecordFunds):
        return record_funds(command, received, today)
    told = received.standing(refusals.FundsNotThere, refusals.FundsAlreadyWithdrawn)
    match command:
        case CorrectFunds():
            return correct_funds(command, told, today)
        case WithdrawFunds():
            reason = Private(command.received_id, required_text(command.reason, "reason"))
            return [FundsReceivedWithdrawn(received_id=command.received_id, reason=reason)]
    raise TypeError(f"{type(command).__name__} is not asked of funds")


def record_funds(command: RecordFunds, received: Received, today: date) -> list[ReceivedEvent]:
    if received.told is not None:
        return []  # the same form, sent twice
    _possible(command, today)
    return [
        FundsReceived(
            received_id=command.received_id, division=command.division or "", year=command.year, payer=command.payer,
            scheme=command.scheme, amount_fen=command.amount_fen, received_on=command.received_on,
            document_number=command.document_number,
        )
    ]  # fmt: skip


def correct_funds(
    command: CorrectFunds, told: FundsReceived | FundsReceivedCorrected, today: date
) -> list[ReceivedEvent]:
    _possible(command, today)
    reason = Private(command.received_id, required_text(command.reason, "reason"))
    names = ("year", "payer", "scheme", "amount_fen", "received_on", "document_number")
    return list(corrected(FundsReceivedCorrected, told, {name: getattr(command, name) for name in names}, reason))


def _possible(command: RecordFunds | CorrectFunds, today: date) -> None:
    not_in_the_future(command.received_on, today, "received_on")
    required_text(command.document_number, "document_number")
