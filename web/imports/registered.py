"""What the register knows of the people of a sheet before it is imported: asked once for all rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from casework.ledger.finding import holders
from projections.households.owner_lookup import member_counts
from web.imports.faults import Fault, already_registered, number_taken
from web.imports.row import LedgerRow
from web.office import Office


@dataclass(frozen=True, slots=True)
class Register:
    """By blind index: who has a number; by person: their open household; by household number: who has it."""

    persons: dict[str, UUID]
    households: dict[UUID, UUID]
    numbers: dict[str, UUID]
    sizes: dict[UUID, int]


def register_of(office: Office, ledger: str, rows: Sequence[LedgerRow]) -> Register:
    """The claims that concern these rows."""
    keys = [blind(office, member.id_number) for row in rows for member in row.members]
    numbers = [f"{ledger}:{row.household_no}" for row in rows if row.household_no]
    persons = _claims(office, "person", keys)
    homes = _claims(office, "household", [str(person) for person in persons.values()])
    households = {UUID(person): household for person, household in homes.items()}
    taken = {key.partition(":")[2]: holder for key, holder in _claims(office, "household_no", numbers).items()}
    return Register(persons, households, taken, _sizes(office, list(set(households.values()))))


def blind(office: Office, id_number: str) -> str:
    return office.casework.keys.blind("id_number", id_number).hex()


def already_there(office: Office, register: Register, row: LedgerRow) -> bool:
    """Number (where the sheet has one) and all members are one household's: nothing is overwritten."""
    found = _households(office, register, row)
    if len(set(found)) != 1 or None in found or found[0] is None:
        return False
    same_number = row.household_no is None or register.numbers.get(row.household_no) == found[0]
    return same_number and register.sizes.get(found[0]) == len(row.members)


def faults_of(office: Office, register: Register, row: LedgerRow, headers: dict[str, str]) -> list[Fault]:
    """Why a row that is not already there cannot come in: its people or its number are another household's."""
    found = _households(office, register, row)
    faults = [
        already_registered(row.row, headers[member.relation])
        for member, household in zip(row.members, found, strict=True)
        if household is not None
    ]
    if not faults and row.household_no and row.household_no in register.numbers:
        faults.append(number_taken(row.row, headers["household_no"]))
    return faults


def _households(office: Office, register: Register, row: LedgerRow) -> list[UUID | None]:
    persons = [register.persons.get(blind(office, member.id_number)) for member in row.members]
    return [register.households.get(person) if person else None for person in persons]


def _claims(office: Office, kind: str, keys: Sequence[str]) -> dict[str, UUID]:
    with office.database.single() as connection:
        return holders(connection, kind, keys)


def _sizes(office: Office, households: Sequence[UUID]) -> dict[UUID, int]:
    with office.database.single() as connection:
        return member_counts(connection, households)
