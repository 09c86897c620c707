"""What a sentence says of a contact: who did what and what came of it; of a correction, what reads otherwise now."""

from casework.common.event import Event
from casework.households.events.contacts import ContactCorrected, ContactLogged, ContactWithdrawn
from projections.households.history import HistoryEntry
from web.households.sentence_context import Contact, Context
from web.households.sentence_values import Values, is_chinese, values_of
from web.language.i18n import gettext, shown_day
from web.language.sentence_words import ANSWERED, CHANGE, CORRECTED, DID, FACE_TO_FACE, MET, NOTHING, SAW_THEM
from web.unsealing import WITHHELD


def contact_values(told: HistoryEntry, context: Context) -> Values:
    """Nothing for an event that is about no contact."""
    match told.event:
        case ContactLogged() as event:
            return _contact(event, told, context)
        case ContactCorrected() | ContactWithdrawn() as event:
            before = context.last_contact(told, event.contact_id)
            return _of_contact_before(before, told, context) if before else {}
    return {}


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


def _of_contact_before(before: Contact, told: HistoryEntry, context: Context) -> Values:
    """Its day, and what a correction changed, from what to what."""
    old, new = values_of(before, told, context), values_of(told.event, told, context)
    old["staff_id"], new["staff_id"] = old.get("staff", ""), new.get("staff", "")
    changed = [name for name in CORRECTED if name in new and _differ(name, before, told.event, old, new)]
    changes = [_change(CORRECTED[name], old[name], new[name]) for name in changed]
    return {
        "before_on": shown_day(before.occurred_on),
        "changes": ("；" if is_chinese() else "; ").join(changes),
    }


def _differ(name: str, before: Contact, after: Event, old: Values, new: Values) -> bool:
    """A text that is withheld reads the same before and after."""
    withheld = new[name] == gettext(WITHHELD)
    return old[name] != new[name] or (withheld and getattr(before, name) != getattr(after, name))


def _change(what: str, old: str, new: str) -> str:
    nothing = gettext(NOTHING)
    return gettext(CHANGE) % {"what": gettext(what), "old": old or nothing, "new": new or nothing}
