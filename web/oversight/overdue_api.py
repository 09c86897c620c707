"""What has to be done: what is overdue and why, the caller's own worklist, the alerts that stand."""

from collections.abc import Sequence
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter

from casework.common.roles import READ_CASES
from projections.contacts import worklist
from projections.engine.snapshot import Reading
from projections.oversight import alert_list, overdue, reasons
from projections.oversight.overdue import Item
from projections.policies.tables import InForce, in_force
from web.access.caller import Caller
from web.http.api.answers import Page, end
from web.http.api.params import Slice, within
from web.http.api.read import read
from web.http.problems import Problem
from web.language.i18n import current_language, gettext
from web.office import AsOf, Office
from web.oversight import api_shapes
from web.unsealing import unsealed

Resolved = Annotated[str | None, QueryParameter(description="true: those resolved by the day; else those standing.")]
STATES = {None: "open", "false": "open", "true": "resolved"}


@read("Overdue", "/overdue", READ_CASES)
def show_overdue(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    asked: NamedDependency[AsOf],
    area: NamedDependency[str],
    part: NamedDependency[Slice],
) -> Page[api_shapes.OverdueItem]:
    """Everything overdue on the day, oldest first, with whose turn it is and why."""
    with office.looking(caller, within(office, asked, area)) as look:
        found, total = overdue.overdue_page(look, area, part.page, part.size)
        items = _items(office, look, found)
    return Page(items, part.page, part.size, total, look.known)


def _items(office: Office, look: Reading, shown: Sequence[Item]) -> list[api_shapes.OverdueItem]:
    assigned = overdue.assigned_to(look, [item.household_id for item in shown])
    policies = in_force(look, {item.ledger for item in shown})
    facts = reasons.grounds(look, shown, policies)
    texts = unsealed(office, [(a.name, a.staff_ledger, a.staff_id) for each in assigned.values() for a in each])
    return [
        api_shapes.OverdueItem(
            household_id=item.household_id,
            ledger=item.ledger,
            household_no=item.household_no,
            division=item.division,
            duty=item.duty,
            rule=_rule(item.duty, policies[item.ledger]),
            due_on=item.due_on,
            days_overdue=item.days_overdue(look.on),
            assigned=[
                api_shapes.Assigned(a.staff_id, a.level, texts.text(a.name))
                for a in assigned.get(item.household_id, [])
            ],
            why=reasons.why(item, policies[item.ledger], facts[item.household_id, item.duty], look.on),
        )
        for item in shown
    ]


def _rule(duty: str, policy: InForce) -> str:
    texts = reasons.rule_text(duty, policy)
    rule: str = texts["text_en" if current_language() == "en" else "text_zh"]
    return rule


@read("Worklist", "/worklist", READ_CASES)
def show_worklist(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    asked: NamedDependency[AsOf],
    part: NamedDependency[Slice],
) -> api_shapes.WorklistPage:
    """What the households assigned to the caller are owed until a week from the day, soonest first."""
    with office.looking(caller, within(office, asked, caller.division)) as look:
        mine = worklist.assigned_households(look, caller.staff_id) if caller.staff_id else []
        found = worklist.worklist(look, mine)
    items = [
        api_shapes.WorklistItem(
            i.household_id, i.ledger, i.household_no, i.division, i.duty, i.due_on, i.days_overdue(look.on)
        )
        for i in part.of(found.items)
    ]
    promises, needs = list(found.promises.values()), found.needs
    texts = unsealed(
        office,
        [(p.promise, p.ledger, p.household_id) for p in promises]
        + [(n.summary, n.ledger, n.household_id) for n in needs],
    )
    return api_shapes.WorklistPage(
        items=items, page=part.page, size=part.size, total=len(found.items), known_position=look.known,
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
    asked: NamedDependency[AsOf],
    area: NamedDependency[str],
    part: NamedDependency[Slice],
    resolved: Resolved = None,
) -> Page[api_shapes.Alert]:
    """What the clock raised: standing on the day, or resolved by then."""
    if resolved not in STATES:
        message = gettext("Write true or false.")
        raise Problem(422, "invalid", message, errors=[{"field": "resolved", "message": message}])
    wanted = STATES[resolved]
    with office.looking(caller, within(office, asked, area)) as look:
        rows, counts = alert_list.alerts(look, area, wanted, part.page, part.size)
    items = [
        api_shapes.Alert(
            a.alert_id, a.ledger, a.household_id, a.household_no, a.division, a.duty, a.due_on, a.raised_on,
            end(a.resolved_on), a.cause,
        )
        for a in rows
    ]  # fmt: skip
    return Page(items, part.page, part.size, counts[wanted], look.known)


HANDLERS = [show_overdue, show_worklist, show_alerts]
