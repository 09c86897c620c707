"""What is taken along: rows under columns, what they are of, and a hash of them that the file carries."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """`of`: which list it is; `on`, `known`: its day and how far each ledger was known."""

    of: str
    title: str
    division: str
    on: date
    known: Mapping[str, int]
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    @property
    def hash(self) -> str:
        """SHA-256, hexadecimal, of the JSON of what stands in the file: UTF-8, keys in order, no spaces."""
        told = {
            "of": self.of, "division": self.division, "on": self.on.isoformat(), "known_position": dict(self.known),
            "columns": list(self.columns), "rows": [[_plain(cell) for cell in row] for row in self.rows],
        }  # fmt: skip
        text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def vector(self) -> str:
        """`411326:1234, 000000:3`."""
        return ", ".join(f"{ledger}:{at}" for ledger, at in self.known.items())


def _plain(cell: Cell) -> str | int | None:
    return cell.isoformat() if isinstance(cell, date) else cell
