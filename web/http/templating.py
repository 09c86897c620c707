"""The Jinja environment of all pages: what templates may call beside what their handler gives them."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from litestar import Request
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template import TemplateConfig

from casework.common.roles import READ_CASES, SEE_NAMES
from web import navigation
from web.access import csrf, log_words
from web.access.caller import Caller
from web.http.confirmation import confirmation
from web.language import i18n, places, words

HERE = Path(__file__).parents[1]
TEMPLATES, STATIC = HERE / "templates", HERE / "static"
COVERAGE_CUTS = (65, 80, 90, 97, 100)  # per cent where the next colour of the ramp begins


def template_config() -> TemplateConfig[JinjaTemplateEngine]:
    engine = JinjaTemplateEngine.from_environment(environment())
    engine.engine.globals["csrf_token"] = csrf.current  # the engine brings one of its own
    return TemplateConfig(instance=engine)


def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.policies["ext.i18n.trimmed"] = True
    install_gettext(made)
    made.filters |= {
        "day": i18n.shown_day,
        "month_day": i18n.shown_month_day,
        "moment": i18n.shown_moment,
        "number": i18n.shown_number,
        "translated": i18n.gettext,  # a message that may hold what somebody typed: unlike `_`, it is escaped
        "yuan": i18n.shown_yuan,
    }
    made.globals |= {
        "csrf_token": csrf.current,
        "new_command_id": lambda: str(uuid4()),
        "language": i18n.current_language,
        "languages": i18n.LANGUAGE_NAMES,
        "static": static_url,
        "word": words.word,
        "word_options": words.options,
        "word_hints": words.hints,
        "place": places.place_of,
        "device_word": log_words.device_word,
        "current_caller": current_caller,
        "current_text_size": current_text_size,
        "menu_for": navigation.menu_for,
        "READ_CASES": READ_CASES,
        "SEE_NAMES": SEE_NAMES,
        "page_numbers": page_numbers,
        "url_with": url_with,
        "confirmation": confirmation,
        "coverage_band": coverage_band,
        "coverage_percent": coverage_percent,
    }
    return made


def install_gettext(made: Environment) -> None:
    made.install_gettext_callables(  # type: ignore[attr-defined]
        i18n.gettext, i18n.ngettext, newstyle=True, pgettext=i18n.pgettext, npgettext=i18n.npgettext
    )


@cache
def static_url(name: str) -> str:
    """The address of a file under static/, with its hash, so that browsers keep it for ever."""
    file = STATIC / name
    if not file.exists():
        return f"/static/{name}"
    return f"/static/{name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"


@pass_context
def current_caller(context: Mapping[str, Any]) -> Caller | None:
    caller: Caller | None = context["request"].scope.get("user")
    return caller


@pass_context
def current_text_size(context: Mapping[str, Any]) -> str:
    caller, request = current_caller(context), context["request"]
    wish = caller.text_size if caller else request.cookies.get("text_size", "")
    return wish if wish in {"standard", "large", "extra"} else "standard"


def page_numbers(page: int, last: int) -> Sequence[int | None]:
    """1 … 4 5 6 … 20 as numbers, with None for each gap."""
    shown = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)})
    numbers: list[int | None] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


def url_with(request: Request[Any, Any, Any], **changes: object) -> str:
    """This page's address with some of its query changed; None takes a parameter out."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes]
    added = [(key, str(value)) for key, value in changes.items() if value is not None]
    return f"{request.url.path}?{urlencode(kept + added)}"


def coverage_percent(covered: int, of: int) -> str:
    """Rounded down, so that 100% is shown only when nobody is missing; a dash where there is nobody."""
    return i18n.shown_percent(covered * 1000 // of / 1000) if of else "–"


def coverage_band(covered: int, of: int) -> int | None:
    """The colour of a coverage cell, 0 (worst) to 5 (all)."""
    return sum(covered * 100 >= cut * of for cut in COVERAGE_CUTS) if of else None
