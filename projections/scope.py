"""Who reads, and what they may see: every query is given one, and row-level security holds it to that."""

from dataclasses import dataclass
from uuid import UUID

from casework.divisions import ledger_of, range_of


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
        return {
            "casework.division_from": lowest,
            "casework.division_until": end,
            "casework.households": mine,
        }

    def sees_ledger(self, code: str) -> bool:
        """Its own county, those below it, and those above it (whose policies and hospitals hold here)."""
        lowest, end = range_of(self.division)
        return lowest[:6].ljust(6, "0") <= code < end or code in ledgers_above(self.division)


NATION = Scope(role="system", division="")


def ledgers_above(division: str) -> tuple[str, ...]:
    own = ledger_of(division)
    return ("000000", own[:2] + "0000", own[:4] + "00", own)
