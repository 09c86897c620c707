"""Who may sign for a member at a hospital: by a written document, for a time, revocable. Source: Bengbu 2014, 委托签字."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from casework.care.terms import terms_on
from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import in_order, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.households.commands.signatures import (
    AuthoriseSignature,
    CorrectSignatureAuthorisation,
    RevokeSignatureAuthorisation,
    WithdrawSignatureAuthorisation,
)
from casework.households.events import HouseholdEvent
from casework.households.events.signatures import (
    Authorisation,
    SignatureAuthorisationCorrected,
    SignatureAuthorisationRevoked,
    SignatureAuthorisationWithdrawn,
    SignatureAuthorised,
)
from casework.households.guards import living_member_on
from casework.households.state import Household


def authorise_signature(command: AuthoriseSignature, household: Household, today: date) -> list[HouseholdEvent]:
    """Several people may hold one at a time. It lasts at most as long as the terms allow; then the family is asked again."""
    if command.authorisation_id in household.authorisations:
        return []
    given = SignatureAuthorised(
        authorisation_id=command.authorisation_id,
        member_id=command.member_id,
        signer=Private(command.household_id, required_text(command.signer, "signer")),
        relation=required_text(command.relation, "relation"),
        matters=command.matters,
        from_on=command.from_on,
        until_on=command.until_on,
        document=Private(command.household_id, required_text(command.document, "document")),
        phone=private(command.household_id, command.phone),
        hospital_id=command.hospital_id,
    )
    _possible(household, given)
    return [given]


def correct_authorisation(
    command: CorrectSignatureAuthorisation, household: Household, today: date
) -> list[HouseholdEvent]:
    before = _standing(household, command.authorisation_id, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    of = dict.fromkeys(("signer", "document", "phone"), command.household_id)
    changes: dict[str, Any] = said(command, "relation", "matters", "from_on", "until_on", "hospital_id", of=of)
    told = corrected(SignatureAuthorisationCorrected, before, changes, reason)
    for after in told:
        _possible(household, after)
    return list(told)


def revoke_authorisation(
    command: RevokeSignatureAuthorisation, household: Household, today: date
) -> list[HouseholdEvent]:
    """At any time, without the consent of whoever held it."""
    given = _standing(household, command.authorisation_id, command.member_id)
    revoked_on = household.revocations.get(command.authorisation_id)
    if revoked_on == command.on:
        return []
    if revoked_on is not None:
        raise refusals.AlreadyRevoked("on", revoked_on=revoked_on)
    if command.on < given.from_on:
        raise refusals.EndBeforeStart("on", from_on=given.from_on)
    if command.on > given.until_on:
        raise refusals.AuthorisationEndsBefore("on", until_on=given.until_on)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [
        SignatureAuthorisationRevoked(
            authorisation_id=command.authorisation_id,
            member_id=command.member_id,
            revoked_on=command.on,
            reason=reason,
        )
    ]


def withdraw_authorisation(
    command: WithdrawSignatureAuthorisation, household: Household, today: date
) -> list[HouseholdEvent]:
    id_ = command.authorisation_id
    if id_ in household.authorisations and id_ in household.withdrawn:
        return []
    _standing(household, id_, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [SignatureAuthorisationWithdrawn(authorisation_id=id_, member_id=command.member_id, reason=reason)]


def _standing(household: Household, authorisation_id: UUID, member_id: UUID) -> Authorisation:
    """Raises AuthorisationNotThere, AlreadyWithdrawn."""
    given = household.authorisations.get(authorisation_id)
    if given is None or given.member_id != member_id:
        raise refusals.AuthorisationNotThere
    if authorisation_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return given


def _possible(household: Household, given: Authorisation) -> None:
    living_member_on(household, given.member_id, given.from_on, "from_on")
    in_order(given.from_on, given.until_on)
    days = terms_on(given.from_on).signature_days
    if given.until_on > given.from_on + timedelta(days=days):
        raise refusals.AuthorisationTooLong("until_on", days=days)
