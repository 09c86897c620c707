"""What has to be done: what is overdue and why, the caller's own worklist, the alerts that stand."""

from collections.abc import Sequence
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter

from casework.common.roles import READ_CASES
from projections.contacts import worklist
from projections.engine.snapshot import Snapshot
from projections.oversight import alert_list, overdue, reasons
from projections.oversight.overdue import Item
from projections.policies.in_force import in_force
from projections.staff.assignments import assigned_to
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.language.i18n import current_language, gettext
from web.office import AsOf, Office
from web.oversight import api_shapes
from web.problem import Problem
from web.unsealing import unsealed

Resolved = Annotated[str | None, QueryParameter(description="true: those resolved by the day; else those standing.")]
Stage = Annotated[str | None, QueryParameter(description=f"One of {', '.join(alert_list.STAGES)}.")]
Whose = Annotated[str | None, QueryParameter(description=f"Whose they are: {', '.join(alert_list.LEVELS)}.")]
STATES = {None: "open", "false": "open", "true": "resolved"}


@read("Overdue", "/overdue", READ_CASES)
def show_overdue(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[api_shapes.OverdueItem]:
    """Everything overdue on the day, oldest first, with whose turn it is and why."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total = overdue.overdue_page(snapshot, asked_division, paging.page, paging.size)
        items = _items(office, snapshot, found)
    return Page(items, paging.page, paging.size, total, snapshot.known)


def _items(office: Office, snapshot: Snapshot, shown: Sequence[Item]) -> list[api_shapes.OverdueItem]:
    assigned = assigned_to(snapshot, [item.household_id for item in shown])
    policies = in_force(snapshot, {item.ledger for item in shown})
    facts = reasons.grounds(snapshot, shown, policies)
    texts = unsealed(office, [(a.name, a.staff_ledger, a.staff_id) for each in assigned.values() for a in each])
    why = [reasons.why(i, policies[i.ledger], facts[i.household_id, i.duty], snapshot.on) for i in shown]
    return [
        api_shapes.OverdueItem(
            household_id=item.household_id,
            ledger=item.ledger,
            household_no=item.household_no,
            division=item.division,
            duty=item.duty,
            rule=reason["rule"]["text_en" if current_language() == "en" else "text_zh"],
            due_on=item.due_on,
            days_overdue=item.days_overdue(snapshot.on),
            assigned=[
                api_shapes.Assigned(a.staff_id, a.level, texts.text(a.name), a.post)
                for a in assigned.get(item.household_id, [])
            ],
            why=reason,
        )
        for item, reason in zip(shown, why, strict=True)
    ]


@read("Worklist", "/worklist", READ_CASES)
def show_worklist(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> api_shapes.WorklistPage:
    """What the households assigned to the caller are owed until a week from the day, soonest first."""
    with office.open_snapshot(caller, within(office, as_of, caller.division)) as snapshot:
        mine = worklist.assigned_households(snapshot, caller.staff_id) if caller.staff_id else []
        found = worklist.worklist(snapshot, mine)
    items = [
        api_shapes.WorklistItem(
            i.household_id, i.ledger, i.household_no, i.division, i.duty, i.due_on, i.days_overdue(snapshot.on)
        )
        for i in paging.of(found.items)
    ]
    promises, needs = list(found.promises.values()), found.needs
    texts = unsealed(
        office,
        [(p.promise, p.ledger, p.household_id) for p in promises]
        + [(n.summary, n.ledger, n.household_id) for n in needs],
    )
    return api_shapes.WorklistPage(
        items=items, page=paging.page, size=paging.size, total=len(found.items), known_position=snapshot.known,
        promises=[
            api_shapes.Promise(p.household_id, texts.said(p.promise, caller), p.promise_on, p.contact_on)
            for p in promises
        ],
        needs=[
            api_shapes.OpenNeed(n.need_id, n.household_id, n.domain, texts.said(n.summary, caller), n.due_on)
            for n in needs
        ],
    )  # fmt: skip


@read("Alerts", "/alerts", READ_CASES)
def show_alerts(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    resolved: Resolved = None,
    stage: Stage = None,
    level: Whose = None,
) -> Page[api_shapes.Alert]:
    """What the clock raised: standing on the day, or resolved by then; of one stage, of one level, or all."""
    if resolved not in STATES:
        raise _invalid("resolved", gettext("Write true or false."))
    wanted = alert_list.Wanted(
        asked_division,
        _of(alert_list.STAGES, "stage", stage) or STATES[resolved],
        _of(alert_list.LEVELS, "level", level),
    )
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        rows = alert_list.alerts(snapshot, wanted, paging.page, paging.size)
        counts = alert_list.counts(snapshot, asked_division)
    texts = unsealed(office, [(t, a.ledger, a.household_id) for a in rows for t in (a.plan, a.reason)])
    items = [
        api_shapes.Alert(
            a.alert_id, a.ledger, a.household_id, a.household_no, a.division, a.duty, a.due_on, a.raised_on,
            a.resolved_on, a.cause, a.stage, a.level, a.since, a.rests_until, a.staff_id,
            texts.said(a.plan, caller) or None, texts.said(a.reason, caller) or None,
        )
        for a in rows
    ]  # fmt: skip
    total = alert_list.number(counts, wanted.stage, wanted.level)
    return Page(items, paging.page, paging.size, total, snapshot.known)


def _of(known: Sequence[str], field: str, asked: str | None) -> str:
    if asked not in (None, *known):
        raise _invalid(field, gettext("This is not one of the values allowed here."))
    return asked or ""


def _invalid(field: str, message: str) -> Problem:
    return Problem(422, "invalid", message, errors=[{"field": field, "message": message}])


HANDLERS = [show_overdue, show_worklist, show_alerts]
