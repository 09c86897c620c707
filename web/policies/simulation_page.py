"""What a candidate edition would have changed month by month: put together on a form, run over real history."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from litestar import get, post
from litestar.response import Template
from msgspec import DecodeError
from msgspec.json import decode, encode

from casework.common.roles import READ_FIGURES, SUPERVISION
from casework.divisions.codes import ledger_of
from casework.policies import Edition, preset, presets
from casework.policies.editions import FESTIVAL_NAMES
from casework.policies.in_force import ALWAYS, Adopted
from projections.policies.in_force import adopting_there, in_force
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.http.form_page import Typed
from web.http.reach import demand_policy
from web.http.rights import leads_county
from web.limits import kinds
from web.office import Office
from web.policies import candidate_form
from web.policies.curve import HEIGHT, WIDTH, curve
from web.policies.preview import row
from web.policies.simulation import Trial, go_on, month_ends, whole_days

NOW: Final = "now"  # the edition in force, to begin with


@get("/policies/simulation", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_simulation(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """The form, filled in with the edition to begin with."""
    division, base = asked_division(caller, request.query_params), request.query_params.get("base", NOW)
    edition, base = _base(office, caller, division, base)
    return _page(caller, Form(candidate_form.as_typed(edition)), division, base, edition)


@post("/policies/simulation", guards=[any_of(*READ_FIGURES)], opt=kinds.READ, sync_to_thread=True)
def run_simulation(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Template:
    """A read: what would have been overdue at the ends of the last twelve months and today. Nothing is recorded."""
    form = Form(data)
    division = asked_division(caller, {"division": form.text("division")})
    demand_policy(caller, division)
    edition, base = _base(office, caller, division, form.text("base"))
    from_on, candidate = form.day("as_if_from"), candidate_form.candidate_of(form, edition)
    if candidate is None or form.errors:
        return _page(caller, form, division, base, edition)
    return _page(caller, form, division, base, edition, **_found(office, caller, division, form, candidate, from_on))


def _base(office: Office, caller: Caller, division: str, asked: str) -> tuple[Edition, str]:
    """A preset, or what is in force today."""
    if asked in presets():
        return preset(asked), asked
    with office.open_snapshot(caller) as snapshot:
        return in_force(snapshot, [ledger_of(division)])[ledger_of(division)].edition, NOW


def _found(
    office: Office, caller: Caller, division: str, form: Form, candidate: Edition, from_on: date | None
) -> dict[str, Any]:
    ledger = ledger_of(division)
    adopted = Adopted(ledger, from_on or ALWAYS, candidate)
    with office.open_snapshot(caller) as snapshot:
        days = [*month_ends(snapshot.on), snapshot.on]
        supposed = adopting_there(snapshot, adopted) if from_on else {ledger: [adopted]}
        trial, of = go_on(snapshot, division, supposed, days, _so_far(form, days))
    rows = [(day, row(division, trial.days[day])) for day in whole_days(trial, days, of) if day in trial.days]
    return {
        "candidate": candidate,
        "from_on": from_on,
        "rows": rows,
        "width": WIDTH,
        "height": HEIGHT,
        "lines": _lines([each.before.overdue for _, each in rows], [each.after.overdue for _, each in rows], len(days)),
        "done": trial.done,
        "of": of,
        "carried": encode(trial).decode() if trial.done < of else "",
        "edition_json": candidate_form.as_json(candidate),
    }


def _lines(before: Sequence[int], after: Sequence[int], days: int) -> tuple[str, str] | None:
    most = max([*before, *after], default=0)
    return (curve(before, most, days), curve(after, most, days)) if len(before) > 1 and most else None


def _so_far(form: Form, days: Sequence[date]) -> Trial:
    """What the page before this one had counted; what is none of ours, or of another day, counts as nothing."""
    try:
        trial = decode(form.text("so_far"), type=Trial)
    except DecodeError:
        return Trial()
    return trial if set(trial.days) <= set(days) else Trial()


def _page(caller: Caller, form: Form, division: str, base: str, edition: Edition, **found: Any) -> Template:
    context = {
        "form": form, "area": area_name(division), "division": division, "base": base, "edition": edition,
        "presets": [preset(name) for name in presets()], "kinds": candidate_form.KINDS,
        "levels": candidate_form.LEVELS, "festivals": FESTIVAL_NAMES,
        "may_run": leads_county(caller), "may_adopt": caller.role in SUPERVISION and leads_county(caller), **found,
    }  # fmt: skip
    return Template("policies/simulation.html", context=context, status_code=422 if form.errors else 200)
