"""One application, and those of a person or a household, as far as the reader may know of them."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from projections.applications.tables import APPLICATION, Application
from projections.engine.snapshot import Snapshot

RUNNING = ("submitted", "village_reviewed", "on_notice", "township_checked", "confirmed")


class Placed(NamedTuple):
    """An application with the ledger it lies in."""

    ledger: str
    row: Application


def application(snapshot: Snapshot, application_id: UUID) -> Placed | None:
    found = _where(snapshot, "application_id", [application_id])
    return found[0] if found else None


def applications(snapshot: Snapshot, ids: Iterable[UUID]) -> list[Placed]:
    """Those of these ids that the reader may know of."""
    return _where(snapshot, "application_id", list(ids))


def of_persons(snapshot: Snapshot, person_ids: Iterable[UUID]) -> list[Placed]:
    """All that these people applied for, the newest first."""
    return _where(snapshot, "person_id", list(person_ids))


def of_household(snapshot: Snapshot, household_id: UUID) -> list[Placed]:
    """All that was applied for in a household's name, the newest first."""
    return _where(snapshot, "household_id", [household_id])


def running(snapshot: Snapshot, person_id: UUID) -> list[Placed]:
    """What somebody is confirmed for or has applied for and not been told."""
    return [each for each in of_persons(snapshot, [person_id]) if each.row.status in RUNNING]


def version_of(snapshot: Snapshot, placed: Placed) -> int:
    """The version of its stream, for If-Match."""
    at = {"ledger": placed.ledger, "id": placed.row.application_id, "position": snapshot.known[placed.ledger]}
    return int(snapshot.value("select ledger.version_of(%(ledger)s, %(id)s, %(position)s)", **at) or 0)


def _where(snapshot: Snapshot, column: str, ids: list[UUID]) -> list[Placed]:
    """`column` comes from code, never from a request."""
    columns = ", ".join(f"a.{name}" for name in APPLICATION.fields)
    cursor = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select a.ledger, {columns} from read.application a
             where a.{column} = any(%(ids)s) and known(a)
             order by a.submitted_on desc, a.application_id
            """
        ),
        snapshot.parameters({"ids": ids}),
    )
    return [Placed(ledger, APPLICATION.row_of(values)) for ledger, *values in cursor]
