"""Whom a list may pay: confirmed qualifications in the order of their ids, and to which account."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot

STATUSES: Final = ("confirmed", "exited")
"""Those that hold, then those that have ended: what was due before may be unpaid."""


class Confirmed(msgspec.Struct, frozen=True):
    """A qualification that holds or has held, with what it declares. `position`: since when it is known to read so.

    `decided`, `goes_on`, `occasions`: as in read.application, as JSON. `others`: of the person's other qualifications for the scheme
    those that have occasions, where this one has any.
    """

    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    from_on: date
    exit_cause: str | None
    exit_on: date | None
    residency: str | None
    grade: str | None
    child_born_on: date | None
    children: int | None
    only_girls: bool | None
    certificate: bool | None
    occasions: str
    position: int
    decided: str
    goes_on: str
    others: str


class Account(msgspec.Struct, frozen=True):
    """Where a person's name and account are sealed."""

    person_id: UUID
    ledger: str
    household_id: UUID
    name: str | None
    account: str | None


COLUMNS: Final = """
    a.application_id, a.person_id, a.household_id, a.division, a.from_on, a.exit_cause, a.exit_on, a.residency, a.grade,
    a.child_born_on, a.children, a.only_girls, a.certificate, a.occasions, a.known_from, a.decided, a.goes_on,
    case when a.occasions = '[]' then '[]' else coalesce(
      (select json_agg(json_build_object('application_id', o.application_id, 'ledger', o.ledger, 'from_on', o.from_on,
                                         'occasions', o.occasions::json))
         from read.application o
        where o.person_id = a.person_id and o.scheme = a.scheme and o.application_id <> a.application_id
          and o.status in ('confirmed', 'exited') and o.from_on is not null and o.occasions <> '[]' and known(o))::text, '[]')
    end as others
"""


def confirmed(
    snapshot: Snapshot, ledger: str, scheme: str, division: str, status: str, after: UUID, most: int
) -> list[Confirmed]:
    """The next ones by id, of a scheme in a division."""
    lowest, end = range_of(division)
    return snapshot.rows(
        Confirmed,
        f"""
        select {COLUMNS} from read.application a
         where a.ledger = %(ledger)s and a.scheme = %(scheme)s and a.status = %(status)s and a.application_id > %(after)s
           and a.division >= %(division_from)s and a.division < %(division_until)s and a.from_on is not null and known(a)
         order by a.application_id limit %(most)s
        """,
        ledger=ledger,
        scheme=scheme,
        status=status,
        after=after,
        division_from=lowest,
        division_until=end,
        most=most,
    )


def returned_in(snapshot: Snapshot, ledger: str, list_id: UUID, status: str, after: UUID, most: int) -> list[Confirmed]:
    """The same of those whose line a list's bank returned."""
    return snapshot.rows(
        Confirmed,
        f"""
        select {COLUMNS} from read.bank_result r
          join read.payment_line l on l.list_id = r.list_id and l.number = r.from_number and known(l)
          join read.application a on a.application_id = l.application_id and known(a)
         where r.list_id = %(list)s and r.outcome = 'returned' and known(r)
           and a.ledger = %(ledger)s and a.status = %(status)s and a.application_id > %(after)s and a.from_on is not null
         order by a.application_id limit %(most)s
        """,
        list=list_id,
        ledger=ledger,
        status=status,
        after=after,
        most=most,
    )


def of_person(snapshot: Snapshot, ledger: str, scheme: str, person_id: UUID) -> Confirmed | None:
    """A person's qualification for a scheme that a ledger pays, the latest."""
    return snapshot.one(
        Confirmed,
        f"""
        select {COLUMNS} from read.application a
         where a.person_id = %(person)s and a.ledger = %(ledger)s and a.scheme = %(scheme)s
           and a.status = any(%(statuses)s) and a.from_on is not null and known(a)
         order by a.from_on desc limit 1
        """,
        person=person_id,
        ledger=ledger,
        scheme=scheme,
        statuses=list(STATUSES),
    )


def accounts(snapshot: Snapshot, person_ids: Sequence[UUID]) -> dict[UUID, Account]:
    """Of each person the name and account that count: of the household they have not left, where it is."""
    rows = snapshot.rows(
        Account,
        """
        select m.member_id, m.ledger, m.household_id, m.name, m.payment_account
          from read.member m
          left join lateral (select p.here from read.place p -- one by one, however many places there are
                              where p.ledger = m.ledger and p.household_id = m.household_id and known(p) offset 0) p on true
         where m.member_id = any(%(persons)s) and known(m)
         order by m.left_on > %(on)s, coalesce(p.here, true), m.from_on, m.ledger
        """,
        persons=list(person_ids),
    )
    return {row.person_id: row for row in rows}


def merged_away(snapshot: Snapshot, found: Sequence[Confirmed]) -> set[UUID]:
    """Of their households, those that are another one registered twice: their people are paid there, if at all."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            "select g.household_id from read.merging g where g.household_id = any(%(households)s) and known(g)"
        ),
        snapshot.parameters({"households": [each.household_id for each in found]}),
    )
    return {household for (household,) in rows}
