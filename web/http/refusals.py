"""Turns what the rules and the ledger refuse into answers: which status, name and sentence each gets."""

from typing import Any, Final

from litestar import Response

from casework.common.refusals import Refused
from casework.ledger.append import ClaimConflict
from casework.ledger.application import ChangedMeanwhile
from casework.ledger.requests import IdempotencyKeyReused
from projections.engine.positions import UnknownPosition
from web.http.problems import AnyRequest, answer
from web.http.submit import CLAIMED
from web.language.i18n import N_, gettext, language_for, use_language
from web.language.refusal_words import sentence_of

MISUSED = N_("This key was used before, for something else. Take a new one for something new.")
MOST_TOLD: Final = 10_000
"""Faults of a file that are told one by one: of a file with more, the whole is wrong."""
NOT_REACHED = N_("The ledger has not come to this position yet.")


def show_refused(request: AnyRequest, refused: Refused) -> Response[Any]:
    """Where a file has many faults, all of them (the first MOST_TOLD) with their number; the first is the detail."""
    use_language(language_for(request))
    sentence = sentence_of(refused)
    errors = [error for each in refused.every[:MOST_TOLD] for error in _errors(each.field, sentence_of(each))]
    members = {"errors_total": len(refused.every)} if refused.others else {}
    return answer(request, refused.status, sentence, name=refused.name, errors=errors, members=members)


def show_changed_meanwhile(request: AnyRequest, changed: ChangedMeanwhile) -> Response[Any]:
    """A decision on an old state: 409 with the present version. Without one, too many wrote at once: 503."""
    if changed.values.get("current_version") is None:
        return answer(request, 503, headers={"retry-after": "1"})
    use_language(language_for(request))
    return answer(request, 409, sentence_of(changed), name=changed.name, members=changed.values)


def show_claimed(request: AnyRequest, claimed: ClaimConflict) -> Response[Any]:
    use_language(language_for(request))
    return answer(request, 409, gettext(CLAIMED[claimed.kind]), name="claimed")


def show_misused(request: AnyRequest, _: IdempotencyKeyReused) -> Response[Any]:
    return _unfit(request, "Idempotency-Key", MISUSED, "key-used-before")


def show_unknown_position(request: AnyRequest, _: UnknownPosition) -> Response[Any]:
    return _unfit(request, "known_position", NOT_REACHED, "unknown-position")


def show_malformed(request: AnyRequest, _: Exception) -> Response[Any]:
    """A body that is no JSON, or too deep to be meant."""
    use_language(language_for(request))
    return answer(request, 422, gettext("The body is no JSON."), name="malformed")


def _unfit(request: AnyRequest, field: str, text: str, name: str) -> Response[Any]:
    use_language(language_for(request))
    return answer(request, 422, gettext(text), name=name, errors=_errors(field, gettext(text)))


def _errors(field: str | None, message: str) -> list[dict[str, str]]:
    return [{"field": field, "message": message}] if field else []
