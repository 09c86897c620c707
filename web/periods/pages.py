"""The forms: closing a period with its figures before one's eyes, restating it, opening it again."""

from typing import Any, Final

from casework.divisions.codes import ledger_of, trim
from casework.periods.calendar import last_day
from projections.periods.closes import versions
from projections.periods.counting import counted
from web.divisions.areas import area_name, asked_division
from web.http.action import Asking, WriteResult
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.office import AsOf
from web.oversight.comparison_page import lines
from web.periods import actions as periods
from web.periods.close_page import figures_of, known_now
from web.periods.list_page import asked_period, asked_year
from web.periods.views import edition_title, numbers, year_of

REASON: Final = N_("Say why")


def _to_period(_: Asking, result: WriteResult) -> str:
    return f"/period-closes/{result.id}"


def _new(shown: Shown) -> dict[str, Any]:
    """Which periods may be closed; of the one that was chosen, what would be frozen."""
    asked = shown.form.text("division") or shown.query.get("division", "")
    division = asked_division(shown.caller, {"division": asked})
    periods.demand_county(shown.caller, division)
    today = shown.office.today()
    period = asked_period(shown.form.text("period") or shown.query.get("period"), today.year)
    year = asked_year(period[:4] or shown.query.get("year"), today)
    on = last_day(period) if period else today
    with shown.office.open_snapshot(shown.caller, AsOf(on)) as snapshot:
        open_ = [each for each in year_of(snapshot, division, year, today) if each.state in ("open", "reopened")]
        figures = counted(snapshot, ledger_of(division)) if period and on < today else None
    return {
        "division": division, "area": area_name(division), "period": period, "year": year, "on": on, "open": open_,
        "figures": figures, "edition_title": edition_title,
        "lines": lines(numbers(figures.total), numbers(figures.total)) if figures else [],
    }  # fmt: skip


def _one(shown: Shown) -> dict[str, Any]:
    """The period as it was told last, beside what is known now."""
    period_close_id = shown.ids["period_close_id"]
    ledger, last = periods.last_told(shown.office, shown.caller, period_close_id)
    with shown.office.open_snapshot(shown.caller, AsOf(last.on_day)) as snapshot:
        now = known_now(snapshot, ledger)
        told = [row for _, row in versions(snapshot, period_close_id)]
    return {
        "period_close_id": period_close_id, "area": area_name(trim(ledger)), "last": last, "told": told,
        "division": trim(ledger), "lines": figures_of(last, now),
    }  # fmt: skip


CLOSE: Final = FormPage(
    periods.CLOSE, "periods/new.html", _new, _to_period, missing={"period": N_("Choose the period")}, form_at="/new"
)
RESTATE: Final = FormPage(
    periods.RESTATE, "periods/restatement.html", _one, _to_period, missing={"reason": REASON}, form_at="/new"
)
REOPEN: Final = FormPage(
    periods.REOPEN, "periods/reopening.html", _one, _to_period, missing={"reason": REASON}, form_at="/new"
)
FORMS: Final = (CLOSE, RESTATE, REOPEN)
