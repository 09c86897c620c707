"""What became of the rows of a ledger file."""

from dataclasses import dataclass, field
from typing import Any

from web.imports.faults import Fault
from web.imports.sheet import Sheet


@dataclass(slots=True)
class Report:
    """`rejected` holds every fault, so a row may be in it several times.

    Of the `total` rows that can be taken by themselves, `done` have been compared with the register so far.
    """

    sheet: Sheet
    total: int = 0
    done: int = 0
    accepted: int = 0
    already_there: int = 0
    rejected: list[Fault] = field(default_factory=list)

    @property
    def rejected_rows(self) -> int:
        return len({fault.row for fault in self.rejected})

    @property
    def left(self) -> int:
        """Rows that a stopped import did not come to: importing again takes them up."""
        return self.total - self.done

    def as_json(self, english: bool = False) -> dict[str, Any]:
        return {
            "accepted": self.accepted,
            "already_there": self.already_there,
            "rejected": [
                {
                    "row": f.row,
                    "column": f.column,
                    "code": f.code,
                    "message": f.message_en if english else f.message,
                }
                for f in self.rejected
            ],
        }
