"""The forms of a recovery. Amounts are typed in yuan."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from casework.common.months import last_day, month_of
from casework.recoveries.state import Recovery
from projections.recoveries import recovery_list
from web.http.action import Action, Asking, WriteResult
from web.http.form import Form
from web.http.form_fields import REASON, Field, translated
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in
from web.language.i18n import N_, gettext, shown_yuan
from web.office import not_found
from web.recoveries import actions
from web.recoveries.views import heading_of, told_of

NO_REASON: Final = {"reason": N_("Write the reason")}
NO_COUNT: Final = N_("Enter in how many parts, 1 to 60")
NO_DAY: Final = N_("Enter the day of the first part")
MOST: Final = 60
DAY: Final = Field("day", "on", N_("Day"), required=False)
NOTE: Final = Field("long", "note", N_("Note (optional)"), required=False)
Fields = Callable[[Shown, Recovery], Sequence[Field]]


def _form(
    action: Action, heading: str, lead: str, button: str, fields: Fields,
    read: Callable[[Form], Any] | None = None, missing: dict[str, str] | None = None,
) -> FormPage:  # fmt: skip
    def show(shown: Shown) -> dict[str, Any]:
        with shown.office.open_snapshot(shown.caller) as snapshot:
            placed = recovery_list.recovery(snapshot, shown.ids["recovery_id"])
            if placed is None:
                raise not_found()
            told = told_of(shown.office, placed, snapshot.known[placed.ledger])
        about = heading_of(shown.office, shown.caller, placed)
        back = [("/recoveries", gettext("Money to be paid back")), (f"/recoveries/{placed.row.recovery_id}", about)]
        return {
            "heading": gettext(heading), "lead": lead and gettext(lead), "button": gettext(button), "about": about, "back": back,
            "address": action.path.replace(":uuid", "").format_map(shown.ids),
            "hidden": {"outstanding": told.state.outstanding_fen} if action is actions.AGREE else {},
            "fields": translated(fields(shown, told.state)),
        }  # fmt: skip

    def then(asking: Asking, _: WriteResult) -> str:
        return f"/recoveries/{asking.ids['recovery_id']}"

    named = {"instalments": "parts"} if action is actions.AGREE else {}
    return FormPage(action, "http/short_form.html", show, then, read=read, missing=missing or {}, fields=named)


def _amount(form: Form, *, required: bool = True) -> int | None:
    return form.fen("amount_fen", required=required, least=1)


def _yuan(fen: int, *, required: bool = True) -> Field:
    return Field("text", "amount_fen", N_("Amount, yuan"), shown_yuan(fen) if fen > 0 else None, required=required)


def _received(form: Form) -> Any:
    return filled_in({"amount_fen": _amount(form), "on": form.day("on"), "number": form.text("number")})


def _corrected(form: Form) -> Any:
    said = {"amount_fen": _amount(form, required=False), "on": form.day("on"), "number": form.text("number")}
    return filled_in({**said, "reason": form.required("reason", missing=NO_REASON["reason"])})


def _waived(form: Form) -> Any:
    reason = form.required("reason", missing=NO_REASON["reason"])
    return filled_in({"amount_fen": _amount(form), "on": form.day("on"), "reason": reason})


def _noted(form: Form) -> Any:
    return filled_in({"amount_fen": _amount(form), "on": form.day("on"), "note": form.text("note")})


def _agreed(form: Form) -> Any:
    """So many parts, a month after each other, as even as whole fen allow."""
    parts, first, fen = (
        form.number("parts", missing=NO_COUNT),
        form.day("first_on", missing=NO_DAY),
        form.text("outstanding"),
    )
    if parts is not None and not 1 <= parts <= MOST:
        form.refuse("parts", NO_COUNT)
        return {}
    if parts is None or first is None or not fen.isdigit():
        return {}
    return filled_in({"instalments": even_parts(int(fen[:12]), parts, first), "note": form.text("note")})


def even_parts(fen: int, parts: int, first_on: date) -> list[dict[str, Any]]:
    """A month after each other; the first ones a fen more, where it does not come out even."""
    each, more = divmod(fen, parts)
    days = [last_day(month_of(first_on) + n) for n in range(parts)]
    return [
        {"due_on": day.replace(day=min(day.day, first_on.day)).isoformat(), "amount_fen": each + (n < more)}
        for n, day in enumerate(days)
    ]


FORMS: Final = (
    _form(
        actions.EXPLAIN, N_("The family was told"),
        N_("Somebody whom the family knows tells them first, in person, at a good moment, and asks nothing of them that day."),
        N_("Record it"), lambda *_: [DAY, NOTE],
    ),
    _form(
        actions.AGREE, N_("Agree on how it is paid back"), N_("What suits the family; nobody has to pay all at once."),
        N_("Record what was agreed"),
        lambda *_: [
            Field("number", "parts", N_("In how many monthly parts"), 1), Field("day", "first_on", N_("First part due on")), NOTE,
        ], _agreed,
    ),
    _form(
        actions.AGREE_OFFSET, N_("Set off against later payments"),
        N_("What suits the family: of each later payment at most this much is not paid out, until nothing is outstanding."),
        N_("Record what was agreed"), lambda *_: [Field("text", "amount_fen", N_("Of each payment at most, yuan")), DAY, NOTE], _noted,
    ),
    _form(
        actions.RECEIVE, N_("Money came back"), "", N_("Record it"),
        lambda _, state: [_yuan(state.outstanding_fen), DAY, Field("text", "number", N_("Number of the receipt"), required=False)],
        _received,
    ),
    _form(
        actions.CORRECT_RECEIPT, N_("Correct the receipt"), N_("Fill in only what was wrong."), N_("Correct"),
        lambda *_: [
            _yuan(0, required=False), DAY, Field("text", "number", N_("Number of the receipt"), required=False), REASON,
        ], _corrected,
    ),
    _form(
        actions.WAIVE, N_("Ask for nothing more"), N_("Nobody pays this part back. It stays in the figures as waived."),
        N_("Record it"), lambda _, state: [_yuan(state.outstanding_fen), DAY, REASON], _waived,
    ),
    _form(
        actions.REFUND, N_("Give back what came too much"), "", N_("Record it"),
        lambda _, state: [_yuan(-state.outstanding_fen), DAY, NOTE], _noted,
    ),
    _form(
        actions.WITHDRAW_STEP, N_("Withdraw this step"), N_("It was recorded by mistake."), N_("Withdraw it"),
        lambda *_: [REASON], missing=NO_REASON,
    ),
)  # fmt: skip
