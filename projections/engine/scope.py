"""Who reads, and what they may see: every query is given one, and row-level security holds it to that."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casework.common.confidentiality import knows_withheld, readable
from casework.divisions.codes import ledger_of, level_of, range_of, trim


@dataclass(frozen=True)
class Scope:
    """A reader's rights as they are now.

    `households`: only these (a contact person's own), wherever they live, in these `ledgers`; None: all in the division.
    `grants`: what they were given besides their role.
    """

    role: str
    division: str
    staff_id: UUID | None = None
    households: tuple[UUID, ...] | None = None
    ledgers: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()

    def settings(self) -> dict[str, str]:
        """What the read transaction is told, for the policies of projections/engine/tables.py."""
        lowest, end = self.span(self.division)
        mine = "*" if self.households is None else "{" + ",".join(map(str, self.households)) + "}"
        whole = self.households is None and level_of(self.division) <= COUNTY
        ledgers = self.seen_ledgers()
        return {
            "casework.division_from": lowest,
            "casework.division_until": end,
            "casework.households": mine,
            "casework.ledger_from": ledgers["ledger_from"],
            "casework.ledger_until": ledgers["ledger_until"],
            "casework.ledgers_beside": ",".join(ledgers["beside"]),
            "casework.whole_ledgers": "on" if whole else "off",
            "casework.readable": ",".join(readable(self.role, self.grants)),
            "casework.knows_withheld": "on" if knows_withheld(self.role) else "off",
            "max_parallel_workers_per_gather": "0",  # starting helpers costs 20 ms, where the whole question takes 5
        }

    def span(self, division: str) -> tuple[str, str]:
        """The codes that a list of a division spans: those with households of their own see all of them as theirs."""
        return range_of("" if self.is_own(division) else division)

    def own(self) -> list[UUID] | None:
        """The reader's own households, as a query takes them; None for those who see all of a division."""
        return None if self.households is None else list(self.households)

    def is_own(self, division: str) -> bool:
        """Whether a list of the division is that of the reader's own households, wherever they live."""
        return self.households is not None and trim(division) == trim(self.division)

    def seen_ledgers(self) -> dict[str, Any]:
        """A range of ledgers: its own county and those below it. And `beside` them those above (whose policies and
        hospitals hold here), and the same of the counties in which its own households live."""
        lowest, end = range_of(self.division)
        beside = {ledger for place in (self.division, *self.ledgers) for ledger in ledgers_above(place)}
        return {"ledger_from": lowest[:6].ljust(6, "0"), "ledger_until": end, "beside": sorted(beside)}


COUNTY = 3
NATION = Scope(role="system", division="")


def ledgers_above(division: str) -> tuple[str, ...]:
    own = ledger_of(division)
    return ("000000", own[:2] + "0000", own[:4] + "00", own)
