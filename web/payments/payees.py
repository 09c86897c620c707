"""Names and accounts as they are known: opened to be hashed for a line, and to be written into a bank file."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from casework.ledger.application import Casework
from projections.engine.snapshot import Snapshot
from projections.payments.candidates import Account, accounts

DIGITS: Final = 32  # of the hash: as good as all of them, at half the length


class Payee(NamedTuple):
    """Empty texts where one was erased; no account where none was ever told."""

    name: str
    account: str | None


def payees(casework: Casework, snapshot: Snapshot, person_ids: Sequence[UUID]) -> dict[UUID, Payee]:
    """As known at the snapshot, with one question to the table and one to the key store."""
    return opened(casework, accounts(snapshot, person_ids))


def opened(casework: Casework, found: Mapping[UUID, Account]) -> dict[UUID, Payee]:
    tokens = [token for each in found.values() for token in (each.name, each.account) if token]
    ring = casework.ring([UUID(token.split(":", 2)[1]) for token in tokens])

    def text(token: str | None, of: Account) -> str:
        return (ring.open(token, ledger=of.ledger, stream=of.household_id) or "") if token else ""

    return {
        person: Payee(text(of.name, of), text(of.account, of) if of.account else None) for person, of in found.items()
    }


def hashed(casework: Casework, payee: Payee | None) -> str | None:
    """What a line keeps of a payee; None: there is no account; empty: name or account was erased."""
    if payee is None or payee.account is None:
        return None
    if not payee.name or not payee.account:
        return ""
    return casework.keys.blind("payee", f"{payee.name}\n{payee.account}").hex()[:DIGITS]
