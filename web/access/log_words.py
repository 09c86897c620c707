"""The log of administration in sentences: who did what to whose account, in the reader's language."""

from datetime import datetime
from typing import Any, Final

from casework.divisions.country import the_divisions
from web.access.log import Entry
from web.language.i18n import N_, current_language, gettext, shown_moment
from web.language.words import word

TOLD: Final = {
    "user_added": N_("%(actor)s added the user %(subject)s: %(role)s, %(area)s."),
    "user_changed": N_("%(actor)s changed the user %(subject)s: %(changes)s."),
    "user_disabled": N_("%(actor)s disabled the user %(subject)s."),
    "user_enabled": N_("%(actor)s enabled the user %(subject)s again."),
    "password_reset": N_("%(actor)s gave %(subject)s a one-time password in place of the password."),
    "password_changed": N_("%(actor)s changed the password of %(subject)s (%(device)s)."),
    "one_time_password_used": N_(
        "The one-time password of %(subject)s was used to sign in (%(device)s, from %(source)s)."
    ),
    "token_created": N_("%(actor)s made an API token for %(subject)s: %(label)s, good until %(until)s."),
    "token_revoked": N_("%(actor)s revoked an API token of %(subject)s: %(label)s."),
    "list_exported": N_(
        "%(actor)s took a list along: %(what)s, %(place)s, %(day)s, %(rows)s rows. Purpose: %(reason)s."
    ),
    "sessions_ended": N_("%(actor)s signed %(subject)s out on every other device."),
}
DEVICES: Final = {"phone": N_("phone"), "desktop": N_("computer"), "api": N_("program"), "cli": N_("command line")}
NO_LABEL: Final = N_("without a name")
CHANGE: Final = N_("%(what)s: %(old)s → %(new)s")
WHAT: Final = {
    "role": N_("Role"),
    "division": N_("Area"),
    "staff_id": N_("Staff record"),
    "grants": N_("May also read"),
}
NOTHING: Final = N_("none")


def sentence(entry: Entry) -> str:
    data = entry.data
    return gettext(TOLD[entry.kind]) % {
        "actor": word("actor", entry.actor_name),
        "subject": entry.subject_name,
        "role": word("role", data.get("role") if isinstance(data.get("role"), str) else None),
        "area": area_name(entry.subject_division),
        "device": device_word(entry.device),
        "source": data.get("source", "–"),
        "label": data.get("label") or gettext(NO_LABEL),
        "until": _moment(data.get("until")),
        "what": word("export", str(data.get("of", ""))),
        "place": area_name(str(data.get("area", ""))),
        "day": data.get("on", "–"),
        "rows": data.get("rows", 0),
        "reason": data.get("reason") or gettext(NOTHING),
        "changes": _changes(data),
    }


def area_name(code: str) -> str:
    return (the_divisions().name_of(code) or code) if code else gettext("The whole country")


def actor_role(entry: Entry) -> str:
    """As what somebody did it; of the command line its name says it all."""
    return word("role", entry.actor_role) if entry.actor else device_word("cli")


def device_word(kind: str | None) -> str:
    return gettext(DEVICES[kind]) if kind in DEVICES else "–"


def _changes(data: dict[str, Any]) -> str:
    """Each field from what to what."""
    parts = [
        gettext(CHANGE) % {"what": gettext(what), "old": _value(field, old), "new": _value(field, new)}
        for field, what in WHAT.items()
        if isinstance(data.get(field), list)
        for old, new in [data[field]]
    ]
    return ("; " if current_language() == "en" else "；").join(parts)


def _value(field: str, value: Any) -> str:
    if value is None or value == []:
        return gettext(NOTHING)
    match field:
        case "role":
            return word("role", value)
        case "division":
            return area_name(value)
        case "grants":
            return gettext(", ").join(word("grant", grant) for grant in value)
    return str(value)[:8]  # of a staff record only its number is known here: names are sealed


def _moment(text: str | None) -> str:
    return shown_moment(datetime.fromisoformat(text)) if text else "–"
