"""Who reads, and what they may see: every query is given one, and row-level security holds it to that."""

from dataclasses import dataclass
from uuid import UUID

from casework.divisions import ledger_of, range_of, trim


@dataclass(frozen=True)
class Scope:
    """A reader's rights as they are now.

    `households`: only these (a contact person's own), wherever they live, in these `ledgers`; None: all in the division.
    """

    role: str
    division: str
    staff_id: UUID | None = None
    households: tuple[UUID, ...] | None = None
    ledgers: tuple[str, ...] = ()

    def settings(self) -> dict[str, str]:
        """What the read transaction is told, for the policies of projections/tables.py."""
        lowest, end = self.span(self.division)
        mine = "*" if self.households is None else "{" + ",".join(map(str, self.households)) + "}"
        return {
            "casework.division_from": lowest,
            "casework.division_until": end,
            "casework.households": mine,
        }

    def span(self, division: str) -> tuple[str, str]:
        """The codes that a list of a division spans: those with households of their own see all of them as theirs."""
        own = self.households is not None and trim(division) == trim(self.division)
        return range_of("" if own else division)

    def sees_ledger(self, code: str) -> bool:
        """Its own county, those below it, and those above it (whose policies and hospitals hold here); the same of
        the counties in which its own households live."""
        lowest, end = range_of(self.division)
        own = lowest[:6].ljust(6, "0") <= code < end
        return own or any(code in ledgers_above(place) for place in (self.division, *self.ledgers))


NATION = Scope(role="system", division="")


def ledgers_above(division: str) -> tuple[str, ...]:
    own = ledger_of(division)
    return ("000000", own[:2] + "0000", own[:4] + "00", own)
