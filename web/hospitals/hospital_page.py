"""One hospital: who to ask there, its pathway over the years, test calls, its history; and the pathway to print."""

from itertools import groupby
from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.days import holds
from casework.common.roles import READ_OFFICE, SUPERVISION
from projections.engine.snapshot import Snapshot
from projections.hospitals.contact_tables import DEPARTMENT, TEST_CALL
from projections.hospitals.hospital_list import ListedHospital, hospital
from projections.hospitals.tables import HOSPITAL
from projections.households.history import stream_story
from projections.staff.lookup import hospital_names
from web.access.caller import Caller, any_of
from web.hospitals.list_page import rows_of
from web.households.history_page import entries_of
from web.households.sentences import sentences_of
from web.http.as_of_view import AnyRequest, Id, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.rights import is_within, leads_county
from web.office import Office, not_found
from web.unsealing import sealed_in, unsealed


@get("/hospitals/{hospital_id:uuid}", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_hospital(request: AnyRequest, hospital_id: Id, caller: TheCaller, office: TheOffice) -> Template:
    with open_snapshot(office, caller, request) as snapshot:
        found = _found(snapshot, hospital_id)
        spans = snapshot.of(HOSPITAL, "hospital_id", hospital_id, "from_on")
        calls = snapshot.of(TEST_CALL, "hospital_id", hospital_id, "called_on desc, test_call_id")
        successor = hospital_names(snapshot, [found.successor_id] if found.successor_id else [])
        context = _context(office, caller, snapshot, found) | {"seen": as_of_view(office, snapshot, request)}
    versions = [next(same) for _, same in groupby(spans, key=lambda span: span.pathway)]
    texts = unsealed(office, sealed_in(calls, found.ledger, found.hospital_id))
    made = [(call, texts.text(call.note)) for call in calls if call.called_on <= context["seen"].on]
    more = {"versions": versions, "calls": made, "successor": successor.get(found.successor_id or hospital_id, "")}
    return Template("hospitals/hospital.html", context=context | more)


@get("/hospitals/{hospital_id:uuid}/pathway", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_pathway(request: AnyRequest, hospital_id: Id, caller: TheCaller, office: TheOffice) -> Template:
    """The steps for a family, on one sheet to print."""
    with open_snapshot(office, caller, request) as snapshot:
        found = _found(snapshot, hospital_id)
        context = _context(office, caller, snapshot, found) | {"seen": as_of_view(office, snapshot, request)}
    return Template("hospitals/pathway.html", context=context)


@get("/hospitals/{hospital_id:uuid}/history", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_hospital_history(request: AnyRequest, hospital_id: Id, caller: TheCaller, office: TheOffice) -> Template:
    """Everything recorded about the hospital, in sentences, the newest first."""
    with open_snapshot(office, caller, request) as snapshot:
        found = _found(snapshot, hospital_id)
        until = snapshot.known[found.ledger]
        seen = as_of_view(office, snapshot, request)
    with office.database.single() as connection:
        told = stream_story(connection, found.ledger, hospital_id, until)
    entries = entries_of(told, sentences_of(office, caller, told))
    days = [(day, list(each)) for day, each in groupby(entries, key=lambda entry: entry.day)]
    return Template("hospitals/history.html", context={"hospital": found, "days": days, "seen": seen})


def _found(snapshot: Snapshot, hospital_id: Id) -> ListedHospital:
    found = hospital(snapshot, hospital_id)
    if found is None or found.ledger not in snapshot.known:
        raise not_found()
    return found


def _context(office: Office, caller: Caller, snapshot: Snapshot, found: ListedHospital) -> dict[str, Any]:
    departments = snapshot.of(DEPARTMENT, "hospital_id", found.hospital_id, "name, department_id")
    there = [one for one in departments if holds(one.from_on, one.until_on, snapshot.on)]
    texts = unsealed(office, sealed_in(there, found.ledger, found.hospital_id))
    leads = caller.role in SUPERVISION and leads_county(caller) and is_within(caller, found.division)
    return {
        "row": rows_of(office, [found])[0],
        "departments": [(one, texts.text(one.responsible_person), texts.text(one.phone)) for one in there],
        "may_change": leads and snapshot.on == office.today() and snapshot.now,
    }


HANDLERS = [show_hospital, show_pathway, show_hospital_history]
