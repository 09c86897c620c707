"""What is asked about the green channel."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision, Fact

Step = Literal["registration", "consultation", "referral", "medicine", "cashier", "admission", "emergency"]


class IssueGreenChannelPass(Decision, frozen=True, kw_only=True):
    pass_id: Given
    member_id: Given
    number: Short
    from_on: date
    until_on: date | None = None


class UseGreenChannel(Fact, frozen=True, kw_only=True):
    use_id: Given
    member_id: Given
    hospital_id: UUID
    on: date
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=7)]
    escorted: bool | None = None
    satisfied: bool | None = None
    note: Text | None = None
