"""The spans of households, and between which positions of their ledger each was known."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from casework.oversight.spans import Reach, Standing
from projections.engine.projection import Projection
from projections.oversight.tables import REACH, STANDING


class Version(NamedTuple):
    """Something that was known from one position of the ledger to another."""

    known_from: int
    known_until: int
    what: Any

    def known(self, position: int) -> bool:
        return self.known_from <= position < self.known_until


class Home(NamedTuple):
    """A household's spans with the positions between which they stood, in the order of their days."""

    reach: list[Version]
    standing: list[Version]

    def reach_at(self, position: int) -> list[Reach]:
        return [version.what for version in self.reach if version.known(position)]

    def standing_at(self, position: int) -> list[Standing]:
        return [version.what for version in self.standing if version.known(position)]

    def staff(self) -> set[UUID]:
        """Everybody who was ever known to be assigned."""
        return {one.staff_id for version in self.standing for one in version.what.assigned}

    def positions(self) -> set[int]:
        """Where something about it became known, or was known no more: a stretch may end where nothing follows it."""
        return {position for v in (*self.reach, *self.standing) for position in (v.known_from, v.known_until)}


def homes(connection: Connection[Any], ledger: str, households: Sequence[UUID], after: int) -> dict[UUID, Home]:
    """The spans of these households that stood at a position or came later."""
    found = {household_id: Home([], []) for household_id in households}
    for version in _spans(connection, REACH, ledger, households, after):
        found[version.what.household_id].reach.append(version)
    for version in _spans(connection, STANDING, ledger, households, after):
        found[version.what.household_id].standing.append(version)
    return found


def _spans(
    connection: Connection[Any], model: Projection[Any], ledger: str, households: Sequence[UUID], after: int
) -> Iterable[Version]:
    rows = connection.execute(
        f"""
        select known_from, known_until, {", ".join(model.fields)} from {model.table}
         where ledger = %s and household_id = any(%s) and known_until > %s order by from_on, known_from
        """,
        (ledger, list(households), after),
    )
    return (Version(known_from, until, model.row_of(values)) for known_from, until, *values in rows)
