"""The three full coverages on a day: figures by division, and exactly the list behind each of them.

Contract, "Meanings": contact persons (assigned; effective when nothing is overdue), family doctors (signed; served),
medical green channel. One definition of each household's and each member's state serves the cell and the list.
"""

from collections.abc import Sequence
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from casework.division_codes import level_of, range_of, trim
from casework.divisions import the_divisions
from projections.duties import DUE, IN_SCOPE, area, rules
from projections.policies import InForce, in_force
from projections.reading import Reading

# Level of division → digits of the codes one level below.
BELOW: Final = {0: 2, 1: 4, 2: 6, 3: 9, 4: 12, 5: 12}

STATE: Final[LiteralString] = (
    IN_SCOPE
    + DUE
    + """
, required as (
  select * from unnest(%(required_ledgers)s::text[], %(required_levels)s::text[]) as r(ledger, level)
)
, served_within as (
  select * from unnest(%(served_ledgers)s::text[], %(served_days)s::int[]) as r(ledger, days)
)
, holding as (
  select distinct a.household_id, a.level
    from scope s
    join known k on k.ledger = s.ledger
    join read.assignment a on a.household_id = s.household_id
    join read.post p on p.staff_id = a.staff_id and p.level = a.level
    join known kp on kp.ledger = p.ledger
   where a.known_from <= k.position and k.position < a.known_until and a.from_on <= %(on)s and %(on)s < a.until_on
     and p.known_from <= kp.position and kp.position < p.known_until and p.from_on <= %(on)s and %(on)s < p.until_on
)
, gap as (
  select distinct s.household_id
    from scope s join required r on r.ledger = s.ledger
   where not exists (select from holding h where h.household_id = s.household_id and h.level = r.level)
)
, late as (
  select distinct household_id from due where due_on < %(on)s and not paused
)
, ready as (
  select distinct left(h.division, 6) as county
    from read.hospital h join known k on k.ledger = h.ledger
   where h.known_from <= k.position and k.position < h.known_until and h.from_on <= %(on)s and %(on)s < h.until_on
     and h.department is not null and h.responsible_person is not null and h.phone is not null and h.pathway <> '{}'
)
, contract as (
  select c.member_id, bool_or(c.kind = 'family') as family, bool_or(c.kind = 'tcm') as tcm
    from scope s
    join known k on k.ledger = s.ledger
    join read.doctor_contract c on c.household_id = s.household_id
   where c.known_from <= k.position and k.position < c.known_until and c.from_on <= %(on)s and %(on)s < c.until_on
   group by c.member_id
)
, service as (
  select distinct v.member_id
    from scope s
    join known k on k.ledger = s.ledger
    join served_within w on w.ledger = s.ledger
    join read.doctor_service v on v.household_id = s.household_id
   where v.known_from <= k.position and k.position < v.known_until
     and v.served_on <= %(on)s and v.served_on > %(on)s - w.days
)
, pass as (
  select distinct g.member_id
    from scope s
    join known k on k.ledger = s.ledger
    join read.green_channel_pass g on g.household_id = s.household_id
   where g.known_from <= k.position and k.position < g.known_until and g.from_on <= %(on)s and %(on)s < g.until_on
)
, member_state as (
  select s.household_id, s.household_no, s.division, s.ledger, m.member_id,
         coalesce(c.family, false) as doctor,
         coalesce(c.family, false) and v.member_id is not null as served,
         coalesce(c.tcm, false) as tcm,
         g.member_id is not null and r.county is not null as green_channel
    from scope s
    join known k on k.ledger = s.ledger
    join read.member m on m.household_id = s.household_id
    left join contract c on c.member_id = m.member_id
    left join service v on v.member_id = m.member_id
    left join pass g on g.member_id = m.member_id
    left join ready r on r.county = left(s.division, 6)
   where m.known_from <= k.position and k.position < m.known_until and m.from_on <= %(on)s and %(on)s <= m.died_on
)
, household_state as (
  select s.household_id, s.household_no, s.division, s.ledger,
         count(m.member_id) as members,
         count(*) filter (where m.doctor) as doctor,
         count(*) filter (where m.served) as served,
         count(*) filter (where m.tcm) as tcm,
         count(*) filter (where m.green_channel) as green_channel,
         g.household_id is null as contact,
         g.household_id is null and l.household_id is null as contact_effective,
         g.household_id is null and bool_and(m.doctor and m.green_channel) as all_three
    from scope s
    left join member_state m on m.household_id = s.household_id
    left join gap g on g.household_id = s.household_id
    left join late l on l.household_id = s.household_id
   group by s.household_id, s.household_no, s.division, s.ledger, g.household_id, l.household_id
)
"""
)


class Share(msgspec.Struct, frozen=True):
    covered: int
    of: int


class ContactShare(msgspec.Struct, frozen=True):
    covered: int
    effective: int
    of: int


class DoctorShare(msgspec.Struct, frozen=True):
    covered: int
    served: int
    of: int
    tcm: int


class CoverageRow(msgspec.Struct, frozen=True):
    division: str
    name: str
    households: int
    members: int
    contact: ContactShare
    doctor: DoctorShare
    green_channel: Share
    all_three: Share


class Coverage(msgspec.Struct, frozen=True):
    """The figures of a division: its total, and a row for each division below; what lies in none is unallocated."""

    division: str
    total: CoverageRow
    rows: tuple[CoverageRow, ...]


class Counts(msgspec.Struct, frozen=True):
    child: str
    households: int
    members: int
    contact: int
    effective: int
    doctor: int
    served: int
    tcm: int
    green_channel: int
    all_three: int


class Listed(msgspec.Struct, frozen=True):
    """One household, or one member of it, behind a cell."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    member_id: UUID | None
    covered: bool


UNALLOCATED: Final = "unallocated"
KINDS: Final = ("contact", "contact_effective", "doctor", "doctor_served", "tcm", "green_channel", "all_three")
BY_MEMBER: Final = {"doctor": "doctor", "doctor_served": "served", "tcm": "tcm", "green_channel": "green_channel"}


def coverage(reading: Reading, division: str) -> Coverage:
    """The coverages of a division on the reading's day, by the divisions directly below it."""
    code = trim(division)
    counts = reading.rows(
        Counts,
        STATE
        + """
        select left(division, %(digits)s), count(*), coalesce(sum(members), 0)::bigint,
               count(*) filter (where contact), count(*) filter (where contact_effective),
               coalesce(sum(doctor), 0)::bigint, coalesce(sum(served), 0)::bigint, coalesce(sum(tcm), 0)::bigint,
               coalesce(sum(green_channel), 0)::bigint, count(*) filter (where all_three)
          from household_state
         group by 1
         order by 1
        """,
        digits=BELOW[level_of(code)],
        **_parameters(reading, code),
    )
    return Coverage(code, _row(code, counts), tuple(_children(code, counts, reading)))


def behind(reading: Reading, division: str, kind: str, *, covered: bool | None) -> list[Listed]:
    """The households or members behind a cell: those covered, those not, or (None) all of them."""
    if kind in BY_MEMBER:
        rows = reading.rows(
            Listed,
            STATE
            + """
            select ledger, household_id, household_no, division, member_id,
                   case %(kind)s when 'doctor' then doctor when 'doctor_served' then served when 'tcm' then tcm
                                 else green_channel end
              from member_state
             order by division, household_no, member_id
            """,
            kind=kind,
            **_parameters(reading, trim(division)),
        )
    else:
        rows = reading.rows(
            Listed,
            STATE
            + """
            select ledger, household_id, household_no, division, null::uuid,
                   coalesce(case %(kind)s when 'contact' then contact when 'contact_effective' then contact_effective
                                          else all_three end, false)
              from household_state
             order by division, household_no, household_id
            """,
            kind=kind,
            **_parameters(reading, trim(division)),
        )
    return [row for row in rows if covered is None or row.covered == covered]


def _parameters(reading: Reading, code: str) -> dict[str, Any]:
    policies = in_force(reading, list(reading.known))
    return {**area(*range_of(code)), **rules(policies, reading.on), **_required(policies)}


def _required(policies: dict[str, InForce]) -> dict[str, Any]:
    levels = [(ledger, level) for ledger, p in policies.items() for level in p.edition.required_levels]
    return {
        "required_ledgers": [ledger for ledger, _ in levels],
        "required_levels": [level for _, level in levels],
        "served_ledgers": list(policies),
        "served_days": [p.edition.served_within_days for p in policies.values()],
    }


def _children(code: str, counts: Sequence[Counts], reading: Reading) -> list[CoverageRow]:
    if level_of(code) == 5:
        return []
    by_child = {row.child: row for row in counts}
    known = [child.code for child in the_divisions().children(code, reading.on)]
    rows = [_row(child, [by_child.pop(child)] if child in by_child else []) for child in known]
    if by_child:
        rows.append(_row(UNALLOCATED, list(by_child.values())))
    return rows


def _row(code: str, counts: Sequence[Counts]) -> CoverageRow:
    def total(name: str) -> int:
        return sum(getattr(row, name) for row in counts)

    households, members = total("households"), total("members")
    return CoverageRow(
        division=code,
        name=_name(code),
        households=households,
        members=members,
        contact=ContactShare(total("contact"), total("effective"), households),
        doctor=DoctorShare(total("doctor"), total("served"), members, total("tcm")),
        green_channel=Share(total("green_channel"), members),
        all_three=Share(total("all_three"), households),
    )


def _name(code: str) -> str:
    if code == UNALLOCATED:
        return UNALLOCATED
    return the_divisions().name_of(code) or code
