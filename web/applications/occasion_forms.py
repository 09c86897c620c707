"""The forms of stays and costs. Costs are typed in yuan."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from casework.applications.state import Occasion
from casework.schemes.occasions import days_of
from web.applications import actions as a
from web.applications.short_forms import NO_REASON, about, on_day
from web.applications.told import Told
from web.applications.views import findings_of
from web.http.form import Form
from web.http.form_fields import REASON, Field
from web.http.form_page import Shown
from web.http.typed import filled_in
from web.language.i18n import N_, gettext, shown_day, shown_yuan
from web.language.words import options
from web.office import not_found

NO_DAY: Final = N_("Enter the day")
KINDS: Final[Mapping[str, str]] = {"day": "stay", "cost": "cost"}  # what a rate pays for
ANSWERS: Final = (("yes", N_("Accept it")), ("no", N_("Refuse it")))


def _told(form: Form) -> dict[str, Any]:
    """What a report and its correction say."""
    return {
        "from_on": form.day("from_on", missing=NO_DAY), "until_on": form.day("until_on", missing=NO_DAY),
        "number": form.required("number", missing=N_("Write the number of the paper")), "cost_fen": form.fen("cost_fen", required=False),
        "place": form.text("place"),
    }  # fmt: skip


def _reported(form: Form) -> Any:
    kind = form.choice("kind", ("stay", "cost"), missing=N_("Choose what it is"))
    return filled_in({"kind": kind, **_told(form)})


def _corrected(form: Form) -> Any:
    return filled_in({**_told(form), "reason": form.required("reason", missing=NO_REASON["reason"])})


def _decided(form: Form) -> Any:
    accepted = form.choice("accepted", ("yes", "no"), missing=N_("Choose the decision"))
    days = form.number("days") if accepted == "yes" else None
    said = {
        "days": days,
        "cost_fen": form.fen("cost_fen", required=False),
        "reason": form.text("reason"),
        "on": form.day("on"),
    }
    return filled_in({"accepted": accepted == "yes", **said})


def _fields(kind: str, one: Told, told: Occasion | None) -> list[Field]:
    number = one.texts.text(told.number.sealed) if told else None
    place = one.texts.text(told.place.sealed) if told and told.place else None
    cost = shown_yuan(told.cost_fen) if told and told.cost_fen else None
    return [
        Field("day", "from_on", N_("Day of admission, or first day of the cost"), told and told.from_on),
        Field("day", "until_on", N_("Day of discharge, or last day of the cost"), told and told.until_on),
        Field("text", "number", N_("Number of the discharge record or the settlement sheet"), number),
        Field("text", "cost_fen", N_("What the family itself bore, yuan"), cost, required=kind == "cost",
              hint=N_("Of a stay it may be left empty.") if kind != "cost" else None),
        Field("text", "place", N_("Hospital (optional)"), place, required=False),
    ]  # fmt: skip


def _to_report(shown: Shown, one: Told) -> Sequence[Field]:
    judged = findings_of(shown.office, one)["judged"]
    paid = {KINDS[rate.per] for rate in judged.scheme.rates if rate.per in KINDS} if judged else set()
    kinds = [each for each in options("occasion") if each[0] in paid] or options("occasion")
    only = kinds[0][0] if len(kinds) == 1 else None
    return [Field("choice", "kind", N_("What is it?"), only, kinds), *_fields(only or "", one, None)]


def _to_correct(shown: Shown, one: Told) -> Sequence[Field]:
    told = _standing(shown, one)
    return [*_fields(told.kind, one, told), REASON]


def _to_decide(shown: Shown, one: Told) -> Sequence[Field]:
    told = _standing(shown, one)
    most: list[Field] = []
    if told.kind == "stay":
        days = days_of(told.from_on, told.until_on)
        most.append(Field("number", "days", N_("Days that are accepted"), days, required=False, hint=_span(told)))
    else:
        cost = shown_yuan(told.cost_fen)
        most.append(
            Field("text", "cost_fen", N_("Cost that is accepted, yuan"), cost, required=False, hint=_span(told))
        )
    answers = [(code, gettext(text)) for code, text in ANSWERS]
    reason = Field("long", "reason", N_("Reason (needed for a refusal)"), required=False)
    return [Field("choice", "accepted", N_("Decision"), options=answers), *most, reason, on_day(shown)]


def _span(told: Occasion) -> str:
    return f"{shown_day(told.from_on)} – {shown_day(told.until_on)}"


def _standing(shown: Shown, one: Told) -> Occasion:
    """Raises Problem 404."""
    told = one.state.occasions.get(shown.ids["occasion_id"])
    if told is None:
        raise not_found()
    return told


FORMS: Final = (
    about(
        a.REPORT_OCCASION, N_("Report a stay in hospital or a cost"), N_("Report it"), _to_report, form_at="/new", read=_reported,
    ),
    about(
        a.CORRECT_OCCASION, N_("Correct a stay or a cost"), N_("Record the correction"), _to_correct, read=_corrected,
    ),
    about(
        a.WITHDRAW_OCCASION, N_("Withdraw a stay or a cost"), N_("Withdraw it"), lambda *_: [REASON], NO_REASON,
    ),
    about(
        a.DECIDE_OCCASION, N_("Decide on a stay or a cost"), N_("Record the decision"), _to_decide, read=_decided,
    ),
)  # fmt: skip
