"""The Excel ledger: the form, and the file that is sent with it. What becomes of the file: web/imports/run_pages.py."""

from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import MultipartBody
from litestar.response import Template

from casework.common.roles import READ_IMPORTS, SUPERVISION
from web.access.caller import any_of
from web.http import reach
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.imports.history import history
from web.imports.rejects import XLSX, template_workbook
from web.imports.run_pages import TheRuns, form_page, started
from web.imports.runs import Run
from web.language.i18n import N_
from web.limits import kinds

NO_FILE = N_("Choose the Excel file")


@get("/imports", guards=[any_of(*READ_IMPORTS)], sync_to_thread=True)
def ask_file(request: AnyRequest, office: TheOffice, caller: TheCaller, runs: TheRuns) -> Template:
    area = reach.area_of_import(caller, request.query_params.get("division") or caller.division)
    run = runs.of(caller.user_id)
    before = history(office, area, request.query_params, run)
    return form_page(office, caller, area, Form(), run if run and not run.ended else None, before)


@get("/imports/template", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def give_template() -> Response[bytes]:
    """An empty ledger with every column that is read, its cells typed into as text."""
    headers = {"content-disposition": 'attachment; filename="ledger.xlsx"'}
    return Response(template_workbook(), media_type=XLSX, headers=headers)


@post("/imports", guards=[any_of(*SUPERVISION)], sync_to_thread=True, opt=kinds.SLOW)
def take_file(
    data: MultipartBody[dict[str, Any]], office: TheOffice, caller: TheCaller, runs: TheRuns
) -> Response[Any]:
    """`what` is check, or import for good."""
    form = Form({name: value for name, value in data.items() if isinstance(value, str)})
    county = reach.county_of_import(caller, form.text("division") or caller.division)
    as_of, content = day_of(form, office.today()), content_of(form, data.get("file"))
    if form.errors:
        return form_page(office, caller, county, form)
    run = Run(caller.user_id, county, as_of, only_checked=form.text("what") != "import")
    return started(office, caller, runs, run, content, form)


def day_of(form: Form, today: date) -> date:
    """The day that the form says for the whole file; today, where it says none."""
    day = form.day("as_of") or today
    if day > today:
        form.refuse("as_of", N_("This day has not come yet."))
    return day


def content_of(form: Form, file: Any) -> bytes:
    """The file that was sent; the form refuses where there is none."""
    content = file.file.read() if isinstance(file, UploadFile) else b""
    if not content:
        form.refuse("file", NO_FILE)
    return content
