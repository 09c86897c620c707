"""Why somebody is paid what they are paid: rule, document, facts with their places, months times rates."""

from typing import Any

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import PAYING, READ_CASES, READ_FIGURES
from projections.payments import lists
from web.access.caller import any_of
from web.http.as_of_view import AnyRequest, Id, TheCaller, TheOffice, asked_by
from web.http.query_params import as_of
from web.language.i18n import current_language
from web.payments.forms import back_to
from web.payments.reading import why_of
from web.payments.views import names
from web.payments.why_words import because_words, fact_words, months_words, said_words


@get("/payment-lists/{list_id:uuid}/persons/{member_id:uuid}", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_why(
    request: AnyRequest, list_id: Id, member_id: FromPath[Any], office: TheOffice, caller: TheCaller
) -> Template:
    asked = as_of(office, asked_by(request))
    listed, found = why_of(office, caller, list_id, member_id, asked)
    scheme = found.adopted.scheme
    english = current_language() == "en"
    with office.open_snapshot(caller) as snapshot:
        opens = {each.list_id for each in found.before.lines if lists.one(snapshot, each.list_id)}
    context = {
        "list": listed.list, "back": back_to(listed), "why": found, "other": bool(asked.known_position or asked.known_at),
        "name": names(office, [member_id]).get(member_id, ""), "english": english, "scheme": scheme,
        "fact_words": fact_words, "said_words": said_words, "because_words": because_words,
        "months_words": months_words, "opens": opens,
        "sees_recoveries": caller.role in READ_CASES,
        "may_exclude": caller.role in PAYING and listed.list.status == "draft" and found.line is not None,
    }  # fmt: skip
    return Template("payments/why.html", context=context)
