"""Petitions of a division, or of a household, as far as the reader may know of them: others find none."""

from datetime import date
from typing import Final, LiteralString
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot
from projections.oversight.ledgers import ledgers_below, ledgers_of
from projections.petitions.tables import PETITION, Petition


class ListedPetition(msgspec.Struct, frozen=True):
    """Matter and result sealed."""

    ledger: str
    petition_id: UUID
    household_id: UUID
    household_no: str
    division: str
    received_on: date
    matter: str | None
    unit: str
    due_on: date
    result: str | None
    answered_on: date


# Who was brought a petition answers it, also after the family moved to another county: then it stands with its last place here.
LISTED: Final[LiteralString] = """
with listed as (
  select p.ledger, p.petition_id, p.household_id, h.household_no, h.division, p.received_on, p.matter, p.unit, p.due_on,
         p.result, p.answered_on
    from read.petition p
    cross join lateral (
         select h.household_no, h.division from read.standing h
          where h.household_id = p.household_id and h.ledger = p.ledger and known(h) and h.from_on <= %(on)s
          order by h.from_on desc limit 1) h
   where p.ledger = any(%(asked_ledgers)s) and known(p) and p.received_on <= %(on)s
     and (%(own)s::uuid[] is null or p.household_id = any(%(own)s))
     and h.division >= %(division_from)s and h.division < %(division_until)s
)
"""


def petitions(snapshot: Snapshot, division: str, page: int, size: int) -> tuple[list[ListedPetition], int]:
    """A page of them, those without an answer first by the day they are due; and how many there are."""
    own = snapshot.scope.own() if snapshot.scope.is_own(division) else None
    lowest, end = range_of("" if own is not None else division)
    asked = {
        "asked_ledgers": ledgers_below(snapshot, division) if own is None else ledgers_of(snapshot, own),
        "own": own,
        "division_from": lowest,
        "division_until": end,
    }
    rows = snapshot.rows(
        ListedPetition,
        LISTED
        + """
        select * from listed
         order by answered_on <= %(on)s, case when answered_on > %(on)s then due_on end, answered_on desc, petition_id
         limit %(size)s offset %(skipped)s
        """,
        size=size,
        skipped=(page - 1) * size,
        **asked,
    )
    return rows, int(snapshot.value(LISTED + "select count(*) from listed", **asked) or 0)


def of_household(snapshot: Snapshot, household_id: UUID) -> list[Petition]:
    found = snapshot.of(PETITION, "household_id", household_id, "received_on desc, petition_id")
    return [each for each in found if each.received_on <= snapshot.on]


def place_of(snapshot: Snapshot, petition_id: UUID) -> tuple[str, Petition] | None:
    """The ledger of a petition and how it reads now; nothing where it is not the reader's to know of."""
    found, ledger = snapshot.of(PETITION, "petition_id", petition_id, "received_on"), ledger_of(snapshot, petition_id)
    return (ledger, found[0]) if found and ledger else None


def ledger_of(snapshot: Snapshot, petition_id: UUID) -> str | None:
    """The ledger of a petition, also of one withdrawn since; nothing where it is not the reader's to know of."""
    ledger = snapshot.value("select p.ledger from read.petition p where p.petition_id = %(id)s limit 1", id=petition_id)
    return ledger if ledger in snapshot.known else None
