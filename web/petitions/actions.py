"""What is done about a petition."""

from typing import Final

from casework.petitions.commands import AnswerPetition, CorrectPetition, RecordPetition, WithdrawPetition
from projections.petitions.petition_list import ledger_of
from web.http.action import Action, Asking
from web.http.reach import HOUSEHOLD
from web.language.i18n import N_
from web.office import Reached, not_found

PETITION: Final = "/petitions/{petition_id:uuid}"


def _of_household(asking: Asking) -> Reached:
    """Recorded in the ledger of the household, in a stream of its own."""
    ledger = asking.office.ledger_of(asking.caller, asking.ids["household_id"])
    return Reached(ledger, asking.request.make_id("petition"))


def _of_petition(asking: Asking) -> Reached:
    """A petition that the caller may know of. Raises Problem 404."""
    with asking.office.open_snapshot(asking.caller) as snapshot:
        ledger = ledger_of(snapshot, asking.ids["petition_id"])
    if ledger is None:
        raise not_found()
    return Reached(ledger, asking.ids["petition_id"])


RECORD: Final = Action(
    RecordPetition, HOUSEHOLD + "/petitions", "petition_id", _of_household, said=N_("The petition is recorded.")
)
ANSWER: Final = Action(
    AnswerPetition, PETITION + "/answer", "petition_id", _of_petition, said=N_("The result is recorded.")
)
CORRECT: Final = Action(
    CorrectPetition, PETITION + "/correction", "petition_id", _of_petition, said=N_("The petition is corrected.")
)
WITHDRAW: Final = Action(
    WithdrawPetition,
    PETITION + "/withdrawal",
    "petition_id",
    _of_petition,
    said=N_("This is withdrawn. It stays in the history."),
)
ACTIONS: Final = (RECORD, ANSWER, CORRECT, WITHDRAW)
