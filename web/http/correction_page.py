"""A correction as a page: what was recorded, to be changed; then old and new side by side; recorded when that is confirmed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.response import Template

from web.access.caller import any_of
from web.http.action import Action, Asking, WriteResult
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import WHOLE_PAGE, Form
from web.http.form_page import Shown, Typed, confirmed
from web.http.submit import submit
from web.http.typed import typed
from web.language.i18n import N_, gettext, shown_day
from web.language.places import place_of
from web.language.words import word

REASON = "reason"
NOTHING_CHANGED = N_("Nothing has been changed")
NO_REASON = N_("Write why it is corrected")


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """`before`: the thing as its form shows it, by field; Problem 404 where it may not be seen. `labels`: what its fields are
    called, in the order in which they are compared. `hidden`: fields that the form does not show as they are (an identity
    number): left empty they stay. `words`: the kind of word of coded fields. `besides`: fields that are no part of the thing.
    """

    action: Action
    template: str
    show: Callable[[Shown], dict[str, Any]]
    before: Callable[[Shown], dict[str, str]]
    then: Callable[[Asking, WriteResult], str]
    labels: Mapping[str, str]
    hidden: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    missing: Mapping[str, str] = field(default_factory=dict[str, str])
    besides: tuple[str, ...] = ()

    def handlers(self) -> list[HTTPRouteHandler]:
        return [_shows(self), _takes(self)]

    def page(self, shown: Shown, template: str = "", **more: Any) -> Template:
        path = self.action.path.replace(":uuid", "").format_map(shown.ids)
        context = {"form": shown.form, "today": shown.office.today(), "path": path, **self.show(shown), **more}
        return Template(template or self.template, context=context, status_code=422 if shown.form.errors else 200)

    def said(self, form: Form, before: Mapping[str, str]) -> dict[str, Any]:
        """The body: what differs from before, and why."""
        told = typed(form, self.action.shape, {**self.missing, REASON: NO_REASON})
        changed = [name for name in self.labels if self.is_changed(name, form, before)]
        if not changed and not form.errors:
            form.refuse(WHOLE_PAGE, NOTHING_CHANGED)
        kept = {name: told[name] for name in (REASON, *self.besides) if name in told}
        return {name: told.get(name, self.emptied(name)) for name in changed} | kept

    def emptied(self, name: str) -> bool | None:
        """A box without its tick says no."""
        return False if self.words.get(name) == "yes_no" else None

    def is_changed(self, name: str, form: Form, before: Mapping[str, str]) -> bool:
        return form.text(name) != before[name] and not (name in self.hidden and not form.text(name))

    def old_and_new(self, form: Form, before: Mapping[str, str]) -> list[tuple[str, str, str]]:
        changed = [name for name in self.labels if self.is_changed(name, form, before)]
        return [
            (gettext(self.labels[name]), self.in_words(name, before[name]), self.in_words(name, form.text(name)))
            for name in changed
        ]

    def in_words(self, name: str, text: str) -> str:
        if name in self.words:
            return (
                word(self.words[name], text or "no") if self.words[name] == "yes_no" else word(self.words[name], text)
            )
        if text and name.endswith("division"):
            return place_of(text)
        return shown_day(date.fromisoformat(text)) if text and name.endswith("_on") else text


def _shows(page: CorrectionPage) -> HTTPRouteHandler:
    def show(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
        shown = Shown(office, caller, request.path_params, Form(), request.query_params)
        before = {name: "" if name in page.hidden else text for name, text in page.before(shown).items()}
        return page.page(shown._replace(form=Form(before)))

    return get(page.action.path, guards=_guards(page), sync_to_thread=True, name=f"show {page.action.name}")(show)


def _takes(page: CorrectionPage) -> HTTPRouteHandler:
    def take(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
        form = Form(data)
        shown = Shown(office, caller, request.path_params, form, request.query_params)
        before = page.before(shown)
        said = page.said(form, before)
        if form.errors or form.text("step") == "edit":
            return page.page(shown)
        if form.text("step") != "confirm":
            names = (*page.labels, REASON, *page.besides, "version")
            return page.page(shown, "households/check.html", rows=page.old_and_new(form, before), names=names)
        asking = Asking(office, caller, shown.ids, said, form.identity(caller, request.url.path))
        result = submit(page.action, form, asking, {})
        if result is not None:
            return confirmed(request, page.action, page.then(asking, result), result)
        return page.page(shown)

    return post(page.action.path, guards=_guards(page), sync_to_thread=True, name=f"form {page.action.name}")(take)


def _guards(page: CorrectionPage) -> list[Any]:
    return [any_of(*page.action.command.roles)]
