"""Who reads, and what they may see: every query is given one, and row-level security holds it to that."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casework.division_codes import NATION as WHOLE
from casework.division_codes import ledger_of, level_of, range_of, trim


@dataclass(frozen=True)
class Scope:
    """A reader's rights as they are now.

    `households`: only these (a contact person's own), wherever they live, in the ledgers `homes`; None: all in the division.
    """

    role: str
    division: str
    staff_id: UUID | None = None
    households: tuple[UUID, ...] | None = None
    homes: tuple[str, ...] = ()

    def settings(self) -> dict[str, str]:
        """What the read transaction is told, for the policies of projections/tables.py."""
        lowest, end = range_of(self.area(self.division))
        mine = "*" if self.households is None else "{" + ",".join(map(str, self.households)) + "}"
        whole = self.households is None and level_of(self.division) <= COUNTY
        county = self.ledgers()
        return {
            "casework.division_from": lowest,
            "casework.division_until": end,
            "casework.households": mine,
            "casework.ledger_from": _first_ledger(lowest),
            "casework.county_from": county["ledger_from"],
            "casework.county_until": county["ledger_until"],
            "casework.ledgers_above": ",".join(county["above"]),
            "casework.whole_ledgers": "on" if whole else "off",
        }

    def area(self, division: str) -> str:
        """The division a list is about: for who has households of their own, their division is wherever these live."""
        own = self.households is not None and trim(division) == trim(self.division)
        return WHOLE if own else division

    def ledgers(self) -> dict[str, Any]:
        """Its own county, those below it, and those above it (whose policies and hospitals hold here); the same of
        the counties in which its own households live."""
        lowest, end = range_of(self.division)
        above = {ledger for place in (self.division, *self.homes) for ledger in ledgers_above(place)}
        return {"ledger_from": _first_ledger(lowest), "ledger_until": end, "above": sorted(above)}


COUNTY = 3
NATION = Scope(role="system", division="")


def ledgers_above(division: str) -> tuple[str, ...]:
    own = ledger_of(division)
    return ("000000", own[:2] + "0000", own[:4] + "00", own)


def _first_ledger(lowest: str) -> str:
    return lowest[:6].ljust(6, "0")
