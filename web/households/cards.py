"""What stands on a family's contact card: whom to call, the doctor, the green channel. Nothing of why the office looks after them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from projections.care.contract_tables import CONTRACT, DoctorContract
from projections.care.green_channel_tables import PASS, Pass
from projections.care.signature_tables import AUTHORISATION, Authorisation
from projections.engine.snapshot import Snapshot
from projections.hospitals.hospital_list import ListedHospital, hospitals
from projections.households import household_list
from projections.households.household_list import ListedHousehold, Name
from projections.staff.assignments import assigned_to
from projections.staff.staff_list import phones
from projections.staff.supporter_table import SUPPORTER, Supporter
from web.divisions.areas import area_name
from web.language.i18n import shown_day
from web.office import Office
from web.staff.names import staff_names
from web.unsealing import Unsealed, unsealed

COUNTY_DIGITS = 6
TOWN_DIGITS = 9


class Person(NamedTuple):
    """A contact person who holds the post."""

    level: str
    name: str
    phone: str


class Helping(NamedTuple):
    """Who helps besides; not in which role or for whom: that would say why the office looks after the family."""

    name: str
    phone: str


class Care(NamedTuple):
    """What one member has: a doctor of theirs, the number of a pass."""

    name: str
    doctor: str
    institution: str
    pass_number: str
    may_sign: tuple[str, ...]  # who may sign for them at the hospital, each with the last day's morrow


class Hospital(NamedTuple):
    name: str
    department: str
    phone: str


class Card(NamedTuple):
    household_id: UUID
    household_no: str
    family: list[str]
    people: list[Person]
    helping: list[Helping]
    care: list[Care]
    hospitals: list[Hospital]
    county: str
    town: str


def cards_of(office: Office, snapshot: Snapshot, households: Sequence[ListedHousehold]) -> list[Card]:
    """A card of each, in their order; everything of all of them is read together."""
    ids = [each.household_id for each in households]
    names, assigned = household_list.names(snapshot, ids), assigned_to(snapshot, ids)
    contracts, passes = snapshot.on_the_day(CONTRACT, ids), snapshot.on_the_day(PASS, ids)
    signers = snapshot.on_the_day(AUTHORISATION, ids)
    helping = snapshot.on_the_day(SUPPORTER, ids)
    staff = {one.staff_id for some in assigned.values() for one in some} | {
        one.staff_id for one in helping if one.staff_id
    }
    called, staffed = phones(snapshot, list(staff)), staff_names(office, snapshot, staff)
    ready = {county: _ready(snapshot, county) for county in {each.division[:COUNTY_DIGITS] for each in households}}
    numbers = {row.staff_id: row for row in called}
    texts = unsealed(
        office,
        [(n.name, n.ledger, n.household_id) for some in names.values() for n in some]
        + [(a.name, a.staff_ledger, a.staff_id) for some in assigned.values() for a in some]
        + [(row.phone, row.ledger, row.staff_id) for row in called]
        + [
            (token, each.ledger, each.household_id)
            for each in households
            for token in _tokens(each, contracts, passes, signers, helping)
        ]
        + [(h.phone, h.ledger, h.hospital_id) for some in ready.values() for h in some],
    )
    return [
        Card(
            each.household_id,
            each.household_no,
            [texts.text(member.name) for member in names.get(each.household_id, []) if member.alive],
            [
                Person(
                    a.level, texts.text(a.name), texts.text(numbers[a.staff_id].phone) if a.staff_id in numbers else ""
                )
                for a in assigned.get(each.household_id, [])
                if a.in_post
            ],
            [
                Helping(
                    staffed.get(one.staff_id, ""),
                    texts.text(numbers[one.staff_id].phone) if one.staff_id in numbers else "",
                )
                if one.staff_id
                else Helping(texts.text(one.name), texts.text(one.phone))
                for one in helping
                if one.household_id == each.household_id
            ],
            _care(names.get(each.household_id, []), contracts, passes, signers, texts),
            [Hospital(h.name, h.department or "", texts.text(h.phone)) for h in ready[each.division[:COUNTY_DIGITS]]],
            area_name(each.division[:COUNTY_DIGITS]),
            area_name(each.division[:TOWN_DIGITS]),
        )
        for each in households
    ]


def _tokens(
    household: ListedHousehold,
    contracts: Iterable[DoctorContract],
    passes: Iterable[Pass],
    signers: Iterable[Authorisation],
    helping: Iterable[Supporter],
) -> list[str | None]:
    doctors: list[str | None] = [each.doctor for each in contracts if each.household_id == household.household_id]
    doctors += [each.signer for each in signers if each.household_id == household.household_id]
    doctors += [
        text for each in helping if each.household_id == household.household_id for text in (each.name, each.phone)
    ]
    return doctors + [each.number for each in passes if each.household_id == household.household_id]


def _ready(snapshot: Snapshot, county: str) -> list[ListedHospital]:
    """The county's hospitals whose green channel is ready on the day."""
    found = hospitals(snapshot, county)
    return [each for each in found if each.from_on <= snapshot.on < each.until_on and not each.missing()]


def _care(
    members: Sequence[Name],
    contracts: Sequence[DoctorContract],
    passes: Sequence[Pass],
    signers: Sequence[Authorisation],
    texts: Unsealed,
) -> list[Care]:
    found = []
    for member in members:
        contract = next((c for c in contracts if c.member_id == member.member_id and c.kind == "family"), None)
        card = next((each for each in passes if each.member_id == member.member_id), None)
        may_sign = [each for each in signers if each.member_id == member.member_id]
        if member.alive and (contract or card or may_sign):
            found.append(
                Care(
                    texts.text(member.name),
                    texts.text(contract.doctor) if contract else "",
                    (contract.institution or "") if contract else "",
                    texts.text(card.number) if card else "",
                    tuple(f"{texts.text(each.signer)} {shown_day(each.until_on)}" for each in may_sign),
                )
            )
    return found
