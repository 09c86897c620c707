"""The log of administration as a page: for administrators and auditors, of their own division."""

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_ADMINISTRATION
from casework.divisions.codes import range_of
from web.access import log
from web.access.caller import any_of
from web.access.log_words import actor_role, area_name, sentence
from web.accounts.users_page import TheAccess
from web.http.as_of_view import AnyRequest, TheCaller
from web.http.query_params import page_of


@get("/administration-log", guards=[any_of(*READ_ADMINISTRATION)], sync_to_thread=True)
def show_administration_log(request: AnyRequest, access: TheAccess, caller: TheCaller) -> Template:
    page, size = page_of(request.query_params)
    with access.database.write() as connection:
        found, total = log.entries(
            connection, *log.reach(range_of(caller.division)), offset=(page - 1) * size, limit=size
        )
    context = {
        "rows": [(entry, sentence(entry), actor_role(entry)) for entry in found],
        "area": area_name(caller.division),
        "page": page,
        "size": size,
        "total": total,
    }
    return Template("accounts/administration_log.html", context=context)
