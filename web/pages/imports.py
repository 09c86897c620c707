"""The Excel ledger: checked row by row, then taken in. Nothing of the file is kept between the two."""

from base64 import b64encode
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import MultipartBody
from litestar.response import Template

from web import reach
from web.access.caller import Caller, any_of
from web.forms import Form
from web.i18n import N_, current_language
from web.ledger_import.refusals import UnusableFile
from web.ledger_import.rejects import workbook_of
from web.ledger_import.run import Report, import_ledger
from web.limits import kinds
from web.office import Office, actor
from web.pages.areas import area_name, trail
from web.pages.seen import AnyRequest, TheCaller, TheOffice
from web.pages.villages import choices_below
from web.rights import SUPERVISION

MOST_SHOWN = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_FILE = N_("Choose the Excel file")


@get("/imports", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_file(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return _page(office, caller, _area(caller, request.query_params.get("division", "")), Form())


@post("/imports", guards=[any_of(*SUPERVISION)], sync_to_thread=True, opt=kinds.SLOW)
def take_file(data: MultipartBody[dict[str, Any]], office: TheOffice, caller: TheCaller) -> Response[Any]:
    """`what` is check, or import for good."""
    form = Form({name: value for name, value in data.items() if isinstance(value, str)})
    county = reach.county_of_import(caller, form.text("division") or caller.division)
    as_of, content = _as_of(form, office.today()), _content(form, data.get("file"))
    report = None
    if not form.errors:
        report = _report(form, office, caller, county, as_of, content)
    return _page(office, caller, county, form, report, form.text("what") != "import")


def _area(caller: Caller, asked: str) -> str:
    """The county a file will be for, or the area above in which it is to be chosen. Raises Problem 403, 422."""
    return reach.area_of_import(caller, asked or caller.division)


def _as_of(form: Form, today: date) -> date:
    day = form.day("as_of") or today
    if day > today:
        form.refuse("as_of", N_("This day has not come yet."))
    return day


def _content(form: Form, file: Any) -> bytes:
    content = file.file.read() if isinstance(file, UploadFile) else b""
    if not content:
        form.refuse("file", NO_FILE)
    return content


def _report(form: Form, office: Office, caller: Caller, county: str, as_of: date, content: bytes) -> Report | None:
    dry_run = form.text("what") != "import"
    try:
        return import_ledger(office, actor(caller), content, county, as_of, dry_run=dry_run)
    except UnusableFile as refusal:
        form.refuse("file", refusal.message_en if current_language() == "en" else refusal.message)
        return None


def _page(
    office: Office,
    caller: Caller,
    division: str,
    form: Form,
    report: Report | None = None,
    only_checked: bool = True,
) -> Template:
    english = current_language() == "en"
    faults = report.rejected if report else []
    context = {
        "form": form,
        "division": division,
        "area": area_name(division),
        "trail": trail(caller, division),
        "below": choices_below(division, office.today()),
        "today": office.today(),
        "report": report,
        "only_checked": only_checked,
        "faults": [(f, f.message_en if english else f.message) for f in faults[:MOST_SHOWN]],
        "all_faults": len(faults),
        "rejects": _download(report) if report and faults else "",
    }
    return Template("imports/index.html", context=context, status_code=422 if form.errors else 200)


def _download(report: Report) -> str:
    """The refused rows as a file inside the page, so that none lies about on the server."""
    return f"data:{XLSX};base64," + b64encode(workbook_of(report.sheet, report.rejected)).decode()
