"""What is asked about needs."""

from datetime import date
from typing import Literal

from casework.common.command import Given, Text
from casework.households.commands.order import Fact

Domain = Literal["living", "elder_care", "medical", "emotional"]


class OpenNeed(Fact, frozen=True, kw_only=True):
    need_id: Given
    domain: Domain
    summary: Text
    due_on: date | None = None


class AnswerNeed(Fact, frozen=True, kw_only=True):
    need_id: Given
    answer: Text


class CloseNeed(Fact, frozen=True, kw_only=True):
    need_id: Given
    reason: Text | None = None
