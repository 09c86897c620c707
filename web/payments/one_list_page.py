"""One payment list: what differs from the last period first, then its lines, who is left out and why, and its sums."""

from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.roles import APPROVAL, PAYING, READ_FIGURES
from projections.engine.snapshot import Snapshot
from projections.payments import differences, left_out, line_pages, lists, sums
from projections.payments.kept import kept
from projections.payments.line_pages import Filter
from projections.payments.lists import Listed
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, village_name
from web.http.as_of_view import AnyRequest, Id, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.http.rights import is_within
from web.language.i18n import N_
from web.office import Office, not_found
from web.payments import running
from web.payments.doubts import in_doubt
from web.payments.list_story import told_of
from web.payments.views import Step, figures, names, next_step


@get("/payment-lists/{list_id:uuid}", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_list(request: AnyRequest, list_id: Id, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    page, size = page_of(query)
    with open_snapshot(office, caller, request) as snapshot:
        listed = lists.one(snapshot, list_id)
        if listed is None:
            raise not_found()
        context = about(snapshot, listed) | _shown(snapshot, listed, dict(query.items()), page, size)
        context |= {"seen": as_of_view(office, snapshot, request), "known": snapshot.known[listed.ledger]}
    return Template("payments/list.html", context=context | _edge(office, caller, listed, context, page, size))


def about(snapshot: Snapshot, listed: Listed) -> dict[str, Any]:
    """The list, its sums, what differs, who is left out."""
    list_id = listed.list.list_id
    before = lists.before(snapshot, listed)
    summed = kept(snapshot, "sums", lambda: sums.summed(snapshot, list_id), listed)
    return {
        "ledger": listed.ledger, "list": listed.list, "area": area_name(listed.list.division), "before": before,
        "differs": differences.counted(snapshot, listed, before) if before else {},
        "totals": summed.totals, "figures": figures(summed.totals), "reasons": left_out.reasons(snapshot, list_id),
        "by_category": summed.by_category, "by_village": [(village_name(s.of), s) for s in summed.by_village],
        "reissues": lists.reissues(snapshot, list_id),
        "waits_again": bool(listed.list.returned and lists.to_pay_again(snapshot, [list_id])),
        "reissued": lists.one(snapshot, listed.list.reissue_of) if listed.list.reissue_of else None,
    }  # fmt: skip


def _shown(snapshot: Snapshot, listed: Listed, query: dict[str, str], page: int, size: int) -> dict[str, Any]:
    """The part that the address asks for: lines (all, or some), differences of a kind, or those left out."""
    list_id, show, offset = listed.list.list_id, query.get("show", "lines"), (page - 1) * size
    which = Filter(
        query.get("village", "")[:12],
        query.get("category", "")[:20],
        query.get("outcome", "")[:10] or "paid",
        "arrears" in query,
    )
    found: dict[str, Any] = {"show": show, "which": which, "rows": [], "total": 0, "sum_fen": None}
    if show in differences.KINDS:
        before = lists.before(snapshot, listed)
        if before:
            counted = differences.counted(snapshot, listed, before).get(show)
            rows = differences.differences(snapshot, list_id, before.list.list_id, show, size, offset)
            found |= {"rows": rows, "total": counted.persons if counted else 0}
    elif show == "left_out":
        reasons, reason = left_out.reasons(snapshot, list_id), query.get("reason", "")[:20]
        total = reasons.get(reason, 0) if reason else sum(reasons.values())
        found |= {"rows": left_out.left_out(snapshot, list_id, reason, size, offset), "total": total, "reason": reason}
    else:
        total, sum_fen = line_pages.counted(snapshot, listed, which)
        found |= {
            "rows": line_pages.page(snapshot, list_id, which, size, offset),
            "total": total,
            "sum_fen": sum_fen,
            "show": "lines",
        }
    return found


def _edge(
    office: Office, caller: Caller, listed: Listed, context: dict[str, Any], page: int, size: int
) -> dict[str, Any]:
    rows, whole = context["rows"], is_within(caller, listed.list.division)
    persons = names(office, [each.person_id for each in rows])
    return {
        "rows": [(each, persons.get(each.person_id, ""), village_name(each.division)) for each in rows],
        **(in_doubt(office, listed) if whole and not context["seen"].asked else {}),
        **(told_of(office, caller, listed, context["known"]) if whole else {"entries": [], "sent_back": None}),
        "page": page, "size": size, "outcomes": _outcomes(listed), "kinds": differences.KINDS,
        "running": running.is_running(listed.list.list_id), "step": next_step(listed, caller),
        "steps": _beside(listed, caller), "may_take_file": whole and caller.role in (*PAYING, *APPROVAL),
        "may_pay_again": whole and caller.role in PAYING and context["waits_again"],
        "may_bring_late": whole and caller.role in PAYING,
        "may_exclude": caller.role in PAYING and listed.list.status == "draft" and listed.list.computed,
    }  # fmt: skip


def _outcomes(listed: Listed) -> list[tuple[str, int]]:
    """What became of lines, with how many; nothing of the bank before it has the list."""
    of = listed.list
    counts = {"open": of.lines - of.settled - of.returned, "settled": of.settled, "returned": of.returned}
    return [*(counts.items() if of.sent_on else ()), *([("excluded", of.excluded)] if of.excluded else ())]


def _beside(listed: Listed, caller: Caller) -> list[Step]:
    """What else the caller may do with it."""
    of, steps = listed.list, list[Step]()
    if caller.role in APPROVAL and of.status in ("frozen", "approved"):
        steps.append(Step(N_("Send it back"), "thawing"))
    if caller.role in PAYING and of.status in ("draft", "frozen"):
        steps.append(Step(N_("Discard the list"), "discarding"))
    return steps
