"""Delegated signature (委托签字): who may sign for a member at a hospital, for how long, by what document."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class SignatureAuthorised(Event, frozen=True, kw_only=True):
    """`matters`: what may be signed (admission, surgery …); `hospital_id`: only there; none: anywhere.

    `document`: the written authorisation it rests on. It makes nobody a guardian.
    """

    goes_along = True
    day_field = "from_on"
    theme = "decision"
    thing = "authorisation_id"

    authorisation_id: UUID
    member_id: UUID
    signer: Private
    relation: str
    matters: tuple[str, ...]
    from_on: date
    until_on: date
    document: Private
    phone: Private | None = None
    hospital_id: UUID | None = None


class SignatureAuthorisationCorrected(Event, frozen=True, kw_only=True):
    """The whole authorisation as it was given, as that reads after the correction; a revocation stays beside it."""

    day_field = "from_on"
    theme = "decision"
    thing = "authorisation_id"
    corrects = SignatureAuthorised

    authorisation_id: UUID
    member_id: UUID
    signer: Private
    relation: str
    matters: tuple[str, ...]
    from_on: date
    until_on: date
    document: Private
    reason: Private
    phone: Private | None = None
    hospital_id: UUID | None = None


class SignatureAuthorisationRevoked(Event, frozen=True, kw_only=True):
    """It holds no longer from `revoked_on` on."""

    goes_along = True
    day_field = "revoked_on"
    theme = "decision"
    thing = "authorisation_id"

    authorisation_id: UUID
    member_id: UUID
    revoked_on: date
    reason: Private


class SignatureAuthorisationWithdrawn(Event, frozen=True, kw_only=True):
    """It was never given."""

    theme = "decision"
    thing = "authorisation_id"
    withdraws = True

    authorisation_id: UUID
    member_id: UUID
    reason: Private


Authorisation = SignatureAuthorised | SignatureAuthorisationCorrected  # what tells one whole

SignaturesEvent = (
    SignatureAuthorised
    | SignatureAuthorisationCorrected
    | SignatureAuthorisationRevoked
    | SignatureAuthorisationWithdrawn
)
