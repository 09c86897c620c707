"""The forms: recording funds received, correcting and withdrawing them, issuing and restating an annual form."""

from typing import Any, Final

from casework.divisions.codes import trim
from casework.funds.footing import faults
from projections.funds.money import received_of
from projections.funds.tables import FundsReceipt
from web.divisions.areas import area_name, asked_division
from web.funds import actions
from web.funds.reckoning import PAID_SCHEMES, asked_scheme, asked_year, demand_county, reckon
from web.funds.views import accounts_of, lines, named, payers_of
from web.http.action import Action, Asking, WriteResult
from web.http.form import Form
from web.http.form_fields import REASON, Field, translated
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_, gettext
from web.language.money import yuan
from web.language.words import options, word
from web.office import NOW, not_found

NO_REASON: Final = N_("Write the reason")
MISSING: Final = {
    "year": N_("Enter the year"), "payer": N_("Choose who gave it"), "received_on": N_("Enter the day"),
    "document_number": N_("Enter the document"),
}  # fmt: skip
GIVERS: Final = ("central", "province", "city", "county")


def _read(action: Action) -> Any:
    """Yuan as typed are whole fen."""

    def read(form: Form) -> dict[str, Any]:
        fen = form.fen("amount", least=1)
        values = Form({**form.values, "amount_fen": str(fen or 1)})
        said = typed(values, action.shape, {**MISSING, **({"reason": NO_REASON} if action is actions.CORRECT else {})})
        form.errors.update(values.errors)
        return said

    return read


def _fields(shown: Shown, one: FundsReceipt | None) -> list[Field]:
    today = shown.office.today()
    year = shown.query.get("year", "")
    return [
        Field("number", "year", N_("For the year"), one.year if one else year or today.year),
        Field(
            "select", "scheme", N_("For the scheme (optional)"), (one.scheme or "") if one else shown.query.get("scheme", ""),
            [(each, word("scheme", each)) for each in PAID_SCHEMES], required=False,
        ),
        Field("choice", "payer", N_("Who gave it"), one and one.payer, [pair for pair in options("payer") if pair[0] in GIVERS]),
        Field("text", "amount", N_("Amount in yuan"), yuan(one.amount_fen) if one else None),
        Field("day", "received_on", N_("Received on"), one.received_on if one else today),
        Field("text", "document_number", N_("Document"), one and one.document_number),
    ]  # fmt: skip


def _new(shown: Shown) -> dict[str, Any]:
    division = asked_division(
        shown.caller, {"division": shown.form.text("division") or shown.query.get("division", "")}
    )
    demand_county(shown.caller, division)
    return {
        "heading": gettext("Record funds received"), "button": gettext("Record it"), "lead": None, "back": _back(division),
        "address": "/funds-received", "about": area_name(division), "hidden": {"division": division},
        "fields": translated(_fields(shown, None)),
    }  # fmt: skip


def _back(division: str) -> list[tuple[str, str]]:
    return [(f"/funds-received?division={trim(division)}", gettext("Funds received"))]


def _one(shown: Shown) -> FundsReceipt:
    with shown.office.open_snapshot(shown.caller) as snapshot:
        found = received_of(snapshot, shown.ids["received_id"])
    if found is None:
        raise not_found()
    demand_county(shown.caller, found[1].division)
    return found[1]


def _about(action: Action, heading: str, button: str) -> Any:
    def show(shown: Shown) -> dict[str, Any]:
        one = _one(shown)
        fields = [*_fields(shown, one), REASON] if action is actions.CORRECT else [REASON]
        said = f"{word('payer', one.payer)} · {yuan(one.amount_fen)} · {one.document_number}"
        return {
            "heading": gettext(heading), "button": gettext(button), "lead": None, "back": _back(one.division), "about": said,
            "address": action.path.replace(":uuid", "").format_map(shown.ids), "hidden": {}, "fields": translated(fields),
        }  # fmt: skip

    return show


def _then(asking: Asking, result: WriteResult) -> str:
    return f"/funds-received?division={trim(result.receipt.ledger)}"


def _issue(shown: Shown) -> dict[str, Any]:
    """The figures that would be frozen, before one's eyes."""
    said = {name: shown.form.text(name) or shown.query.get(name, "") for name in ("division", "year", "scheme")}
    division = asked_division(shown.caller, said)
    demand_county(shown.caller, division)
    year, scheme = (
        asked_year(said["year"], shown.office.today().year + 1),
        asked_scheme(said["scheme"]) or "special_support",
    )
    found = reckon(shown.office, NOW, division, scheme, year)
    return {
        "division": division, "area": area_name(division), "year": year, "scheme": scheme, "reckoned": found.form,
        "lines": lines(found.form.totals, []), "payers": payers_of(found.form.total), "faults": faults(found.form),
        "accounts": accounts_of(found), "named": named,
    }  # fmt: skip


def _restate(shown: Shown) -> dict[str, Any]:
    ledger, last = actions.last_told(shown.office, shown.caller, shown.ids["form_id"])
    demand_county(shown.caller, last.division)
    form, causes = actions.again(shown.office, ledger, last)
    return {
        "form_id": shown.ids["form_id"], "area": area_name(trim(ledger)), "last": last, "reckoned": form,
        "causes": sum(len(each) for each in causes.values()), "lines": lines(form.totals, []), "payers": payers_of(form.total),
        "before": lines(last.totals, []), "alike": (form.rows, form.totals, form.carried) == (last.rows, last.totals, last.carried),
    }  # fmt: skip


def _to_form(_: Asking, result: WriteResult) -> str:
    return f"/annual-forms/{result.id}"


FORMS: Final = (
    FormPage(
        actions.RECORD, "http/short_form.html", _new, _then, read=_read(actions.RECORD), fields={"amount_fen": "amount"}, form_at="/new",
    ),
    FormPage(
        actions.CORRECT, "http/short_form.html", _about(actions.CORRECT, N_("Correct funds received"), N_("Record the correction")), _then,
        read=_read(actions.CORRECT), fields={"amount_fen": "amount"},
    ),
    FormPage(
        actions.WITHDRAW, "http/short_form.html", _about(actions.WITHDRAW, N_("Withdraw funds received"), N_("Withdraw it")), _then,
        missing={"reason": NO_REASON},
    ),
    FormPage(actions.ISSUE, "funds/issue.html", _issue, _to_form, form_at="/new"),
    FormPage(actions.RESTATE, "funds/restate.html", _restate, _to_form, missing={"reason": NO_REASON}, form_at="/new"),
)  # fmt: skip
