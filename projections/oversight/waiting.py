"""What waits in an area on the snapshot's day: how many there are of each kind, each as many as its list is long."""

from casework.divisions.codes import level_of
from projections.engine.snapshot import Snapshot
from projections.oversight import coverage
from projections.oversight.coverage import CoverageRow
from projections.oversight.ledgers import COUNTY
from projections.oversight.overdue import BANDS, overdue, overdue_page

Band = tuple[int, int | None]


def without_contact_person(snapshot: Snapshot, division: str) -> int:
    contact = total(snapshot, division).contact
    return contact.of - contact.covered


def without_doctor(snapshot: Snapshot, division: str) -> int:
    doctor = total(snapshot, division).doctor
    return doctor.of - doctor.covered


def without_green_channel(snapshot: Snapshot, division: str) -> int:
    channel = total(snapshot, division).green_channel
    return channel.of - channel.covered


def overdue_items(snapshot: Snapshot, division: str) -> int:
    return overdue_page(snapshot, division, 1, 1)[1]


def overdue_by_band(snapshot: Snapshot, division: str) -> list[tuple[Band, int]]:
    """How many are so many days late, the shortest first. Above a county nothing: there only their number is kept."""
    if level_of(division) < COUNTY:
        return []
    late = [item.days_overdue(snapshot.on) for item in overdue(snapshot, division)]
    return [(band, sum(is_in(days, band) for days in late)) for band in BANDS]


def is_in(days: int, band: Band) -> bool:
    lowest, highest = band
    return lowest <= days and (highest is None or days <= highest)


def total(snapshot: Snapshot, division: str) -> CoverageRow:
    """The division's figures, told once however many of them are asked for."""
    key = ("total", division)
    if key not in snapshot.memo:
        snapshot.memo[key] = coverage.total(snapshot, division)
    found: CoverageRow = snapshot.memo[key]
    return found
