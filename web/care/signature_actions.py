"""Who may sign for one person at a hospital."""

from typing import Final

from casework.households.commands.signatures import (
    AuthoriseSignature,
    CorrectSignatureAuthorisation,
    RevokeSignatureAuthorisation,
    WithdrawSignatureAuthorisation,
)
from web.care.at_hospital import at_a_hospital
from web.http.action import Action
from web.http.reach import MEMBER, of_member
from web.language.i18n import N_

AUTHORISATIONS: Final = MEMBER + "/signature-authorisations"
AUTHORISATION: Final = AUTHORISATIONS + "/{authorisation_id:uuid}"

AUTHORISE: Final = Action(
    AuthoriseSignature,
    AUTHORISATIONS,
    "authorisation_id",
    of_member,
    complete=at_a_hospital,
    said=N_("The authorisation to sign is recorded."),
)
CORRECT: Final = Action(
    CorrectSignatureAuthorisation,
    AUTHORISATION + "/correction",
    "authorisation_id",
    of_member,
    complete=at_a_hospital,
    tied_to_version=True,
    said=N_("The authorisation is corrected. What it said before stays in the history."),
)
REVOKE: Final = Action(
    RevokeSignatureAuthorisation,
    AUTHORISATION + "/revocation",
    "authorisation_id",
    of_member,
    tied_to_version=True,
    said=N_("The authorisation is revoked from that day on."),
)
WITHDRAW: Final = Action(
    WithdrawSignatureAuthorisation,
    AUTHORISATION + "/withdrawal",
    "authorisation_id",
    of_member,
    tied_to_version=True,
    said=N_("The authorisation is withdrawn. It stays in the history."),
)
ACTIONS: Final = (AUTHORISE, CORRECT, REVOKE, WITHDRAW)
