"""Who reads, and what they may see: every query is given one, and row-level security holds it to that."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casework.division_codes import ledger_of, level_of, range_of


@dataclass(frozen=True)
class Scope:
    """A reader's rights as they are now. `households`: only these (a contact person's own); None: all in the division."""

    role: str
    division: str
    staff_id: UUID | None = None
    households: tuple[UUID, ...] | None = None

    def settings(self) -> dict[str, str]:
        """What the read transaction is told, for the policies of projections/tables.py."""
        lowest, end = range_of(self.division)
        mine = "*" if self.households is None else "{" + ",".join(map(str, self.households)) + "}"
        whole = self.households is None and level_of(self.division) <= COUNTY
        return {
            "casework.division_from": lowest,
            "casework.division_until": end,
            "casework.households": mine,
            "casework.ledger_from": _first_ledger(lowest),
            "casework.ledgers_above": ",".join(ledgers_above(self.division)),
            "casework.whole_ledgers": "on" if whole else "off",
        }

    def ledgers(self) -> dict[str, Any]:
        """Its own county, those below it, and those above it (whose policies and hospitals hold here)."""
        lowest, end = range_of(self.division)
        return {"ledger_from": _first_ledger(lowest), "ledger_until": end, "above": list(ledgers_above(self.division))}


COUNTY = 3
NATION = Scope(role="system", division="")


def ledgers_above(division: str) -> tuple[str, ...]:
    own = ledger_of(division)
    return ("000000", own[:2] + "0000", own[:4] + "00", own)


def _first_ledger(lowest: str) -> str:
    return lowest[:6].ljust(6, "0")
