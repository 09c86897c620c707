"""A request whose JSON says each thing once: of two keys of one name the last would win, and nobody would know."""

import json
import re
from typing import Any

from litestar.exceptions import SerializationException
from litestar.plugins.htmx import HTMXRequest

from web.language.i18n import N_, gettext
from web.problem import Problem

TWICE = N_("This field stands here twice. Say once what it is.")


class StrictRequest(HTMXRequest):
    """Reading its JSON raises SerializationException for what is none, Problem 422 for what says a thing twice."""

    async def json(self) -> Any:
        _demand_said_once(await self.body())
        try:
            return await super().json()
        except UnicodeDecodeError as broken:
            raise SerializationException("no UTF-8") from broken


def _demand_said_once(body: bytes) -> None:
    try:
        json.loads(body, object_pairs_hook=_once, parse_int=str, parse_float=str)
    except ValueError:
        return  # no JSON, as reading it says better


def _once(pairs: list[tuple[str, Any]]) -> None:
    names = [name for name, _ in pairs]
    if len(set(names)) == len(names):
        return
    twice = next(name for place, name in enumerate(names) if name in names[:place])
    message = gettext(TWICE)
    field = twice if re.fullmatch(r"[a-z_]{1,40}", twice) else ""
    raise Problem(422, "invalid", message, errors=[{"field": field, "message": message}])
