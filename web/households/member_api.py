"""One person: who they are, masked where it must be, their doctors and their green channel."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from casework.common import masking
from casework.common.roles import READ_CASES, SEE_NAMES
from projections.hospitals.readiness import ready_spans
from projections.households.case import Case, case
from projections.households.family import hukou_on, marital_status
from projections.households.tables import Member
from web.access.caller import Caller
from web.households.member_care_api import (
    Checkup,
    Contract,
    Pass,
    Service,
    SignatureAuthorisation,
    Use,
    given,
)
from web.http.api.params import in_ledger
from web.http.api.read import read
from web.office import AsOf, Office, not_found
from web.unsealing import Unsealed, sealed_in, unsealed


class Person(Struct):
    """Number and account are always masked; name and phone for those who do not look after families."""

    id: UUID
    household_id: UUID
    ledger: str
    name: str
    relation: str
    sex: str
    birth_year: int
    alive: bool
    id_number: str
    phone: str
    second_phone: str
    payment_account: str
    hukou_division: str | None
    marital_status: str | None
    contracts: list[Contract]
    services: list[Service]
    checkups: list[Checkup]
    passes: list[Pass]
    uses: list[Use]
    signature_authorisations: list[SignatureAuthorisation]
    known_position: Mapping[str, int]


@read("Member", "/members/{member_id:uuid}", READ_CASES)
def show_member(
    member_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
) -> Person:
    """A person as known of the household they belong to."""
    ledger, household_id = office.place_of_member(caller, member_id)
    with office.open_snapshot(caller, in_ledger(office, as_of, ledger)) as snapshot:
        found = case(snapshot, household_id)
        ready = ready_spans(snapshot, [use.hospital_id for use in found.uses] if found else [])
    member = next((m for m in found.members if m.member_id == member_id), None) if found else None
    if found is None or member is None:
        raise not_found()
    rows = [member, *found.contracts, *found.services, *found.passes, *found.authorisations]
    texts = unsealed(office, sealed_in(rows, ledger, household_id))
    shown: dict[str, Any] = _said(found, member, texts, caller, snapshot.on) | given(
        found, member, texts, caller, ready
    )
    return Person(ledger=ledger, alive=snapshot.on <= member.died_on, known_position=snapshot.known, **shown)


def _said(found: Case, member: Member, texts: Unsealed, caller: Caller, on: date) -> dict[str, Any]:
    phones = (texts.text(member.phone), texts.text(member.second_phone))
    phone, second = (each if caller.role in SEE_NAMES or not each else masking.masked_phone(each) for each in phones)
    account = texts.text(member.payment_account)
    return {
        "id": member.member_id,
        "household_id": found.household.household_id,
        "name": texts.name(member.name, caller),
        "relation": member.relation,
        "sex": member.sex,
        "birth_year": member.born_on.year,
        "id_number": masking.masked_id(texts.text(member.id_number)),
        "phone": phone,
        "second_phone": second,
        "payment_account": masking.masked_account(account) if account else "",
        "hukou_division": hukou_on(member, found.life_events, on),
        "marital_status": marital_status(member, found.members, found.life_events, on),
    }


HANDLERS = [show_member]
