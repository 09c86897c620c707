"""What a sentence says of a correction or withdrawal, whatever it is about: when that was, and what reads otherwise now."""

from typing import Final

from casework.common.event import Event
from projections.households.history import HistoryEntry
from web.households.sentence_context import Context
from web.households.sentence_values import Values, values_of
from web.language.i18n import gettext, is_chinese, shown_day
from web.language.sentence_words import CHANGE, CORRECTED, NOTHING
from web.unsealing import WITHHELD

# titles: those of a category of help, which is told by its own; parts: of an overpayment, told by their sum;
# corrected_by: beside every entry stands who recorded it
UNTOLD: Final = ("reason", "title", "title_en", "parts", "corrected_by", "plan_id")


def amendment_values(told: HistoryEntry, context: Context) -> Values:
    """Of the thing as it read before: its day, and what a correction changed, from what to what. Else nothing."""
    before = context.thing_before(told) if told.event.amends else None
    if before is None:
        return {}
    values = {"before_on": shown_day(before.happened_on)} if before.happened_on else {}
    return values | ({"changes": _changes(before, told, context)} if told.event.corrects else {})


def _changes(before: Event, told: HistoryEntry, context: Context) -> str:
    old, new = values_of(before, told, context), values_of(told.event, told, context)
    old["staff_id"], new["staff_id"] = old.get("staff", ""), new.get("staff", "")
    old["hospital_id"], new["hospital_id"] = old.get("hospital", ""), new.get("hospital", "")
    told_twice = [name for name in told.event.__struct_fields__ if name not in UNTOLD and hasattr(before, name)]
    changed = [name for name in told_twice if _differ(name, before, told.event, old, new)]
    return ("；" if is_chinese() else "; ").join(_change(CORRECTED[name], old[name], new[name]) for name in changed)


def _differ(name: str, before: Event, after: Event, old: Values, new: Values) -> bool:
    """A text that is withheld, and a yes or no without words of its own, may read the same before and after."""
    unsaid = new[name] in ("", gettext(WITHHELD)) and old[name] == new[name]
    return old[name] != new[name] or (unsaid and getattr(before, name) != getattr(after, name))


def _change(what: str, old: str, new: str) -> str:
    nothing = gettext(NOTHING)
    return gettext(CHANGE) % {"what": gettext(what), "old": old or nothing, "new": new or nothing}
