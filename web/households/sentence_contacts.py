"""What a sentence says of a contact: who did what, and what came of it."""

from casework.households.events.contacts import ContactLogged
from projections.households.history import HistoryEntry
from web.households.sentence_context import Context
from web.households.sentence_values import Values
from web.language.i18n import gettext
from web.language.sentence_words import ANSWERED, DID, FACE_TO_FACE, MET, SAW_THEM


def contact_values(told: HistoryEntry, context: Context) -> Values:
    """Nothing for an event that is no contact."""
    return _contact(told.event, told, context) if isinstance(told.event, ContactLogged) else {}


def _contact(event: ContactLogged, told: HistoryEntry, context: Context) -> Values:
    met = _met(event)
    did = DID.get(event.channel, event.channel)
    who = context.staff(event.staff_id) if event.staff_id else told.actor_name
    recorder = told.actor_name if context.for_another(told, event.staff_id) else ""
    return {"staff": who, "did": gettext(did), "met": gettext(met), "recorder": recorder}


def _met(event: ContactLogged) -> str:
    """What came of it: people are seen, a message is answered, a call is a talk."""
    if event.outcome == "reached" and event.channel in FACE_TO_FACE:
        return SAW_THEM
    if event.outcome == "reached" and event.channel == "message":
        return ANSWERED
    return MET.get(event.outcome, event.outcome)
