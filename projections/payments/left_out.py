"""Who is left out of a list, and why."""

from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot


class ShownLeftOut(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    division: str
    reason: str


def left_out(snapshot: Snapshot, list_id: UUID, reason: str, size: int, offset: int) -> list[ShownLeftOut]:
    return snapshot.rows(
        ShownLeftOut,
        """
        select o.person_id, o.household_id, o.division, o.reason from read.left_out o
         where o.list_id = %(list)s and known(o) and (%(reason)s = '' or o.reason = %(reason)s)
         order by o.person_id limit %(size)s offset %(offset)s
        """,
        list=list_id,
        reason=reason,
        size=size,
        offset=offset,
    )


def reasons(snapshot: Snapshot, list_id: UUID) -> dict[str, int]:
    """How many are left out for which reason."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            "select o.reason, count(*) from read.left_out o where o.list_id = %(list)s and known(o) group by 1 order by 1"
        ),
        snapshot.parameters({"list": list_id}),
    )
    return dict(rows.fetchall())


def reason_of(snapshot: Snapshot, list_id: UUID, person_id: UUID) -> str | None:
    """Why a person is left out of a list, if the list says so."""
    found: str | None = snapshot.value(
        "select o.reason from read.left_out o where o.list_id = %(list)s and o.person_id = %(person)s and known(o)",
        list=list_id,
        person=person_id,
    )
    return found
