"""What a bank says of a payment list's lines. Amounts are in fen."""

from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import Struct

from casework.common.event import Event

ReturnReason = Literal["name_differs", "account_wrong", "account_closed", "other"]


class SettledLines(Struct, frozen=True, kw_only=True):
    """Lines that the bank has paid, `from_number <= n < until_number`, and their sum."""

    from_number: int
    until_number: int
    amount_fen: int


class ReturnedLine(Struct, frozen=True, kw_only=True):
    number: int
    amount_fen: int
    reason: ReturnReason


class BankReturnReceived(Event, frozen=True, kw_only=True):
    """What the bank says it made of lines; the months of returned ones are free again. One event for a whole file."""

    thing = "list_id"
    theme = "decision"
    day_field = "received_on"

    list_id: UUID
    received_on: date
    file_hash: str
    settled: tuple[SettledLines, ...] = ()
    returned: tuple[ReturnedLine, ...] = ()


class SettledLinesReturned(Event, frozen=True, kw_only=True):
    """Lines that the bank had paid came back later (账户注销退回): from now on they are returned, also of a closed list, and their months
    are free again. One event for a whole file."""

    thing = "list_id"
    theme = "decision"
    day_field = "received_on"

    list_id: UUID
    received_on: date
    file_hash: str
    returned: tuple[ReturnedLine, ...]


class ReturnedLinesSettled(Event, frozen=True, kw_only=True):
    """Lines that were returned, at once or after they were paid, are paid after all, as the bank says: also where another list has paid
    their months meanwhile. One event for a whole file."""

    thing = "list_id"
    theme = "decision"
    day_field = "received_on"

    list_id: UUID
    received_on: date
    file_hash: str
    settled: tuple[SettledLines, ...]


BankAnswer = BankReturnReceived | SettledLinesReturned | ReturnedLinesSettled
