"""A contact as it stands, as its form shows it, and what a correction changes of it."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from projections.contacts.tables import CONTACT, Contact
from projections.engine.snapshot import Snapshot
from projections.households.case import ledger_of_household
from web.contacts.contact_form import CHANNELS, OUTCOMES, read_hindrance, read_promise
from web.http.form import WHOLE_PAGE, Form
from web.language.i18n import N_, gettext, shown_day
from web.language.words import word
from web.office import Office, not_found
from web.unsealing import Unsealed, unsealed

LABELS: Final = {
    "occurred_on": N_("Day"),
    "channel": N_("Way of contact"),
    "outcome": N_("Outcome"),
    "hindrance": N_("Why nobody was reached"),
    "note": N_("Note"),
    "promise": N_("Promise"),
    "promise_on": N_("Day promised"),
}


def changes(form: Form, before: dict[str, str]) -> dict[str, Any]:
    """The body of the correction: what differs from before, and why."""
    said: dict[str, Any] = {
        "occurred_on": form.day("occurred_on", missing=N_("Enter the day of the contact")),
        "channel": form.choice("channel", CHANNELS, missing=N_("Choose how you were in touch")),
        "outcome": form.choice("outcome", OUTCOMES, missing=N_("Choose what came of it")),
        "hindrance": read_hindrance(form),
        "note": form.text("note") or None,
    }
    said = {name: value for name, value in said.items() if str(value or "") != before[name]}
    promise = read_promise(form)
    if any(form.text(name) != before[name] for name in ("promise", "promise_on")):
        said["next_promise"] = promise
    if not said and not form.errors:
        form.refuse(WHOLE_PAGE, N_("Nothing has been changed"))
    return said | {"reason": form.required("reason", missing=N_("Write why it is corrected"))}


def old_and_new(form: Form, before: dict[str, str]) -> list[tuple[str, str, str]]:
    changed = [name for name in LABELS if form.text(name) != before[name]]
    return [(gettext(LABELS[name]), _shown(name, before[name]), _shown(name, form.text(name))) for name in changed]


def standing_contact(
    office: Office, snapshot: Snapshot, household_id: UUID, contact_id: UUID
) -> tuple[Contact, Unsealed]:
    """A contact that stands, with its texts. Raises Problem 404."""
    found = snapshot.of(CONTACT, "contact_id", contact_id, "occurred_on")
    ledger = ledger_of_household(snapshot, household_id)
    if ledger is None or not found or found[0].household_id != household_id:
        raise not_found()
    return found[0], unsealed(office, [(text, ledger, household_id) for text in (found[0].note, found[0].promise)])


def texts_of(contact: Contact, texts: Unsealed) -> dict[str, str]:
    """The contact as the form shows it; what has been erased is not offered again."""
    private = {"note": contact.note, "promise": contact.promise}
    return {
        "occurred_on": contact.occurred_on.isoformat(),
        "channel": contact.channel,
        "outcome": contact.outcome,
        "hindrance": contact.hindrance or "",
        "promise_on": contact.promise_on.isoformat() if contact.promise_on else "",
        **{name: "" if texts.erased(token) else texts.text(token) for name, token in private.items()},
    }


def _shown(name: str, text: str) -> str:
    if name in ("channel", "outcome", "hindrance"):
        return word(name, text)
    return shown_day(date.fromisoformat(text)) if text and name.endswith("_on") else text
