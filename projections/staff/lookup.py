"""Where a staff record, a post or a hospital stands, and what it is called, as far as the reader sees."""

from collections.abc import Iterable
from uuid import UUID

from projections.engine.snapshot import Snapshot


def is_staff(snapshot: Snapshot, staff_id: UUID) -> bool:
    """Whether a staff record stands that the reader may name."""
    query = "select true from read.staff s where s.staff_id = %(id)s and s.known_until = 9223372036854775807"
    return bool(snapshot.value(query, id=staff_id))


def staff_place(snapshot: Snapshot, staff_id: UUID) -> tuple[str, dict[UUID, str]] | None:
    """The ledger of a staff record, and the divisions of its posts, past ones too."""
    ledger = snapshot.value("select ledger from read.staff where staff_id = %(id)s limit 1", id=staff_id)
    if ledger is None:
        return None
    posts = snapshot.connection.execute(
        "select post_id, division from read.post where staff_id = %(id)s", {"id": staff_id}
    ).fetchall()
    return ledger, dict(posts)


def sealed_names(snapshot: Snapshot, staff: Iterable[UUID]) -> list[tuple[UUID, str, str]]:
    """Staff id, sealed name and ledger of each record, as it is now."""
    return snapshot.connection.execute(
        "select distinct on (staff_id) staff_id, name, ledger from read.staff where staff_id = any(%(ids)s)",
        {"ids": list(staff)},
    ).fetchall()


def hospital_place(snapshot: Snapshot, hospital_id: UUID) -> tuple[str, str] | None:
    """The ledger and the division of a hospital."""
    return snapshot.connection.execute(
        "select ledger, division from read.hospital where hospital_id = %(id)s limit 1", {"id": hospital_id}
    ).fetchone()


def hospital_names(snapshot: Snapshot, hospitals: Iterable[UUID]) -> dict[UUID, str]:
    """Names by id, the latest where one was renamed."""
    rows = snapshot.connection.execute(
        "select hospital_id, name from read.hospital where hospital_id = any(%(ids)s) order by known_from",
        {"ids": list(hospitals)},
    )
    return dict(rows.fetchall())
