"""A form as a page: what it asks for, what it shows, where it leads. One handler shows it, one takes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from uuid import UUID

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import URLEncodedBody
from litestar.response import Template

from web.access.caller import Caller, any_of
from web.http import confirmation
from web.http.action import Action, Asking, WriteResult
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.http.parts import go_on_to
from web.http.submit import submit
from web.http.typed import typed
from web.office import Office

Typed = URLEncodedBody[dict[str, str]]
# The lists from which a form may be reached: `next` in it leads back there, so that nobody loses their place.
LISTS: Final = {
    "to-verify": "/life-events",
    "to-follow-up": "/life-events?verified=true",
    "worklist": "/worklist",
    "without-contact-person": "/coverage/list?kind=contact&covered=false",
}


class Shown(NamedTuple):
    """A form about to be shown: to whom, about what (`ids` of the address), as typed so far."""

    office: Office
    caller: Caller
    ids: Mapping[str, UUID]
    form: Form
    query: Mapping[str, str]

    @property
    def household_id(self) -> UUID:
        return self.ids["household_id"]

    @property
    def searched(self) -> str:
        """The part of a village's or a town's name that was searched for; empty for all."""
        return self.query.get("searched", "").strip()


@dataclass(frozen=True, slots=True)
class FormPage:
    """`show`: what the template is given (Problem 404 where it may not be seen). `then`: the address afterwards.

    `read`: the body of what was typed, where the command's own fields do not say it all. `missing`: what is said
    where a field was left empty; a field named here has to be filled in, whatever the API allows. `fields`: the
    form's name of a part of the body that has another one there. `doubt`: what is asked about once more before it is
    recorded, where what was typed is unlikely: pressing again answers yes, to exactly this question. `judge`: says at
    the field what only the office can see is missing.
    """

    action: Action
    template: str
    show: Callable[[Shown], dict[str, Any]]
    then: Callable[[Asking, WriteResult], str]
    read: Callable[[Form], Any] | None = None
    missing: Mapping[str, str] = field(default_factory=dict[str, str])
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    form_at: str = ""  # added to the action's path for the empty form
    doubt: Callable[[Asking], str | None] | None = None
    judge: Callable[[Form, Asking], None] | None = None

    def handlers(self) -> list[HTTPRouteHandler]:
        return [_shows(self), _takes(self)]

    def page(self, shown: Shown) -> Template:
        """The form, with every mistake at its field."""
        context = {"form": shown.form, "today": shown.office.today(), **self.show(shown)}
        return Template(
            self.template, context=context, status_code=422 if shown.form.errors or shown.form.doubt else 200
        )

    def doubtful(self, form: Form, asking: Asking) -> str:
        """What is asked about, unless that was answered already or there are mistakes."""
        question = self.doubt(asking) if self.doubt and not form.errors else None
        return question if question and question != form.text("sure_of") else ""

    def typed(self, form: Form) -> Any:
        return self.read(form) if self.read else typed(form, self.action.shape, self.missing)


def handlers_of(*forms: Sequence[FormPage]) -> list[HTTPRouteHandler]:
    """The handlers of many forms."""
    return [handler for some in forms for form in some for handler in form.handlers()]


def _shows(page: FormPage) -> HTTPRouteHandler:
    def show(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
        return page.page(Shown(office, caller, request.path_params, Form(), request.query_params))

    return get(
        page.action.path + page.form_at, guards=_guards(page), sync_to_thread=True, name=f"show {page.action.name}"
    )(show)


def _takes(page: FormPage) -> HTTPRouteHandler:
    def take(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
        form = Form(data)
        said = page.typed(form)
        asking = Asking(office, caller, request.path_params, said, form.identity(caller, request.url.path))
        if page.judge and not form.errors:
            page.judge(form, asking)
        form.doubt = page.doubtful(form, asking)
        result = None if form.errors or form.doubt else submit(page.action, form, asking, page.fields)
        if result is not None:
            after = LISTS.get(form.text("next")) or page.then(asking, result)
            return confirmed(request, page.action, after, result)
        return page.page(Shown(office, caller, request.path_params, form, request.query_params))

    return post(page.action.path, guards=_guards(page), sync_to_thread=True, name=f"form {page.action.name}")(take)


def confirmed(request: AnyRequest, action: Action, path: str, result: WriteResult) -> Response[Any]:
    """To a page that says what was recorded."""
    return go_on_to(request, confirmation.address(path, action.name, result))


def _guards(page: FormPage) -> list[Any]:
    return [any_of(*page.action.command.roles, grant=page.action.command.grant)]
