"""A household's history in sentences, newest first: what happened, when it was recorded, by whom, as what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.days import SHANGHAI, today
from casework.common.event import Theme
from casework.common.roles import READ_CASES
from projections.households.case import merged
from projections.households.history import HistoryEntry, amended_by, story
from web.access.caller import any_of
from web.households.household_summary import household_summary_in
from web.households.sentences import sentences_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import N_, gettext, shown_day

KINDS: Final[dict[str, tuple[str, Theme | None]]] = {
    "": (N_("Everything"), None),
    "contacts": (N_("Contacts"), "contact"),
    "needs": (N_("Needs"), "need"),
    "decisions": (N_("Decisions"), "decision"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its sentence. `late`: recorded on a later day; that is marked, never refused.

    `amended`: the later event that corrected or withdrew what this one told; `amends`: the earlier one it corrects or withdraws.
    """

    told: HistoryEntry
    sentence: str
    day: date
    amended: HistoryEntry | None
    amends: HistoryEntry | None

    @property
    def recorded_on(self) -> date:
        return today(self.told.recorded_at)

    @property
    def at(self) -> str:
        return f"{self.told.recorded_at.astimezone(SHANGHAI):%H:%M}"

    @property
    def late(self) -> bool:
        return self.told.event.marked_when_late and self.recorded_on > self.day


@get(
    "/households/{household_id:uuid}/history",
    guards=[any_of(*READ_CASES)],
    sync_to_thread=True,
)
def show_history(request: AnyRequest, household_id: FromPath[UUID], caller: TheCaller, office: TheOffice) -> Template:
    page, size = page_of(request.query_params)
    kind = request.query_params.get("kind", "")
    with open_snapshot(office, caller, request) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        told = story(snapshot, household_id)
        merged_into, merged_here = merged(snapshot, household_id)
        glance = as_of_view(office, snapshot, request)
    until = glance.on if request.query_params.get("on") else None
    entries = [entry for entry in entries_of(told, sentences_of(office, caller, told)) if _wanted(entry, kind, until)]
    if "page" not in request.query_params:
        page = _page_with(entries, request.query_params.get("at", ""), size)
    shown = entries[(page - 1) * size : page * size]
    return Template(
        "households/history.html",
        context={
            "household": household,
            "merged_into": merged_into,
            "merged_here": merged_here,
            "days": [(day, list(each)) for day, each in groupby(shown, key=lambda entry: entry.day)],
            "kinds": [(code, gettext(label), None) for code, (label, _) in KINDS.items()],
            "kind": kind,
            "seen": glance,
            "page": page,
            "size": size,
            "total": len(entries),
        },
    )


def entries_of(told: Sequence[HistoryEntry], sentences: Sequence[str]) -> list[Entry]:
    """By the day they happened, the newest first; of one day, the last recorded first."""
    days = [each.occurred_on or today(each.recorded_at) for each in told]
    amended = amended_by(told)
    amends = {later.position: each for each in told if (later := amended.get(each.position))}
    entries = [
        Entry(each, _without_day(sentence, day), day, amended.get(each.position), amends.get(each.position))
        for each, sentence, day in zip(told, sentences, days, strict=True)
    ]
    return sorted(entries, key=lambda entry: (entry.day, entry.told.position), reverse=True)


def _page_with(entries: Sequence[Entry], position: str, size: int) -> int:
    """The page on which the event of a position stands; the first where none does."""
    places = (place for place, entry in enumerate(entries) if str(entry.told.position) == position)
    return next(places, 0) // size + 1


def _without_day(sentence: str, day: date) -> str:
    """A sentence that begins with its day, without it: the heading above says it."""
    said = shown_day(day)
    return sentence.removeprefix(said).removeprefix("起").lstrip("：，:, ") if sentence.startswith(said) else sentence


def _wanted(entry: Entry, kind: str, until: date | None) -> bool:
    theme = KINDS.get(kind, KINDS[""])[1]
    return theme in (None, entry.told.event.theme) and (until is None or entry.day <= until)
