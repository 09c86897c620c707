"""What a write answers: the id it made, and the place of its last event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from casework.ledger.envelope import Receipt


@dataclass(frozen=True, slots=True)
class Answer:
    id: UUID
    receipt: Receipt
    more: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "ledger": self.receipt.ledger, "position": self.receipt.last, **self.more}
