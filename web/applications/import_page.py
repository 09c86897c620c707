"""A list of people who apply: the form, and the file that is sent with it. What becomes of it: web/imports/run_pages.py."""

from typing import Any, Final

from litestar import Response, get, post
from litestar.params import MultipartBody
from litestar.response import Template

from casework.common.roles import SUPERVISION
from web.access.caller import any_of
from web.applications.importing import take_in
from web.applications.list_rows import ALSO, NAMES, read_list
from web.http import reach
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.imports.history import history
from web.imports.run_pages import TheRuns, form_page, started
from web.imports.runs import Run, Subject
from web.imports.upload_page import content_of, day_of
from web.limits import kinds

ADDRESS: Final = "/applications/imports"
COLUMNS: Final = tuple((name, ALSO[field]) for field, name in NAMES.items())
APPLICATIONS: Final = Subject(ADDRESS, "applications/import.html", COLUMNS, read_list, take_in)


@get(ADDRESS, guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_list(request: AnyRequest, office: TheOffice, caller: TheCaller, runs: TheRuns) -> Template:
    area = reach.area_of_import(caller, request.query_params.get("division") or caller.division)
    run = runs.of(caller.user_id)
    before = history(office, area, request.query_params, run)
    return form_page(office, caller, area, Form(), run if run and not run.ended else None, before, APPLICATIONS)


@post(ADDRESS, guards=[any_of(*SUPERVISION)], sync_to_thread=True, opt=kinds.SLOW)
def take_list(
    data: MultipartBody[dict[str, Any]], office: TheOffice, caller: TheCaller, runs: TheRuns
) -> Response[Any]:
    """`what` is check, or import for good."""
    form = Form({name: value for name, value in data.items() if isinstance(value, str)})
    county = reach.county_of_import(caller, form.text("division") or caller.division)
    as_of, content = day_of(form, office.today()), content_of(form, data.get("file"))
    if form.errors:
        return form_page(office, caller, county, form, subject=APPLICATIONS)
    run = Run(caller.user_id, county, as_of, only_checked=form.text("what") != "import", subject=APPLICATIONS)
    return started(office, caller, runs, run, content, form)


HANDLERS = [ask_list, take_list]
