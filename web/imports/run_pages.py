"""An import under way: how far it is, how it is stopped, what became of it. Seen by whoever began it, by nobody else."""

from base64 import b64encode
from collections.abc import Mapping
from time import monotonic
from types import MappingProxyType
from typing import Any, Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.plugins.htmx import ClientRefresh, HTMXTemplate
from litestar.response import Redirect, Template

from casework.common.roles import SUPERVISION
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, trail
from web.divisions.villages import choices_below
from web.http import reach
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.http.problems import wants_part
from web.imports.rejects import XLSX, workbook_of
from web.imports.report import Report
from web.imports.runs import LEDGER, Run, Runs, StillRunning, Subject, TooMany
from web.imports.sheet import Sheet
from web.imports.workbook.limits import SECONDS
from web.language.i18n import N_, current_language, gettext
from web.office import Office, actor
from web.problem import Problem

TheRuns = NamedDependency[Runs]
RUN: Final = "/imports/run"
MOST_SHOWN: Final = 500
ANSWERED_AT_ONCE: Final = 2.0
"""Seconds within which a small file is answered like any form."""
READ_WITHIN: Final = SECONDS + 0.5
"""Seconds within which a file is read or refused: its refusal stands on the page that sent it."""
STILL_RUNNING: Final = N_("An import of yours is still under way. Wait for it, or stop it first.")


def started(office: Office, caller: Caller, runs: Runs, run: Run, source: bytes | Sheet, form: Form) -> Response[Any]:
    """Begins a run: its result where it comes soon, else its page."""
    try:
        runs.start(run, actor(caller), source)
    except StillRunning:
        form.refuse("file", STILL_RUNNING)
        return form_page(office, caller, run.county, form, runs.of(caller.user_id), subject=run.subject)
    except TooMany:
        detail = gettext(
            "Several imports are waiting already. Nothing of this one was recorded: try again in a minute."
        )
        raise Problem(503, "busy", detail, headers={"retry-after": "60"}) from None
    return _result(office, caller, run, form) if _ends_soon(run) else Redirect(RUN, status_code=303)


def _ends_soon(run: Run) -> bool:
    begun = monotonic()
    while not run.wait(0.1) and (waited := monotonic() - begun) < READ_WITHIN:
        if waited > ANSWERED_AT_ONCE and run.state != "reading":
            break
    return run.ended


@get(RUN, guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def show_run(request: AnyRequest, office: TheOffice, caller: TheCaller, runs: TheRuns) -> Response[Any]:
    """How far the caller's import is, or what became of it. htmx asks for that part of the page alone."""
    run = runs.of(caller.user_id)
    if wants_part(request):
        return (
            ClientRefresh()
            if run is None or run.ended
            else HTMXTemplate(template_name="imports/_progress.html", context={"run": run})
        )
    if run is None:
        return Template("imports/none.html")
    return _result(office, caller, run, Form()) if run.ended else Template("imports/run.html", context={"run": run})


@post(f"{RUN}/stopping", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def stop_run(data: URLEncodedBody[dict[str, str]], caller: TheCaller, runs: TheRuns) -> Redirect:
    """Stops the run that the page showed: after the row under way, or at once while the file is being read."""
    run = runs.of(caller.user_id)
    if run and str(run.id) == data.get("run"):
        run.stop()
        run.wait(ANSWERED_AT_ONCE)
    return Redirect(RUN, status_code=303)


@post(f"{RUN}/taking", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def take_checked(
    data: URLEncodedBody[dict[str, str]], office: TheOffice, caller: TheCaller, runs: TheRuns
) -> Response[Any]:
    """Imports what has just been checked, without the file being chosen again."""
    checked = runs.of(caller.user_id)
    if not (checked and checked.report and checked.ended and str(checked.id) == data.get("run")):
        return Redirect(RUN, status_code=303)
    county = reach.county_of_import(caller, checked.county)
    run = Run(caller.user_id, county, checked.as_of, only_checked=False, subject=checked.subject)
    return started(office, caller, runs, run, checked.report.sheet, Form())


def _result(office: Office, caller: Caller, run: Run, form: Form) -> Template:
    if run.refusal:
        form.refuse("file", run.refusal.message_en if current_language() == "en" else run.refusal.message)
    return form_page(office, caller, run.county, form, run, subject=run.subject)


def form_page(
    office: Office,
    caller: Caller,
    division: str,
    form: Form,
    run: Run | None = None,
    history: Mapping[str, Any] = MappingProxyType({}),
    subject: Subject = LEDGER,
) -> Template:
    """The form of a kind of list, below what became of a run that has ended, above the history of imports."""
    report = run.report if run and run.ended and not form.errors else None
    context = {
        "form": form,
        "division": division,
        "area": area_name(division),
        "trail": trail(caller, division),
        "below": choices_below(division, office.today()),
        "today": office.today(),
        "run": run,
        "columns": subject.columns,
        "address": subject.address,
        "report": report,
        "may_import": caller.role in SUPERVISION,
        **_faults(report),
        **history,
    }
    broken_off = run is not None and run.state == "broken_off"
    return Template(subject.template, context=context, status_code=422 if form.errors else 503 if broken_off else 200)


def _faults(report: Report | None) -> dict[str, Any]:
    english, faults = current_language() == "en", report.rejected if report else []
    return {
        "faults": [(f, f.message_en if english else f.message) for f in faults[:MOST_SHOWN]],
        "all_faults": len(faults),
        "rejects": _download(report) if report and faults else "",
    }


def _download(report: Report) -> str:
    """The refused rows as a file inside the page, so that none lies about on the server."""
    return f"data:{XLSX};base64," + b64encode(workbook_of(report.sheet, report.rejected)).decode()
