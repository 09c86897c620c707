"""What a contact person types about a contact, read into the body of the action."""

from datetime import date, timedelta
from typing import Any, Final

from web.http.form import Form
from web.http.typed import NO_CHOICE, filled_in
from web.language.i18n import N_
from web.language.words import WORDS

CHANNELS: Final = tuple(WORDS["channel"])
OUTCOMES: Final = tuple(WORDS["outcome"])
DOMAINS: Final = tuple(WORDS["domain"])
HINDRANCES: Final = tuple(WORDS["hindrance"])
TOPICS: Final = tuple(WORDS["topic"])
TOPIC: Final = "topic_"  # before the name of each box
OTHER: Final = "other"

# The form's field of each part of a body that may be refused.
FIELDS: Final = {
    "occurred_on": "other_day",
    "needs.0.summary": "need_summary",
    "needs.0.domain": "need_domain",
    "next_promise.text": "promise",
    "next_promise.on": "promise_on",
    "note": "note",
    "channel": "channel",
    "outcome": "outcome",
    "staff_id": "staff_id",
    "hindrance": "hindrance",
    "day_reason": "day_reason",
}


def days_to_choose(today: date) -> tuple[date, date]:
    """Today and yesterday: as dates in the form, so that a form sent after midnight keeps its day."""
    return today, today - timedelta(days=1)


def read_contact(form: Form) -> dict[str, Any]:
    """The contact as it was typed; mistakes are in the form."""
    said = {
        "occurred_on": _day(form),
        "channel": form.choice("channel", CHANNELS, missing=N_("Choose how you were in touch")),
        "outcome": form.choice("outcome", OUTCOMES, missing=N_("Choose what came of it")),
        "hindrance": read_hindrance(form),
        "day_reason": form.text("day_reason"),
        "note": form.text("note"),
        "needs": _needs(form),
        "next_promise": read_promise(form),
        "staff_id": form.text("staff_id"),
        "topics": tuple(topic for topic in TOPICS if form.text(TOPIC + topic)),
    }
    return filled_in(said)


def read_hindrance(form: Form) -> str | None:
    """Why nobody was reached; nothing where somebody was, whatever was chosen before."""
    asked = form.text("hindrance") and form.text("outcome") == "not_reached"
    return form.choice("hindrance", HINDRANCES, missing=NO_CHOICE) if asked else None


def read_promise(form: Form) -> dict[str, Any] | None:
    """What was promised and for which day: both or neither."""
    text, on = form.text("promise"), form.text("promise_on")
    if not text and not on:
        return None
    form.required("promise", missing=N_("Write what was promised"))
    return {"text": text, "on": form.day("promise_on", missing=N_("Enter the day it was promised for"))}


def _day(form: Form) -> date | None:
    """A day typed counts before a day chosen."""
    chosen = form.text("day")
    if form.text("other_day") or chosen in ("", OTHER):
        return form.day("other_day", missing=N_("Enter the day of the contact"))
    return form.day("day")


def _needs(form: Form) -> tuple[dict[str, str], ...]:
    domain, summary = form.text("need_domain"), form.text("need_summary")
    if not domain and not summary:
        return ()
    form.choice("need_domain", DOMAINS, missing=N_("Choose what kind of help it is"))
    form.required("need_summary", missing=N_("Write what the family needs"))
    return ({"domain": domain, "summary": summary},)
