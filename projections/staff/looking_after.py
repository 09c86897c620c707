"""Who looks after households of an area."""

from uuid import UUID

from projections.engine.snapshot import Snapshot


def looking_after(snapshot: Snapshot, division: str) -> list[UUID]:
    """The staff assigned on the day to households that live in the division now."""
    lowest, end = snapshot.scope.span(division)
    query = """
        select distinct a.staff_id
          from read.place p
          join read.assignment a on a.household_id = p.household_id and known(a)
           and a.from_on <= %(on)s and %(on)s < a.until_on
         where known(p) and p.division >= %(division_from)s and p.division < %(division_until)s
    """
    asked = snapshot.parameters({"division_from": lowest, "division_until": end})
    return [staff_id for (staff_id,) in snapshot.connection.execute(snapshot.whole(query), asked)]
