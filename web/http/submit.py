"""Hands what a form asks to the rules, and brings a refusal back into the form, to the field at fault."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from casework.common.refusals import Refused
from casework.ledger.append import ClaimConflict
from casework.ledger.requests import IdempotencyKeyReused
from web.http.action import Action, Asking, WriteResult, act
from web.http.api.body import field_of
from web.http.form import WHOLE_PAGE, Form
from web.language.i18n import N_, gettext
from web.language.refusal_words import sentence_of
from web.problem import Problem

T = TypeVar("T")
MISUSED = N_("This form was recorded before, with other answers. Send it once more only if this is something new.")
CLAIMED = {
    "person": N_("This identity number belongs to another person here."),
    "household": N_("This person already belongs to a household. Look for it before registering a new one."),
    "household_no": N_("This household number is taken in the county."),
    "enrolment": N_("There is a running application of this person for this scheme."),
    "exclusion": N_("This person has just been confirmed for a scheme that may not be drawn beside this one."),
    "reason": N_(
        "This person has just been confirmed for another scheme: look again, and write why the county confirms both."
    ),
    "paper": N_("This paper of the person has been recorded for the scheme already."),
    "merging": N_("Somebody has just merged the other household into this one."),
}
UNFIT = N_("This answer is too long, or not of the kind asked for")


def submit(action: Action, form: Form, asking: Asking, fields: Mapping[str, str]) -> WriteResult | None:
    """What was recorded; None when the form now says why not. `fields`: the form's field of each part of the body
    (`note`, `next_promise.on`) that has another name there; a mistake of a field the form lacks is the whole page's.

    Raises Problem where there is nothing to correct: not there (404), not within the role (403), busy (503).
    """
    version = form.version() if action.tied_to_version else None
    return attempt(
        form,
        fields,
        lambda: act(action, asking._replace(said=msgspec.convert(asking.said, action.shape), version=version)),
    )


def attempt(form: Form, fields: Mapping[str, str], do: Callable[[], T]) -> T | None:
    """What came of it; None when the form now says why not. Raises Problem as `submit` does."""
    try:
        return do()
    except Refused as refused:
        if refused.status == 404:
            raise Problem(404, refused.name, sentence_of(refused)) from refused
        form.refuse(_field(form, fields, refused.field), sentence_of(refused))
    except Problem as problem:
        if problem.status_code not in (409, 422):
            raise
        _take(form, fields, problem)
    except msgspec.ValidationError as error:
        form.refuse(_field(form, fields, field_of(str(error))), UNFIT)
    except IdempotencyKeyReused:
        form.values = {**form.values, "command_id": ""}  # the page shown next carries a new one
        form.refuse(WHOLE_PAGE, MISUSED)
    except ClaimConflict as claimed:
        form.refuse(WHOLE_PAGE, CLAIMED[claimed.kind])
    return None


def _take(form: Form, fields: Mapping[str, str], problem: Problem) -> None:
    for error in problem.errors:
        form.refuse(_field(form, fields, error["field"]), error["message"])
    if not problem.errors:
        form.refuse(WHOLE_PAGE, problem.detail or gettext("This cannot be done."))


def _field(form: Form, fields: Mapping[str, str], field: str | None) -> str:
    """The form's name for a part of the body (`needs.0.summary`)."""
    if not field:
        return WHOLE_PAGE
    return fields.get(field) or (field if field in form.values else WHOLE_PAGE)
