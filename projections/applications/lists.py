"""Applications of a division that wait for somebody, by what they wait for; counts for first pages."""

from collections.abc import Mapping
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.applications.lookup import Placed
from projections.applications.tables import APPLICATION
from projections.engine.snapshot import Snapshot

MAY_END: Final[LiteralString] = """
    a.status = 'confirmed' and a.application_id in (
      select b.application_id
        from (select c.ledger, c.household_id, c.closed_on, c.told_at from read.closure c where known(c)
               union all
              select l.ledger, l.household_id, l.occurred_on, l.told_at from read.life_event l
               where l.kind in ('birth', 'adoption', 'recovered') and l.status = 'verified' and known(l)
             ) as said (ledger, household_id, day, told_at)
        join read.place p on p.ledger = said.ledger and p.household_id = said.household_id and p.here
                         and p.known_until = 9223372036854775807 -- readers are shown today's alone
        join read.member m on m.ledger = said.ledger and m.household_id = said.household_id and known(m)
                          and %(on)s < m.left_on and m.died_on = date '9999-12-31'
        join read.application b on b.person_id = m.member_id and b.status = 'confirmed' and known(b)
       where said.told_at > coalesce((select (k ->> 'position')::bigint from json_array_elements(b.goes_on::json) k
                                       where k ->> 'ledger' = said.ledger), 0)
         and (said.day >= b.from_on
              or said.told_at > (select (k ->> 'position')::bigint from json_array_elements(b.decided::json) k
                                  where k ->> 'ledger' = said.ledger)))
"""
"""Whether it ends or goes on is to be decided (casework/schemes/accrual.py, `is_open`). Begins with what was said: it is little."""

# What an application waits for. The county looks at it once the township has and its notice has ended.
WAITING: Final[Mapping[str, LiteralString]] = {
    "village": "a.decided_on is null and a.reviewed_on is null and a.status <> 'withdrawn'",
    "township": """a.decided_on is null and a.status <> 'withdrawn' and a.village_agreed and a.checked_on is null
                   and (a.village_until_on is null or a.village_until_on <= %(on)s)""",
    "notice": """a.decided_on is null and a.status <> 'withdrawn'
                 and (a.village_until_on > %(on)s or a.township_until_on > %(on)s)""",
    "county": """a.decided_on is null and a.status <> 'withdrawn' and a.checked_on is not null
                 and (a.township_until_on is null or a.township_until_on <= %(on)s)""",
    "objection": "a.objections > 0",
    "occasion": "a.undecided > 0",
    "end": MAY_END,
    "filing": "a.decided_on is not null and a.filed_on is null and a.status <> 'exited'",
}
STATUSES: Final[Mapping[str, LiteralString]] = {
    each: f"a.status = '{each}'"
    for each in ("submitted", "village_reviewed", "on_notice", "township_checked", "confirmed", "refused", "exited", "withdrawn")
}  # fmt: skip
ON_NOTICE: Final[Mapping[str, LiteralString]] = {
    "village": "a.village_from_on <= %(on)s and %(on)s < a.village_until_on",
    "township": "a.township_from_on <= %(on)s and %(on)s < a.township_until_on",
    "county": "a.county_from_on <= %(on)s and %(on)s < a.county_until_on",
}


class Asked(msgspec.Struct, frozen=True):
    """Which applications: of a division, of a scheme (empty: any), in a status or waiting for a step (empty: any)."""

    division: str
    scheme: str = ""
    status: str = ""
    waits: str = ""


def listed(snapshot: Snapshot, asked: Asked, page: int, size: int) -> list[Placed]:
    """A page of them, those who applied first first."""
    parameters = _parameters(snapshot, asked)
    return _rows(snapshot, _where(asked), parameters, "a.submitted_on, a.application_id", page, size)


def count(snapshot: Snapshot, asked: Asked) -> int:
    return _count(snapshot, _where(asked), _parameters(snapshot, asked))


def to_review(
    snapshot: Snapshot, division: str, scheme: str, year: int, page: int, size: int
) -> tuple[list[Placed], int]:
    """Confirmed ones whose yearly review is still to come, a page of them, and how many."""
    asked = Asked(division, scheme, "confirmed")
    still = f"{_where(asked)} and coalesce(a.reviewed_year, 0) < %(year)s and extract(year from a.from_on) < %(year)s"
    parameters = {**_parameters(snapshot, asked), "year": year}
    return _page(snapshot, still, parameters, "a.application_id", page, size)


def on_notice(
    snapshot: Snapshot, division: str, level: str, scheme: str, page: int, size: int
) -> tuple[list[Placed], int]:
    """What hangs out at a level on the day, by place; and how many. What was taken down is in no answer."""
    asked = Asked(division, scheme)
    hangs = f"{_where(asked)} and {ON_NOTICE[level]} and a.status not in ('withdrawn', 'exited')"
    return _page(snapshot, hangs, _parameters(snapshot, asked), "a.division, a.application_id", page, size)


def _page(
    snapshot: Snapshot, condition: str, parameters: dict[str, Any], order: str, page: int, size: int
) -> tuple[list[Placed], int]:
    return _rows(snapshot, condition, parameters, order, page, size), _count(snapshot, condition, parameters)


def _rows(
    snapshot: Snapshot, condition: str, parameters: dict[str, Any], order: str, page: int, size: int
) -> list[Placed]:
    columns = ", ".join(f"a.{name}" for name in APPLICATION.fields)
    cursor = snapshot.connection.execute(
        snapshot.whole(
            f"select a.ledger, {columns} from read.application a where {condition}"
            f" order by {order} limit %(size)s offset %(skipped)s"
        ),
        snapshot.parameters({**parameters, "size": size, "skipped": (page - 1) * size}),
    )
    return [Placed(ledger, APPLICATION.row_of(values)) for ledger, *values in cursor]


def _count(snapshot: Snapshot, condition: str, parameters: dict[str, Any]) -> int:
    return int(snapshot.value(f"select count(*) from read.application a where {condition}", **parameters) or 0)


def _where(asked: Asked) -> str:
    """The condition. What is put together comes from code: a status or a step that is not known raises KeyError."""
    own = "(%(own)s::uuid[] is null or a.household_id = any(%(own)s))"
    within = "a.division >= %(division_from)s and a.division < %(division_until)s"
    parts = [f"known(a) and {own} and {within}", "(%(scheme)s = '' or a.scheme = %(scheme)s)"]
    parts += [STATUSES[asked.status]] if asked.status else []
    parts += [WAITING[asked.waits]] if asked.waits else []
    return " and ".join(f"({part})" for part in parts)


def _parameters(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    own: list[UUID] | None = snapshot.scope.own() if snapshot.scope.is_own(asked.division) else None
    lowest, end = range_of("" if own is not None else asked.division)
    return {"own": own, "division_from": lowest, "division_until": end, "scheme": asked.scheme}
