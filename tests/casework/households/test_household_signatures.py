"""Who may sign for a member at a hospital: by a document, for a time, revocable at any time."""

from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from casework.care.terms import terms_on
from casework.common import refusals
from casework.households.commands.signatures import (
    AuthoriseSignature,
    CorrectSignatureAuthorisation,
    RevokeSignatureAuthorisation,
    WithdrawSignatureAuthorisation,
)
from casework.households.events.signatures import (
    SignatureAuthorisationCorrected,
    SignatureAuthorisationRevoked,
    SignatureAuthorisationWithdrawn,
    SignatureAuthorised,
)
from tests.casework.households.household_story import KNOWN, LI, STRANGER, ZHANG, ZHANG_DIED, ZHANGS, private
from tests.support.spec import given

ID, FROM, UNTIL, JUNE = UUID(int=131), date(2026, 3, 1), date(2027, 3, 1), date(2026, 6, 1)
AUTHORISE = AuthoriseSignature(
    household_id=ZHANGS, authorisation_id=ID, member_id=ZHANG, signer="张小军", relation="nephew",
    matters=("admission", "surgery"), from_on=FROM, until_on=UNTIL, document="letter of 1 March",
)  # fmt: skip
GIVEN = SignatureAuthorised(
    authorisation_id=ID, member_id=ZHANG, signer=private("张小军"), relation="nephew", matters=("admission", "surgery"),
    from_on=FROM, until_on=UNTIL, document=private("letter of 1 March"),
)  # fmt: skip
REVOKE = RevokeSignatureAuthorisation(
    household_id=ZHANGS, authorisation_id=ID, member_id=ZHANG, on=JUNE, reason="taken back"
)
REVOKED = SignatureAuthorisationRevoked(
    authorisation_id=ID, member_id=ZHANG, revoked_on=JUNE, reason=private("taken back")
)


def test_an_authorisation_is_given_once_by_a_written_document():
    given(*KNOWN).when(AUTHORISE).then(GIVEN)
    given(*KNOWN, GIVEN).when(AUTHORISE).then_nothing()
    given(*KNOWN).when(replace(AUTHORISE, document=" ")).refused(refusals.TextMissing, "document")
    given(*KNOWN).when(replace(AUTHORISE, signer="")).refused(refusals.TextMissing, "signer")


def test_it_always_ends_and_lasts_at_most_as_long_as_the_terms_allow():
    longest = FROM + timedelta(days=terms_on(FROM).signature_days)
    assert given(*KNOWN).when(replace(AUTHORISE, until_on=longest)).decided()
    over = replace(AUTHORISE, until_on=longest + timedelta(days=1))
    given(*KNOWN).when(over).refused(refusals.AuthorisationTooLong, "until_on")
    given(*KNOWN).when(replace(AUTHORISE, until_on=FROM)).refused(refusals.EndNotAfterStart, "until_on")


def test_it_is_about_a_living_member():
    given(*KNOWN).when(replace(AUTHORISE, member_id=STRANGER)).refused(refusals.MemberNotThere)
    given(*KNOWN, ZHANG_DIED).when(replace(AUTHORISE, from_on=JUNE)).refused(refusals.MemberHasDied, "from_on")


def test_it_is_revoked_at_any_time():
    given(*KNOWN, GIVEN).when(REVOKE).then(REVOKED)
    given(*KNOWN, GIVEN, REVOKED).when(REVOKE).then_nothing()
    given(*KNOWN, GIVEN, REVOKED).when(replace(REVOKE, on=FROM)).refused(refusals.AlreadyRevoked, "on")
    given(*KNOWN, GIVEN).when(replace(REVOKE, on=date(2026, 2, 1))).refused(refusals.EndBeforeStart, "on")
    given(*KNOWN, GIVEN).when(replace(REVOKE, on=date(2027, 4, 1))).refused(refusals.AuthorisationEndsBefore, "on")
    given(*KNOWN, GIVEN).when(replace(REVOKE, member_id=LI)).refused(refusals.AuthorisationNotThere)


def test_it_is_corrected_and_withdrawn_with_a_reason():
    correct = CorrectSignatureAuthorisation(
        household_id=ZHANGS, authorisation_id=ID, member_id=ZHANG, reason="mistyped", signer="张小民"
    )
    told = SignatureAuthorisationCorrected(
        authorisation_id=ID, member_id=ZHANG, signer=private("张小民"), relation="nephew",
        matters=("admission", "surgery"), from_on=FROM, until_on=UNTIL, document=private("letter of 1 March"),
        reason=private("mistyped"),
    )  # fmt: skip
    given(*KNOWN, GIVEN).when(correct).then(told)
    withdraw = WithdrawSignatureAuthorisation(
        household_id=ZHANGS, authorisation_id=ID, member_id=ZHANG, reason="never given"
    )
    withdrawn = SignatureAuthorisationWithdrawn(authorisation_id=ID, member_id=ZHANG, reason=private("never given"))
    given(*KNOWN, GIVEN, told).when(withdraw).then(withdrawn)
    given(*KNOWN, GIVEN, withdrawn).when(withdraw).then_nothing()
    given(*KNOWN, GIVEN, withdrawn).when(correct).refused(refusals.AlreadyWithdrawn)
