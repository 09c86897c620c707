"""Logging a contact: one page, one hand, under a minute; then the household's page with what else is open."""

from datetime import date, timedelta
from typing import Any, Final

from projections.households.tables import REGISTRATION
from projections.staff.assignments import assigned_to
from web.contacts import actions as contacts
from web.contacts.contact_form import FIELDS, OTHER, TOPIC, days_to_choose, read_contact
from web.contacts.quiet_days import quiet_day_of
from web.households.household_summary import household_summary_or_before
from web.households.preferences_view import wishes_of
from web.http import reach
from web.http.action import Asking, WriteResult
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.language.i18n import gettext, shown_day
from web.language.words import options, word
from web.unsealing import unsealed

VISITS: Final = ("home_visit", "meeting")
LONG_AGO: Final = timedelta(days=90)


def _show(shown: Shown) -> dict[str, Any]:
    office, caller, household_id = shown.office, shown.caller, shown.household_id
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_or_before(office, caller, snapshot, household_id)
        wishes = wishes_of(office, caller, snapshot, household_id)
        quiet = quiet_day_of(snapshot, household_id, office.today())
        assigned = assigned_to(snapshot, [household_id]).get(household_id, []) if caller.role == "supervisor" else []
    assigned = [each for each in assigned if reach.has_staff(office, caller, each.staff_id)]
    texts = unsealed(office, [(each.name, each.staff_ledger, each.staff_id) for each in assigned])
    today, yesterday = days_to_choose(office.today())
    return {
        "household": household,
        "wishes": wishes,
        "today": today,
        "yesterday": yesterday,
        "other": OTHER,
        "quiet": quiet,
        "topics": [(TOPIC + topic, name) for topic, name in options("topic")],
        "others": [(each.staff_id, texts.text(each.name)) for each in assigned if each.staff_id != caller.staff_id],
    }


def _to_household(asking: Asking, _: WriteResult) -> str:
    """Who does not look after the family any more goes on with their own list."""
    household_id, caller = asking.ids["household_id"], asking.caller
    still_theirs = caller.role != "contact_person" or household_id in (asking.office.scope_of(caller).households or ())
    return f"/households/{household_id}" if still_theirs else "/worklist"


def _long_ago(asking: Asking) -> str | None:
    """A day far back, or before the household was registered, may be a slip of the finger: both happen, and are kept."""
    on, today = asking.said["occurred_on"], asking.office.today()
    registered_on = _registered_on(asking)
    if registered_on and on < registered_on:
        text = gettext("%(day)s is before this household was registered (%(registered)s). Is the day right?")
        return text % {"day": shown_day(on), "registered": shown_day(registered_on)}
    if (days := (today - on).days) <= LONG_AGO.days:
        return None
    return gettext("%(day)s is %(days)s days ago. Is the day right?") % {"day": shown_day(on), "days": days}


def _registered_on(asking: Asking) -> date | None:
    """Nothing for who looks after the household no more."""
    with asking.office.open_snapshot(asking.caller) as snapshot:
        rows = snapshot.of(REGISTRATION, "household_id", asking.ids["household_id"], "household_id")
    return rows[0].registered_on if rows else None


def _quiet(form: Form, asking: Asking) -> None:
    """A visit on a quiet day needs its reason here. A program may record it without: a visit that was made is a fact."""
    if asking.said["channel"] not in VISITS or form.text("day_reason"):
        return
    on = asking.said["occurred_on"]
    with asking.office.open_snapshot(asking.caller) as snapshot:
        name = quiet_day_of(snapshot, asking.ids["household_id"], on)
    if name:
        text = gettext(
            "%(day)s is %(name)s or close to it, a hard day for these families. Write why there was a visit."
        )
        form.refuse("day_reason", text % {"day": shown_day(on), "name": word("quiet", name)})


LOG: Final = FormPage(
    contacts.LOG_CONTACT,
    "contacts/new.html",
    _show,
    _to_household,
    read=read_contact,
    fields=FIELDS,
    form_at="/new",
    doubt=_long_ago,
    judge=_quiet,
)
FORMS: Final = (LOG,)
