"""The forms of payment lists: preparing, taking a line out, freezing, sending back, discarding, sending, closing."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from casework.divisions.codes import trim
from projections.payments import lists
from projections.payments.lists import Listed
from web.divisions.areas import area_name, asked_division
from web.http.action import Action, Asking, WriteResult
from web.http.form_fields import REASON, Field, translated
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_, current_language, gettext, shown_yuan
from web.language.words import options, word
from web.office import not_found
from web.payments import actions
from web.payments.bank_file import layouts_of
from web.payments.doubts import doubts_of

NO_REASON: Final = {"reason": N_("Write the reason")}
DESPITE: Final = Field(
    "long", "despite", N_("Why it is sent with lines in doubt"), required=False,
    hint=N_("Lines are in doubt: the list's page names them. Whoever approves can send it back."),
)  # fmt: skip
NOT_PAID: Final = ("annual_checkup",)


def listed_of(shown: Shown) -> Listed:
    """The list that the address names. Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        found = lists.one(snapshot, shown.ids["list_id"])
    if found is None:
        raise not_found()
    return found


def identity(listed: Listed) -> str:
    """How a list is called above a form."""
    of = listed.list
    said = gettext("%(n)s lines, %(yuan)s yuan") % {"n": of.lines, "yuan": shown_yuan(of.amount_fen)}
    return f"{word('scheme', of.scheme)} · {of.period} · {area_name(of.division)} · {said}"


def back_to(listed: Listed) -> list[tuple[str, str]]:
    return [
        ("/payment-lists", gettext("Payment lists")),
        (f"/payment-lists/{listed.list.list_id}", f"{word('scheme', listed.list.scheme)} {listed.list.period}"),
    ]


def _form(
    action: Action,
    heading: str,
    lead: str,
    button: str,
    fields: Callable[[Shown, Listed], Sequence[Field]] = lambda *_: (),
    missing: dict[str, str] | None = None,
) -> FormPage:
    def show(shown: Shown) -> dict[str, Any]:
        listed = listed_of(shown)
        return {
            "heading": gettext(heading), "button": gettext(button), "lead": gettext(lead), "back": back_to(listed),
            "address": action.path.replace(":uuid", "").format_map(shown.ids), "about": identity(listed), "hidden": {},
            "fields": translated(fields(shown, listed)),
        }  # fmt: skip

    def then(asking: Asking, _: WriteResult) -> str:
        return f"/payment-lists/{asking.ids['list_id']}"

    return FormPage(action, "http/short_form.html", show, then, missing=missing or {})


def _prepare(shown: Shown) -> dict[str, Any]:
    query = shown.query
    division = shown.form.text("division") or asked_division(shown.caller, query)
    schemes = [pair for pair in options("scheme") if pair[0] not in NOT_PAID]
    reissue = shown.form.text("reissue_of") or query.get("reissue_of", "")
    fields = [
        Field("select", "scheme", N_("Scheme"), query.get("scheme"), schemes),
        Field(
            "text", "period", N_("Period"), query.get("period") or str(shown.office.today().year),
            hint=N_("A year or a month: 2026 or 2026-07. What is due up to its end and not yet paid is paid."),
        ),
    ]  # fmt: skip
    return {
        "heading": gettext(N_("Pay again what was returned") if reissue else N_("Prepare a payment list")),
        "button": gettext(N_("Compute the list")), "lead": None,
        "back": [("/payment-lists", gettext("Payment lists"))], "address": "/payment-lists",
        "about": area_name(trim(division)), "hidden": {"division": division} | ({"reissue_of": reissue} if reissue else {}),
        "fields": translated(fields),
    }  # fmt: skip


def _layouts(shown: Shown, listed: Listed) -> list[Field]:
    chinese = current_language() != "en"
    named = [
        (name, layout.title_zh if chinese else layout.title_en)
        for name, layout in layouts_of(shown.office, listed.ledger).items()
    ]
    layout = Field("choice", "layout", N_("Layout of the bank file"), named[0][0], named)
    return [layout, DESPITE] if doubts_of(shown.office, listed, 1) else [layout]


def _number(shown: Shown, _: Listed) -> list[Field]:
    return [Field("number", "number", N_("Line number"), shown.query.get("number")), REASON]


FORMS: Final = (
    FormPage(
        actions.PREPARE, "http/short_form.html", _prepare, lambda _, result: f"/payment-lists/{result.id}",
        missing={"scheme": N_("Choose the scheme"), "period": N_("Enter the period")}, form_at="/new",
    ),
    _form(
        actions.EXCLUDE, N_("Take a line out"), N_("It is not paid by this list. Its months stay due."),
        N_("Take it out"), _number, {"number": N_("Enter the line number"), **NO_REASON},
    ),
    _form(
        actions.DISCARD, N_("Discard the list"), N_("Nothing is paid by it; all its months stay due."),
        N_("Discard it"), lambda *_: [REASON], NO_REASON,
    ),
    _form(
        actions.FREEZE, N_("Freeze the list"),
        N_("From then on no line changes. Another person looks at it and approves it."), N_("Freeze it"),
    ),
    _form(
        actions.THAW, N_("Send the list back"), N_("It becomes a draft again, with your reason."), N_("Send it back"),
        lambda *_: [REASON], NO_REASON,
    ),
    _form(
        actions.SEND, N_("Send the list to the bank"),
        N_("The file is made with names and accounts as they were known when the list was prepared."), N_("Record that it is sent"),
        _layouts,
    ),
    _form(
        actions.CLOSE, N_("Close the list"),
        N_("Lines, approved sum, and what was paid and returned have to agree."), N_("Close it"),
    ),
)  # fmt: skip
