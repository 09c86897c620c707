"""What happened, in sentences: in the reader's language, without codes, names masked where they must be."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from casework.common.event import Event
from casework.common.private import Private
from casework.households import events as household
from casework.policies import Edition
from casework.staff.events import PostTaken
from projections.households.history import HistoryEntry
from web.access.caller import Caller
from web.households.sentence_context import Contact, Context, context_of
from web.language.i18n import current_language, gettext, shown_day
from web.language.places import place_of
from web.language.sentence_words import (
    ANSWERED,
    CAUSE,
    CHANGE,
    CHILD,
    CORRECTED,
    DID,
    FACE_TO_FACE,
    MET,
    NOTHING,
    REMARKS,
    SAW_THEM,
    TOLD,
)
from web.language.words import word
from web.office import Office
from web.unsealing import WITHHELD

Values = dict[str, str]

# What an id refers to: that event's own fields are known in the sentence too.
FIRST: Final[Mapping[str, type[Event]]] = {
    "member_id": household.MemberAdded,
    "assignment_id": household.ContactPersonAssigned,
    "need_id": household.NeedOpened,
    "life_event_id": household.LifeEventReported,
    "alert_id": household.AlertRaised,
    "post_id": PostTaken,
}


def sentences_of(office: Office, caller: Caller, told: Sequence[HistoryEntry]) -> list[str]:
    """One sentence per event, in order; what they refer to is looked up, so any part of a story will do."""
    context = context_of(office, caller, told)
    return [_sentence(each, context) for each in told]


def sentence_of(office: Office, caller: Caller, told: HistoryEntry) -> str:
    """The sentence of one event. For several, ask sentences_of once."""
    return sentences_of(office, caller, [told])[0]


def _sentence(told: HistoryEntry, context: Context) -> str:
    values = {"staff": context.staff(told.stream)}
    for field, kind in FIRST.items():
        if id_ := getattr(told.event, field, None):
            values |= _values(context.last(told, kind, field, id_), told, context)
    values |= _values(told.event, told, context) | _of_contact(told, context)
    parts = [gettext(text) % values for text in TOLD[told.name] if _known(text, values)]
    return re.sub(r"([。.])”[。.]", r"\1”", ("" if _chinese() else " ").join(parts))


def _known(text: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name) for name in re.findall(r"%\((\w+)\)s", text))


def _values(event: Event | None, told: HistoryEntry, context: Context) -> Values:
    """Every field of an event as words."""
    fields = msgspec.structs.asdict(event) if event else {}
    values = {name: _shown(name, value, event, told, context) for name, value in fields.items()}
    if staff_id := fields.get("staff_id"):
        values["staff"] = context.staff(staff_id)
    if hospital_id := fields.get("hospital_id"):
        values["hospital"] = context.hospitals.get(hospital_id, "")
    return values


def _shown(name: str, value: Any, event: Event | None, told: HistoryEntry, context: Context) -> str:
    match value:
        case bool():
            return gettext(REMARKS[name, value]) if (name, value) in REMARKS else ""
        case date():
            hidden = isinstance(event, household.ChildRecorded) and not context.sees_all
            return "" if hidden else shown_day(value)
        case Private():
            return context.text(value, told, name)
        case Edition():
            return value.title_zh if _chinese() else value.title_en
        case tuple():
            return ("、" if _chinese() else ", ").join(word("step", step) for step in value)
        case str():
            return _word(name, value, event, told, context)
    return "" if value is None else str(value)


def _word(name: str, code: str, event: Event | None, told: HistoryEntry, context: Context) -> str:
    if name.endswith("division"):
        return place_of(code)
    match name:
        case "subject":
            return context.member(told, code) or gettext(CHILD)
        case "cause":
            return gettext(CAUSE.get(code, code))
        case "kind":
            return word("life_event" if isinstance(event, household.LifeEventReported) else "contract", code)
        case "category" | "level" | "channel" | "outcome" | "domain" | "duty" | "relation":
            return word(name, code)
    return code


def _of_contact(told: HistoryEntry, context: Context) -> Values:
    match told.event:
        case household.ContactLogged() as event:
            return _contact(event, told, context)
        case household.ContactCorrected() | household.ContactWithdrawn() as event:
            before = context.last_contact(told, event.contact_id)
            return _of_contact_before(before, told, context) if before else {}
    return {}


def _contact(event: household.ContactLogged, told: HistoryEntry, context: Context) -> Values:
    met = _met(event)
    did = DID.get(event.channel, event.channel)
    who = context.staff(event.staff_id) if event.staff_id else told.actor_name
    recorder = told.actor_name if context.for_another(told, event.staff_id) else ""
    return {"staff": who, "did": gettext(did), "met": gettext(met), "recorder": recorder}


def _met(event: household.ContactLogged) -> str:
    """What came of it: people are seen, a message is answered, a call is a talk."""
    if event.outcome == "reached" and event.channel in FACE_TO_FACE:
        return SAW_THEM
    if event.outcome == "reached" and event.channel == "message":
        return ANSWERED
    return MET.get(event.outcome, event.outcome)


def _of_contact_before(before: Contact, told: HistoryEntry, context: Context) -> Values:
    """Its day, and what a correction changed, from what to what."""
    old, new = _values(before, told, context), _values(told.event, told, context)
    old["staff_id"], new["staff_id"] = old.get("staff", ""), new.get("staff", "")
    changed = [name for name in CORRECTED if name in new and _differ(name, before, told.event, old, new)]
    changes = [_change(CORRECTED[name], old[name], new[name]) for name in changed]
    return {
        "before_on": shown_day(before.occurred_on),
        "changes": ("；" if _chinese() else "; ").join(changes),
    }


def _differ(name: str, before: Contact, after: Event, old: Values, new: Values) -> bool:
    """A text that is withheld reads the same before and after."""
    withheld = new[name] == gettext(WITHHELD)
    return old[name] != new[name] or (withheld and getattr(before, name) != getattr(after, name))


def _change(what: str, old: str, new: str) -> str:
    nothing = gettext(NOTHING)
    return gettext(CHANGE) % {"what": gettext(what), "old": old or nothing, "new": new or nothing}


def _chinese() -> bool:
    return current_language() != "en"
