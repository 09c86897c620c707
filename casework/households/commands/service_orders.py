"""What is asked about service projects for a family."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Given, Short, Text
from casework.common.confidentiality import Grant
from casework.households.commands.order import Decision, Fact

Quantity = Annotated[int, Meta(ge=1, le=1000)]
Items = Annotated[tuple[Short, ...], Meta(max_length=30)]


class OrderService(Decision, frozen=True, kw_only=True):
    """`project`: a code of the catalogue. `member_id`: for whom, where it is for one. `quantity`: how many units."""

    order_id: Given
    project: Short
    provider_id: UUID
    from_on: date
    member_id: UUID | None = None
    until_on: date | None = None
    quantity: Quantity | None = None
    wish: Text | None = None


class CorrectServiceOrder(Decision, frozen=True, kw_only=True):
    """Only what changes, and why. None empties what may be empty."""

    order_id: Given
    reason: Text
    provider_id: UUID | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    member_id: UUID | None | UnsetType = UNSET
    until_on: date | None | UnsetType = UNSET
    quantity: Quantity | None | UnsetType = UNSET
    wish: Text | None | UnsetType = UNSET


class EndServiceOrder(Decision, frozen=True, kw_only=True):
    order_id: Given
    until_on: date
    reason: Text


class WithdrawServiceOrder(Decision, frozen=True, kw_only=True):
    order_id: Given
    reason: Text


class RecordDelivery(Fact, frozen=True, kw_only=True):
    """`done`: lines of the checklist. `quantity`: units delivered."""

    delivery_id: Given
    order_id: Given
    on: date
    quantity: Quantity = 1
    done: Items = ()
    note: Text | None = None


class CorrectDelivery(Fact, frozen=True, kw_only=True):
    """Only what changes, and why. None empties the note."""

    delivery_id: Given
    reason: Text
    on: date | UnsetType = UNSET
    quantity: Quantity | UnsetType = UNSET
    done: Items | UnsetType = UNSET
    note: Text | None | UnsetType = UNSET


class WithdrawDelivery(Fact, frozen=True, kw_only=True):
    delivery_id: Given
    reason: Text


class AcceptDelivery(Fact, frozen=True, kw_only=True):
    """What the family says. `on` left out: today."""

    delivery_id: Given
    accepted: bool
    on: date | None = None
    remark: Text | None = None


class NoteCounselling(Fact, frozen=True, kw_only=True):
    """A counsellor's own note. `on` left out: today."""

    grant: ClassVar[Grant | None] = "professional"

    note_id: Given
    order_id: Given
    note: Text
    on: date | None = None
