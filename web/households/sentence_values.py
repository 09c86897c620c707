"""The fields of an event as words: days, names, codes, private texts, in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import msgspec

from casework.applications.events import (
    EvidenceAdded,
    ExitDecided,
    NoticeCorrected,
    NoticePosted,
    OccasionCorrected,
    OccasionReported,
)
from casework.applications.events.submitting import Declared
from casework.common.event import Event
from casework.common.private import Private
from casework.households.events.alerts import AlertEscalated
from casework.households.events.checks import RecordChecked
from casework.households.events.green_channel import PassEnded, PassEndingCorrected
from casework.households.events.help import HelpCategoryAssigned, HelpCategoryCorrected
from casework.households.events.life_events import LifeEventCorrected, LifeEventReported
from casework.households.events.members import ChildCorrected, ChildRecorded
from casework.households.events.needs import NeedClosed
from casework.households.events.preferences import (
    PersonalDayCorrected,
    PersonalDayNoted,
    PreferenceCorrected,
    PreferenceNoted,
)
from casework.households.events.service_orders import (
    ServiceDelivered,
    ServiceDeliveryCorrected,
    ServiceOrderCorrected,
    ServiceOrdered,
)
from casework.households.events.supporters import SupporterCorrected, SupporterNamed
from casework.policies import Edition
from casework.policies.editions import preset, presets
from casework.projects.providers import ProviderCorrected, ProviderRegistered
from casework.schemes.terms import Scheme
from projections.households.history import HistoryEntry
from web.households.sentence_context import Context
from web.language.application_words import declared_in_words, scheme_name
from web.language.i18n import gettext, is_chinese, shown_day, shown_yuan
from web.language.packages import item_name
from web.language.places import place_of
from web.language.sentence_words import CAUSE, CHILD, REMARKS
from web.language.service_projects import item_name as line_name
from web.language.service_projects import project_name
from web.language.words import word

Values = dict[str, str]
DELIVERED: Final = (ServiceDelivered, ServiceDeliveryCorrected)
# What the codes of a list are words of; else steps of the green channel.
NAMED: Final[Mapping[str, Callable[[str], str]]] = {
    "package": item_name,
    "items": item_name,
    "matters": partial(word, "matter"),
    "topics": partial(word, "topic"),
    "projects": project_name,
    "serves": place_of,
    "pathway": str,
}


def values_of(event: Event | None, told: HistoryEntry, context: Context) -> Values:
    """Every field of an event as words."""
    fields = msgspec.structs.asdict(event) if event else {}
    values = {name: _shown(name, value, event, told, context) for name, value in fields.items()}
    if staff_id := fields.get("staff_id"):
        values["staff"] = context.staff(staff_id)
    if isinstance(event, SupporterNamed | SupporterCorrected):
        values["supporter"] = values.get("staff") or values["name"]
    if isinstance(event, HelpCategoryAssigned | HelpCategoryCorrected):
        values["title"] = values["help_category"] = _help_title(event)
    if hospital_id := fields.get("hospital_id"):
        values["hospital"] = context.hospitals.get(hospital_id, "")
    return values


def _help_title(event: HelpCategoryAssigned | HelpCategoryCorrected) -> str:
    """What the county called it. In English, where an old record does not say, what a preset calls it."""
    if is_chinese():
        return event.title or event.help_category
    known = (preset(name).help_category(event.help_category) for name in presets())
    return event.title_en or next((each.title_en for each in known if each), event.title) or event.help_category


def _shown(name: str, value: Any, event: Event | None, told: HistoryEntry, context: Context) -> str:
    match value:
        case bool():
            return gettext(REMARKS[name, value]) if (name, value) in REMARKS else ""
        case date():
            hidden = isinstance(event, ChildRecorded | ChildCorrected) and not context.sees_all
            return "" if hidden else shown_day(value)
        case Private():
            return context.text(value, told, name)
        case Edition() | Scheme():
            return value.title_zh if is_chinese() else value.title_en
        case tuple():
            named = _line_of(event, told, context) if name == "done" else NAMED.get(name, partial(word, "step"))
            return ("、" if is_chinese() else ", ").join(named(each) for each in value if isinstance(each, str))
        case str():
            return _word(name, value, event, told, context)
        case Declared():
            return declared_in_words(value)
        case 0 if name == "cost_fen":
            return ""  # of a stay it may be left out
        case int() if name.endswith("_fen"):
            return shown_yuan(value)
    return "" if value is None else str(value)


def _line_of(event: Event | None, told: HistoryEntry, context: Context) -> Callable[[str], str]:
    """Lines of the checklist of the service that was ordered: another's may have the same code."""
    ordered = (ServiceOrdered, ServiceOrderCorrected)
    order = context.last(told, ordered, "order_id", event.order_id) if isinstance(event, DELIVERED) else None
    return partial(line_name, order.project) if isinstance(order, ordered) else str


def _word(name: str, code: str, event: Event | None, told: HistoryEntry, context: Context) -> str:
    if name.endswith("division"):
        return place_of(code)
    match name:
        case "subject":
            return context.member(told, code) or gettext(CHILD)
        case "cause" if isinstance(event, ExitDecided):
            return word("exit_cause", code)
        case "kind" if isinstance(event, EvidenceAdded):
            return code
        case "kind" if isinstance(event, OccasionReported | OccasionCorrected):
            return word("occasion", code)
        case "level" if isinstance(event, NoticePosted | NoticeCorrected):
            return word("notice_level", code)
        case "decision":
            return word("verdict", code)
        case "scheme":
            return scheme_name(code)
        case "payer":
            return word(name, code)
        case "cause" if isinstance(event, PassEnded | PassEndingCorrected):
            return word("pass_ending", code)
        case "project":
            return project_name(code)
        case "kind" if isinstance(event, ProviderRegistered | ProviderCorrected):
            return word("provider", code)
        case "programme":
            return word(name, code)
        case "stage":
            return word("checkup", code)
        case "cause":
            return gettext(CAUSE.get(code, code))
        case "kind" if isinstance(event, PreferenceNoted | PreferenceCorrected):
            return word("preference", code)
        case "kind" if isinstance(event, PersonalDayNoted | PersonalDayCorrected):
            return word("personal_day", code)
        case "kind":
            return word("life_event" if isinstance(event, LifeEventReported | LifeEventCorrected) else "contract", code)
        case "result":
            return word("check_result" if isinstance(event, RecordChecked) else "spot_check", code)
        case "way":
            return word("check_way", code)
        case "role":
            return word("supporter", code)
        case "step":
            return word("task_step", code)
        case "audience" | "system":
            return word(name, code)
        case "done":
            return word("follow_up", code)
        case "level" if isinstance(event, AlertEscalated):
            return word("whose", code)
        case "outcome" if isinstance(event, NeedClosed):
            return word("need_outcome", code)
        case (
            "category"
            | "level"
            | "hindrance"
            | "channel"
            | "outcome"
            | "domain"
            | "duty"
            | "relation"
            | "emergency"
            | "sex"
        ):
            return word(name, code)
    return code
