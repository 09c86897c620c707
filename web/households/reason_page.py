"""A page that asks for a reason and nothing else: what is taken back, and what that means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from web.households.decision_pages import NO_REASON, about_household
from web.http.action import Action, Asking, WriteResult
from web.http.form_page import FormPage, Shown


@dataclass(frozen=True, slots=True)
class ReasonPage:
    """`title`, `lead`, `button`: its texts, to be translated. `about`: whom or what it is about (Problem 404); `what` in it
    names the thing.
    """

    action: Action
    then: Callable[[Asking, WriteResult], str]
    title: str
    lead: str
    button: str
    about: Callable[[Shown], dict[str, Any]] = about_household

    def form(self) -> FormPage:
        return FormPage(self.action, "households/reason.html", self._show, self.then, missing={"reason": NO_REASON})

    def _show(self, shown: Shown) -> dict[str, Any]:
        path = self.action.path.replace(":uuid", "").format_map(shown.ids)
        texts = {"title": self.title, "lead": self.lead, "button": self.button, "path": path, "what": ""}
        return texts | self.about(shown)
