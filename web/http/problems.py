"""The answer to a request that cannot be met: a page, a fragment for htmx, or problem+json, by who asked."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response
from litestar.plugins.problem_details import ProblemDetailsException
from litestar.response import Template

from web.language import i18n
from web.language.i18n import N_, gettext
from web.problem import FieldErrors

AnyRequest = Request[Any, Any, Any]

NAMES = {
    400: "malformed",
    401: "not-signed-in",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    408: "too-slow",
    409: "conflict",
    413: "too-large",
    415: "unsupported-media-type",
    422: "invalid",
    429: "too-many-requests",
    431: "headers-too-large",
    500: "internal",
    503: "busy",
}
SENTENCES = {
    400: (N_("This request could not be understood"), N_("Go back to the page and try again.")),
    401: (N_("Sign in first"), N_("The request names nobody we know, or the sign-in has ended.")),
    403: (
        N_("This is not within your work"),
        N_("If it should be, ask your supervisor to change your role or area."),
    ),
    404: (N_("Page not found"), N_("Check the address, or start from the list the page belongs to.")),
    405: (N_("This cannot be done here"), N_("Go back to the page and try again.")),
    408: (N_("This did not arrive in time"), N_("Nothing was recorded. Check the connection, then send it again.")),
    409: (N_("This does not fit what is recorded"), N_("Look at the present state, then decide again.")),
    413: (N_("This is too large"), N_("Nothing was recorded. Send less at once, or a smaller file.")),
    415: (N_("This kind of content is not accepted"), N_("Send the kind the description names.")),
    422: (
        N_("Some answers need correcting"),
        N_("Nothing was recorded. Correct the answers and send them again."),
    ),
    429: (N_("Too many attempts"), N_("Wait a moment, then try again.")),
    431: (N_("This request could not be understood"), N_("Delete the cookies of this site, then try again.")),
    500: (
        N_("Something went wrong on our side"),
        N_("Nothing you did wrong. Try again, or tell your administrator."),
    ),
    503: (N_("The system is busy"), N_("Nothing was recorded. Try again in a few seconds.")),
}

# What a 409 is called by its name; the others are called as the status is.
DONE = N_("This has been done already")
UNDONE = N_("There is nothing to take back")
OVERLAP = N_("These days overlap with what is recorded")
TAKEN = N_("This is held by somebody else already")
FIRST = N_("Something else has to be done first")
TITLES = {
    "changed-meanwhile": N_("Somebody else has just changed this"),
    "household-closed": N_("The household is closed"),
    "household-merged": N_("The household was merged into another one"),
    "data-erased": N_("This person's data has been erased"),
    "household-no-taken": N_("This number is taken"),
    "duplicate-person": N_("This person is registered already"),
    "id-number-taken": TAKEN,
    "payment-list-discarded": DONE,
    "payment-list-is-frozen": DONE,
    "payment-list-is-approved": DONE,
    "payment-list-already-sent": DONE,
    "payment-list-is-closed": DONE,
    "payment-list-takes-no-lines": DONE,
    "payment-list-not-computed": UNDONE,
    "payment-list-not-frozen": UNDONE,
    "payment-list-not-approved": UNDONE,
    "payment-list-not-sent": UNDONE,
    "list-to-reissue-not-closed": UNDONE,
    "payment-lines-open": UNDONE,
    "payment-list-has-changed": N_("The list has changed"),
    "payment-sums-differ": N_("The sums differ"),
    "payee-has-changed": N_("Name or account have changed"),
    "child-already-recorded": DONE,
    "member-has-left": DONE,
    "member-has-not-left": UNDONE,
    "no-child-recorded": UNDONE,
    "household-not-closed": UNDONE,
    "household-not-merged": UNDONE,
    "pause-already-withdrawn": DONE,
    "pause-already-ended": DONE,
    "pause-ends-before": DONE,
    "claimed": TAKEN,
    "already-assigned": OVERLAP,
    "pauses-overlap": OVERLAP,
    "contracts-overlap": OVERLAP,
    "passes-overlap": OVERLAP,
    "posts-overlap": OVERLAP,
    "assignment-already-ended": DONE,
    "supporter-already-ended": DONE,
    "contract-already-ended": DONE,
    "contract-ends-before": DONE,
    "contract-not-ended": N_("There is nothing to correct"),
    "pass-not-ended": N_("There is nothing to correct"),
    "pass-already-ended": DONE,
    "pass-ends-before": DONE,
    "already-revoked": DONE,
    "authorisation-ends-before": DONE,
    "already-withdrawn": DONE,
    "contact-already-withdrawn": DONE,
    "need-already-closed": DONE,
    "help-already-ended": DONE,
    "need-not-closed": DONE,
    "no-emergency": DONE,
    "already-verified": DONE,
    "already-rejected": DONE,
    "life-event-already-withdrawn": DONE,
    "moved-between-counties": DONE,
    "household-moved-away": N_("The household has moved away"),
    "death-already-recorded": DONE,
    "post-already-ended": DONE,
    "department-already-ended": DONE,
    "hospital-already-withdrawn": DONE,
    "hospital-not-withdrawn": DONE,
    "period-already-closed": DONE,
    "period-not-closed": N_("This period is not closed"),
    "nothing-to-restate": N_("There is nothing to restate"),
    "spot-check-already-answered": DONE,
    "service-order-already-ended": DONE,
    "service-order-already-withdrawn": DONE,
    "delivery-already-withdrawn": DONE,
    "provider-already-ended": DONE,
    "activity-already-withdrawn": DONE,
    "service-was-delivered": FIRST,
    "training-already-withdrawn": DONE,
    "task-already-closed": DONE,
    "task-already-withdrawn": DONE,
    "inspection-already-closed": DONE,
    "campaign-already-withdrawn": DONE,
    "finding-already-withdrawn": DONE,
    "record-check-already-withdrawn": DONE,
    "external-number-already-withdrawn": DONE,
    "task-not-done": FIRST,
    "finding-not-rectified": FIRST,
    "findings-still-open": FIRST,
    "external-number-stands": FIRST,
}


def asked_by_htmx(request: AnyRequest) -> bool:
    return request.headers.get("hx-request") == "true"


def wants_part(request: AnyRequest) -> bool:
    """Whether htmx asks, for a part of a page."""
    return asked_by_htmx(request) and request.headers.get("hx-request-type") != "full"


def answer(
    request: AnyRequest,
    status: int,
    detail: str | None = None,
    *,
    name: str | None = None,
    errors: FieldErrors = (),
    headers: Mapping[str, str] | None = None,
    members: Mapping[str, object] | None = None,
) -> Response[Any]:
    """The answer that fits who asked. Without `detail`, the sentence that belongs to the status."""
    i18n.use_language(i18n.language_for(request))
    title, advice = (gettext(sentence) for sentence in SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400]))
    title = gettext(TITLES[name]) if name in TITLES else title
    if not request.url.path.startswith("/api/"):
        return _page(request, status, title, detail or advice, headers)
    return ProblemDetailsException(
        detail=detail or advice,
        status_code=status,
        headers=dict(headers or {}),
        extra={"errors": list(errors), **(members or {})},
        type_=f"/problems/{name or NAMES.get(status, 'refused')}",
        title=title,
    ).to_response(request)


def _page(
    request: AnyRequest, status: int, title: str, detail: str, headers: Mapping[str, str] | None
) -> Response[Any]:
    return Template(
        "http/_problem.html" if wants_part(request) else "http/problem.html",
        context={"status": status, "problem_title": title, "problem_detail": detail},
        status_code=status,
        headers=dict(headers or {}),
    )
