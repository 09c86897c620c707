"""What one household is owed on a day: each duty, when it is due, why, and why it is not overdue."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import READ_CASES
from projections.engine.snapshot import Snapshot
from projections.households.case import ledger_of_household
from projections.oversight.owed import Answer, Owed, owed_to
from projections.oversight.reasons import grounds, why
from projections.staff.assignments import assigned_to
from web.access.caller import any_of
from web.households.household_summary import household_summary_in
from web.households.why_words import in_words
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.office import not_found
from web.unsealing import unsealed


class Reasoned(NamedTuple):
    """A duty with its reason tree, where there is something to count."""

    answer: Answer
    why: Mapping[str, Any] | None


def reasoned(snapshot: Snapshot, household_id: UUID) -> tuple[Owed, list[Reasoned]]:
    """Raises Problem 404."""
    ledger = ledger_of_household(snapshot, household_id)
    owed = owed_to(snapshot, ledger, household_id) if ledger else None
    if owed is None:
        raise not_found()
    facts = grounds(snapshot, owed.items, {owed.ledger: owed.policy})
    reasons = {
        item.duty: why(item, owed.policy, facts[item.household_id, item.duty], snapshot.on) for item in owed.items
    }
    return owed, [Reasoned(answer, reasons.get(answer.duty)) for answer in owed.answers]


@get("/households/{household_id:uuid}/duties", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_duties(request: AnyRequest, household_id: FromPath[UUID], caller: TheCaller, office: TheOffice) -> Template:
    """On any day, as known at any position."""
    with open_snapshot(office, caller, request) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        owed, answers = reasoned(snapshot, household_id)
        assigned = assigned_to(snapshot, [household_id]).get(household_id, [])
        view = as_of_view(office, snapshot, request)
    texts = unsealed(office, [(each.name, each.staff_ledger, each.staff_id) for each in assigned])
    return Template(
        "households/duties.html",
        context={
            "household": household,
            "owed": owed,
            "answers": [(each.answer, each.why, in_words(each.answer)) for each in answers],
            "assigned": [(each.level, texts.text(each.name)) for each in assigned],
            "levels": [each.level for each in assigned if each.in_post],
            "seen": view,
        },
    )
