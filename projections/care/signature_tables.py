"""Who may sign for each person at a hospital."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.signatures import (
    SignatureAuthorisationCorrected,
    SignatureAuthorisationRevoked,
    SignatureAuthorisationWithdrawn,
    SignatureAuthorised,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Authorisation(Stored, frozen=True):
    """`hospital_id`: only there; None: anywhere. `until_on`: where it was `revoked`, from that day."""

    authorisation_id: UUID
    household_id: UUID
    member_id: UUID
    signer: Sealed | None
    relation: str
    phone: Sealed | None
    matters: tuple[str, ...]
    hospital_id: UUID | None
    document: Sealed | None
    from_on: date
    until_on: date
    planned_until_on: date
    revoked: bool


def fold_authorisation(rows: Sequence[Authorisation], recorded: Recorded) -> Sequence[Authorisation]:
    match recorded.event:
        case SignatureAuthorised() | SignatureAuthorisationCorrected() as event:
            revoked = next((row for row in rows if row.revoked), None)
            until_on = min(event.until_on, revoked.until_on) if revoked else event.until_on
            return [
                Authorisation(
                    event.authorisation_id, recorded.stream_id, event.member_id, sealed(event.signer), event.relation,
                    sealed(event.phone), event.matters, event.hospital_id, sealed(event.document), event.from_on, until_on,
                    event.until_on, revoked is not None,
                )
            ]  # fmt: skip
        case SignatureAuthorisationRevoked() as event:
            return [replace(row, until_on=event.revoked_on, revoked=True) for row in rows]
        case SignatureAuthorisationWithdrawn():
            return []
        case _:
            return rows


AUTHORISATION = Projection(
    name="signature_authorisation",
    row=Authorisation,
    group="authorisation_id",
    handles=dict.fromkeys(
        (
            SignatureAuthorised, SignatureAuthorisationCorrected, SignatureAuthorisationRevoked,
            SignatureAuthorisationWithdrawn,
        ),
        "authorisation_id",
    ),
    starts=frozenset({SignatureAuthorised}),
    fold=fold_authorisation,
)  # fmt: skip
PROJECTIONS = (AUTHORISATION,)
