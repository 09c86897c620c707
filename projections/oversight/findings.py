"""Case files that do not seem to stand where they belong, in a county or an area within one (casework/oversight/belonging.py)."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.ledger.database import Database
from casework.oversight.belonging import File, Finding, should_enter, should_leave
from casework.oversight.spans import Member, Standing
from projections.engine.snapshot import Snapshot
from projections.oversight.case_files import case_files
from projections.oversight.ledgers import ledgers_below


class Found(Struct, frozen=True):
    """A household with what was found; `since`: the day the newest of its facts tells of, as far as one does."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    finding: Finding
    since: date | None


def findings(database: Database, snapshot: Snapshot, division: str) -> list[Found]:
    """By place and number; one household may be found twice: as one to enter, and as one of two that are one."""
    ledgers = ledgers_below(snapshot, division)
    return [each for ledger in ledgers for each in _of_ledger(database, snapshot, ledger, division)]


def _of_ledger(database: Database, snapshot: Snapshot, ledger: str, division: str) -> Iterator[Found]:
    """The whole ledger is looked through: whom a closed file names may live anywhere in the county by now."""
    files = case_files(snapshot, ledger)
    living = {m: home.household_id for home, file in files if not file.closed for m in home.members}
    ids, twice = {member.member_id for member in living}, _same_persons(database, living)
    lowest, end = snapshot.scope.span(division)
    for home, file in files:
        if lowest <= home.division < end:
            moved = file.closed and any(member.member_id in ids for member in home.members)
            whole = replace(file, elsewhere=file.elsewhere or moved)
            yield from _found(ledger, home, whole, home.household_id in twice)


def _found(ledger: str, home: Standing, file: File, twice: bool) -> Iterator[Found]:
    days = [each.occurred_on for each in file.told]
    place = (ledger, home.household_id, home.household_no, home.division)
    twin: Finding | None = "same_person" if twice and not file.closed else None
    for finding in (should_enter(file), should_leave(file), twin):
        if finding:
            yield Found(*place, finding, days[-1] if days else None)


def _same_persons(database: Database, living: Mapping[Member, UUID]) -> set[UUID]:
    """Open households that share somebody of one name and birth day under two identities."""
    with database.single() as connection:
        names = connection.execute(
            "select subject, key from keys.blind_index where kind = 'name' and subject = any(%(people)s)",
            {"people": [member.member_id for member in living]},
        ).fetchall()
    name_of = dict(names)
    alike: dict[tuple[bytes, date], list[Member]] = {}
    for member in living:
        if member.member_id in name_of:
            alike.setdefault((name_of[member.member_id], member.born_on), []).append(member)
    return {living[member] for several in alike.values() if len(several) > 1 for member in several}
