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
from web.http.query_params import uuid_of
from web.language.i18n import N_, current_language, gettext
from web.language.words import options, word
from web.office import not_found
from web.payments import actions
from web.payments.bank_file import layouts_of
from web.payments.doubts import doubts_of
from web.payments.next_lists import next_lists, proposed
from web.payments.views import sum_of

NO_REASON: Final = {"reason": N_("Write the reason")}
DESPITE: Final = Field(
    "long", "despite", N_("Why it is sent with lines in doubt"), required=False,
    hint=N_("Lines are in doubt: the list's page names them. Whoever approves can send it back."),
)  # fmt: skip
NOT_PAID: Final = ("annual_checkup",)
COMPUTE: Final = N_("Compute the list")
ACCOUNTS_FIRST: Final = N_(
    "Only the returned lines are paid, by names and accounts as they are known now. Have wrong ones corrected first, or the bank "
    "returns them once more."
)


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
    called = f"{word('scheme', of.scheme)} {of.period} · {area_name(of.division)} · {sum_of(of.lines, of.amount_fen)}"
    answers = (("Paid", of.settled, of.settled_fen), ("Returned", of.returned, of.returned_fen))
    told = [f"{gettext(label)}{gettext(': ')}{sum_of(number, fen)}" for label, number, fen in answers if number]
    return " · ".join([called, *told])


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
    again = _returned(shown)
    if again:
        return _pay_again(again)
    division = trim(shown.form.text("division") or asked_division(shown.caller, query))
    with shown.office.open_snapshot(shown.caller) as snapshot:
        following = next_lists(lists.listed(snapshot, division), division, shown.office.today())
    scheme, period = proposed(following, query.get("scheme", ""), shown.office.today())
    fields = [
        Field("select", "scheme", N_("Scheme"), scheme, [pair for pair in options("scheme") if pair[0] not in NOT_PAID]),
        Field(
            "text", "period", N_("Period"), query.get("period") or period,
            hint=N_("A year or a month: 2026 or 2026-07. What is due up to its end and not yet paid is paid."),
        ),
    ]  # fmt: skip
    return {
        "heading": gettext("Prepare a payment list"), "button": gettext(COMPUTE), "lead": None,
        "back": [(f"/payment-lists?division={division}", gettext("Payment lists"))], "address": "/payment-lists",
        "about": area_name(division), "hidden": {"division": division}, "fields": translated(fields),
    }  # fmt: skip


def _returned(shown: Shown) -> Listed | None:
    """The list of which what was returned is to be paid again, where the address or the form names one."""
    named = uuid_of(shown.form.text("reissue_of") or shown.query.get("reissue_of", ""))
    with shown.office.open_snapshot(shown.caller) as snapshot:
        return lists.one(snapshot, named) if named else None


def _pay_again(listed: Listed) -> dict[str, Any]:
    """Nothing is to be chosen: it is the same scheme and period."""
    of = listed.list
    hidden = {"division": of.division, "scheme": of.scheme, "period": of.period, "reissue_of": str(of.list_id)}
    return {
        "heading": gettext("Pay again what was returned"), "button": gettext(COMPUTE), "lead": gettext(ACCOUNTS_FIRST),
        "back": back_to(listed), "address": "/payment-lists", "about": identity(listed), "hidden": hidden, "fields": [],
    }  # fmt: skip


def _another(asking: Asking) -> str | None:
    """Whether there is a list of this scheme and period already."""
    if asking.said.get("reissue_of"):
        return None
    scheme, division, period = (str(asking.said.get(name) or "") for name in ("scheme", "division", "period"))
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = lists.listed(snapshot, asking.caller.division, period, lists.OPEN)
    same = [
        each for each in found if (each.list.scheme, each.list.division, each.list.period) == (scheme, division, period)
    ]
    text = gettext(
        "There is a list of this scheme and period under way already (%(list)s). Is another one to be prepared beside it?"
    )
    return text % {"list": identity(same[0])} if same else None


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
        missing={"scheme": N_("Choose the scheme"), "period": N_("Enter the period")}, form_at="/new", doubt=_another,
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
        N_("What was paid and what was returned come to the approved sum, or it is not closed."), N_("Close the list"),
    ),
)  # fmt: skip
