"""Annual forms as they were issued: one of them with its restatements, those of an area, and what made people count otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from msgspec.structs import replace

from casework.funds.form import MEASURES, PAYERS, WHOLE, Row
from projections.engine.snapshot import Snapshot
from projections.funds.tables import ANNUAL_FORM, AnnualForm

COLUMNS: Final = ", ".join(f"f.{name}" for name in ANNUAL_FORM.fields)


def versions(snapshot: Snapshot, form_id: UUID) -> list[tuple[str, AnnualForm]]:
    """All that was told of one form, the first first, each with its ledger; empty where the reader may not see it."""
    return _rows(snapshot, "f.form_id = %(id)s", id=form_id)


def issued(
    snapshot: Snapshot, ledgers: Sequence[str], year: int, scheme: str | None = None
) -> list[tuple[str, AnnualForm]]:
    """What was told last of each form of a year in these ledgers."""
    where = "f.ledger = any(%(of)s) and f.year = %(year)s and (%(scheme)s::text is null or f.scheme = %(scheme)s)"
    found = _rows(snapshot, where, of=list(ledgers), year=year, scheme=scheme)
    return list({(ledger, row.scheme): (ledger, row) for ledger, row in found}.values())


def _rows(snapshot: Snapshot, where: str, **asked: object) -> list[tuple[str, AnnualForm]]:
    query = f"select f.ledger, {COLUMNS} from read.annual_form f where {where} and known(f) order by f.ledger, f.scheme, f.number"
    rows = snapshot.connection.execute(snapshot.whole(query), snapshot.parameters(asked))
    return [(ledger, ANNUAL_FORM.row_of(values)) for ledger, *values in rows]


def recorded_of(snapshot: Snapshot, people: Iterable[UUID], since: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """By ledger the positions, after those, of what was recorded of these people: their household, application, payment."""
    rows = snapshot.connection.execute(
        """
        with of as (select unnest(%(people)s::uuid[]) as person_id),
        told as (
          select m.ledger, m.known_from as position from read.member m join of on of.person_id = m.member_id
          union select s.ledger, s.known_from from read.standing s
                  join read.member m on m.household_id = s.household_id join of on of.person_id = m.member_id
          union select l.ledger, l.known_from from read.life_event l
                  join read.member m on m.household_id = l.household_id join of on of.person_id = m.member_id
          union select a.ledger, a.known_from from read.application a join of on of.person_id = a.person_id
          union select r.ledger, r.known_from from read.payment_line l join of on of.person_id = l.person_id
                  join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
                   and not exists (select from read.bank_result b -- a run told anew, because another line of it came back
                                    where b.list_id = l.list_id and b.known_until = r.known_from and b.outcome = r.outcome
                                      and b.from_number <= l.number and l.number < b.until_number))
        select t.ledger, t.position from told t
          left join unnest(%(of)s::text[], %(at)s::bigint[]) as k(ledger, position) on k.ledger = t.ledger
         where t.position > coalesce(k.position, 0) order by 1, 2
        """,
        {"people": list(people), "of": list(since), "at": list(since.values())},
    )
    found: dict[str, list[int]] = {}
    for ledger, position in rows:
        found.setdefault(ledger, []).append(position)
    return {ledger: tuple(places) for ledger, places in found.items()}


class Summed(NamedTuple):
    """A scheme's forms of an area above a county: a row of each county, the sum, and who has issued none."""

    scheme: str
    counted_by: str
    total: Row
    rows: tuple[Row, ...]
    missing: tuple[str, ...]


def summed(told: Sequence[tuple[str, AnnualForm]], ledgers: Sequence[str]) -> list[Summed]:
    """By scheme, in the order of their names."""
    by_scheme: dict[str, list[tuple[str, AnnualForm]]] = {}
    for ledger, row in told:
        by_scheme.setdefault(row.scheme, []).append((ledger, row))
    return [_summed(scheme, of, ledgers) for scheme, of in sorted(by_scheme.items())]


def _summed(scheme: str, told: Sequence[tuple[str, AnnualForm]], ledgers: Sequence[str]) -> Summed:
    rows = tuple(replace(row.total, division=row.division) for _, row in told)
    payers = {payer: fen for payer in PAYERS if (fen := sum(row.payers.get(payer, 0) for row in rows))}
    sums = {name: sum(getattr(row, name) for row in rows) for name in MEASURES}
    total = Row(division=WHOLE, category=WHOLE, residency=WHOLE, payers=payers, **sums)
    has = {ledger for ledger, _ in told}
    return Summed(scheme, told[0][1].counted_by, total, rows, tuple(each for each in ledgers if each not in has))
