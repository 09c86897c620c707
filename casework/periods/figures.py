"""What is frozen when a period is closed: figures with the positions they rest on, and their hash."""

import hashlib
from datetime import date

import msgspec
from msgspec import Struct


class Figures(Struct, frozen=True, kw_only=True):
    """What is counted in one division (docs/glossary.md): households, or members of households, in scope on the day."""

    division: str
    households: int
    members: int
    contact: int
    contact_effective: int
    doctor: int
    doctor_served: int
    tcm: int
    green_channel: int
    all_three: int
    overdue: int


class Counted(Struct, frozen=True, kw_only=True):
    """A county's figures on a day. `known`: how far each ledger they rest on was known; `edition`: the policy in force.

    `rows`: the townships in which households live; they add up to the total.
    """

    on: date
    known: dict[str, int]
    edition: str
    document_number: str
    total: Figures
    rows: tuple[Figures, ...]

    def alike(self, other: "Counted") -> bool:
        """Whether the figures are the same, whatever they rest on."""
        return (self.total, self.rows) == (other.total, other.rows)


def digest(division: str, period: str, counted: Counted) -> str:
    """SHA-256, hexadecimal, of the canonical JSON: UTF-8, keys in order, no spaces (docs/decisions/0017)."""
    return hashlib.sha256(canonical(division, period, counted)).hexdigest()


def canonical(division: str, period: str, counted: Counted) -> bytes:
    """The text whose hash is kept: everything of `counted`, with the division and the period."""
    told = msgspec.to_builtins(counted) | {"division": division, "period": period}
    return msgspec.json.encode(told, order="sorted")
