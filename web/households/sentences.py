"""What happened, in sentences: in the reader's language, without codes, names masked where they must be."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from casework.common.event import Event
from casework.households.events.help_plan import HelpPlanCorrected, HelpPlanSet
from casework.households.events.members import MemberAdded, MemberCorrected
from casework.households.events.needs import NeedOpened
from casework.households.events.service_orders import ServiceOrderCorrected, ServiceOrdered
from casework.staff.events import PostTaken
from projections.households.history import HistoryEntry, Withheld
from web.access.caller import Caller
from web.households.sentence_amendments import amendment_values
from web.households.sentence_contacts import contact_values
from web.households.sentence_context import Context, context_of
from web.households.sentence_values import values_of
from web.language.i18n import gettext, is_chinese
from web.language.sentence_words import KEPT_APART, TOLD
from web.office import Office

# What an id refers to, besides the thing that an event is about: that event's own fields are known in the sentence too.
REFERRED: Final[Mapping[str, tuple[type[Event], ...]]] = {
    "member_id": (MemberAdded, MemberCorrected),
    "need_id": (NeedOpened,),
    "post_id": (PostTaken,),
    "plan_id": (HelpPlanSet, HelpPlanCorrected),
    "order_id": (ServiceOrdered, ServiceOrderCorrected),
}


def sentences_of(office: Office, caller: Caller, told: Sequence[HistoryEntry]) -> list[str]:
    """One sentence per event, in order; what they refer to is looked up, so any part of a story will do."""
    context = context_of(office, caller, told)
    return [_sentence(each, context) for each in told]


def _sentence(told: HistoryEntry, context: Context) -> str:
    if isinstance(told.event, Withheld):
        return gettext(KEPT_APART)
    values = {"staff": context.staff(told.stream)}
    for field, kind in REFERRED.items():
        if id_ := getattr(told.event, field, None):
            values |= values_of(context.last(told, kind, field, id_), told, context)
    values |= values_of(context.thing_before(told), told, context) | values_of(told.event, told, context)
    values |= contact_values(told, context) | amendment_values(told, context)
    parts = [gettext(text) % values for text in TOLD[told.name] if _known(text, values)]
    return re.sub(r"([。.])”[。.]", r"\1”", ("" if is_chinese() else " ").join(parts))


def _known(text: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name) for name in re.findall(r"%\((\w+)\)s", text))
