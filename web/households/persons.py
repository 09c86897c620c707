"""What is typed of a person, checked where only the edge can: identity numbers, telephone numbers, who is known already."""

from typing import Any
from uuid import UUID

from casework.common import id_number as identity
from casework.common.phone import is_phone
from casework.ledger.append import ClaimConflict
from casework.ledger.finding import person_of
from web.http.action import Action, Asking, WriteResult, hand_over
from web.language.i18n import gettext
from web.office import Office, Reached
from web.problem import Problem


def id_number_of(text: str, field: str) -> str:
    """The 18 digit form. Raises Problem 422 with what is wrong, never with the number."""
    try:
        return identity.normalise(text)
    except identity.IdNumberRefused as refused:
        message = {
            "length": gettext("An identity number has 18 digits, or 15 in its old form."),
            "characters": gettext("An identity number has digits only; the last may be X."),
            "birth_date": gettext("The birth date inside this identity number does not exist."),
            "check_digit": gettext("The check digit does not fit: compare the number with the identity card."),
        }[refused.code]
        raise Problem(422, "id-number", message, errors=[{"field": field, "message": message}]) from None


def demand_phone(text: Any, field: str) -> None:
    """Raises Problem 422 for what can be no telephone number; none is no fault."""
    if isinstance(text, str) and text and not is_phone(text):
        message = gettext(
            "This is no telephone number: a mobile number has 11 digits, a landline its area code before it."
        )
        raise Problem(422, "phone", message, errors=[{"field": field, "message": message}])


def known_person(office: Office, id_number: str) -> UUID | None:
    """The person who has this number, if anybody does."""
    with office.database.single() as connection:
        return person_of(connection, office.casework.keys, id_number)


def hand_over_claiming(asking: Asking, command: Any, at: Reached, action: Action) -> WriteResult:
    """To the rules. Raises Problem 409, at the field, for what somebody else has."""
    try:
        return hand_over(asking, command, at, action)
    except ClaimConflict as claimed:
        raise taken(claimed, "id_number") from claimed


def taken(claimed: ClaimConflict, field: str) -> Problem:
    """`field`: that of the person's identity number."""
    if claimed.kind == "household_no":
        message = gettext("This household number is taken in the county.")
        return Problem(409, "household-no-taken", message, errors=[{"field": "household_no", "message": message}])
    if claimed.kind == "person":
        message = gettext("This identity number belongs to another person here.")
        return Problem(409, "id-number-taken", message, errors=[{"field": field, "message": message}])
    message = gettext("This person already belongs to a household. Look for it before registering a new one.")
    return Problem(409, "duplicate-person", message, errors=[{"field": field, "message": message}])
