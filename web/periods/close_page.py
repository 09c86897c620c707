"""One closed period: the figures as closed, each restatement, what is known now, and which records make the difference."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import APPROVAL, READ_FIGURES, SUPERVISION
from casework.divisions.codes import trim
from casework.periods.figures import Counted
from projections.engine.positions import vector
from projections.engine.snapshot import Snapshot
from projections.oversight.comparison import as_known_at
from projections.oversight.ledgers import of_whole_ledgers
from projections.periods.closes import versions
from projections.periods.counting import counted, resting_on
from projections.periods.tables import PeriodClose
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, trail
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.query_params import page_of
from web.http.rights import is_within, leads_county
from web.office import AsOf, Office
from web.oversight.comparison_page import Difference, Line, difference, in_words, lines
from web.periods.actions import last_told
from web.periods.views import edition_title, numbers
from web.unsealing import unsealed


@get("/period-closes/{period_close_id:uuid}", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_period_close(
    request: AnyRequest, period_close_id: FromPath[UUID], office: TheOffice, caller: TheCaller
) -> Template:
    page, size = page_of(request.query_params)
    ledger, last = last_told(office, caller, period_close_id)
    with office.open_snapshot(caller, AsOf(last.on_day)) as snapshot:
        told = [row for _, row in versions(snapshot, period_close_id)]
        as_now = as_known_at(snapshot, resting_on(snapshot, ledger))
        now = known_now(as_now, ledger)
        found = _difference(office, caller, as_now, ledger, last, page, size) if now else None
        texts = unsealed(office, [(t, ledger, period_close_id) for row in told for t in (row.reason, row.reopened_for)])
    context: dict[str, Any] = in_words(office, caller, found) if found else {"rows": [], "total": 0}
    leads = leads_county(caller) and is_within(caller, ledger)
    context |= {
        "ledger": ledger, "area": area_name(trim(ledger)), "trail": trail(caller, trim(ledger)), "last": last,
        "told": [(row, texts.text(row.reason), texts.text(row.reopened_for)) for row in told], "page": page, "size": size,
        "lines": figures_of(last, now), "as_now": now is not None and _alike(last, now), "now": now,
        "may_restate": leads and caller.role in SUPERVISION, "may_reopen": leads and caller.role in APPROVAL,
        "period_close_id": period_close_id, "edition_title": edition_title, "steps": steps(told),
    }  # fmt: skip
    return Template("periods/close.html", context=context)


def known_now(snapshot: Snapshot, ledger: str) -> Counted | None:
    """The figures as they are known now, for readers of the whole county."""
    return counted(snapshot, ledger) if of_whole_ledgers(snapshot, snapshot.scope.division) else None


def steps(told: Sequence[PeriodClose]) -> list[list[Line]]:
    """For each that was told its figures, beside those told before it; the first beside themselves."""
    every = [numbers(row.figures[0]) for row in told]
    return [lines(before, now) for before, now in zip([every[0], *every], every, strict=False)]


def figures_of(told: PeriodClose, now: Counted | None) -> list[Line]:
    """Each figure as it was told, and as it is known now."""
    then = numbers(told.figures[0])
    return lines(then, numbers(now.total) if now else then)


def _alike(told: PeriodClose, now: Counted) -> bool:
    return told.figures == (now.total, *now.rows)


def _difference(
    office: Office, caller: Caller, now: Snapshot, ledger: str, told: PeriodClose, page: int, size: int
) -> Difference:
    """A page of the households that count otherwise now than in the figures told last."""
    then = as_known_at(now, vector(told.known))
    return difference(office, caller, then, now, ledger, page, size)
