"""What a request asks for: the day, what was known then, which page of a list, and its identity if it writes."""

import hashlib
import json
import re
from collections.abc import Container, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from casework.common.command import YEARS
from casework.common.months import PERIOD
from casework.ledger import envelope
from web.access.caller import Caller
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.problem import Problem

MOST = 200
FIRST = 50
FARTHEST = 2**63 - 1  # of a position or a version


def as_of(office: Office, query: Mapping[str, str]) -> AsOf:
    """`on`, and `known_position` (`N` with one ledger's, or `411326:1234,411327:99`) or `known_at`. Raises Problem 422."""
    day = day_of("on", query.get("on"))
    instant = _instant(office, query.get("known_at"))
    positions = _positions(office, query.get("known_position"), query.get("division"))
    return AsOf(day, None if instant else positions, instant)


def day_of(name: str, text: str | None) -> date | None:
    """The day that a parameter names; none where it is left out. Raises Problem 422."""
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        raise _wrong(name, gettext("Write the day like 2026-11-20.")) from None
    if day and day.year not in YEARS:
        years = {"first": YEARS[0], "last": YEARS[-1]}
        raise _wrong(name, gettext("A day from %(first)s to %(last)s.") % years)
    return day


def _instant(office: Office, text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise _wrong("known_at", gettext("Write the instant like 2026-11-20T09:00:00+08:00.")) from None
    if instant.tzinfo is None:
        raise _wrong("known_at", gettext("An instant needs its offset, such as +08:00."))
    if instant > office.clock():
        raise _wrong("known_at", gettext("What will be known then cannot be asked yet."))
    return instant


def _positions(office: Office, text: str | None, division: str | None) -> dict[str, int] | None:
    if not text:
        return None
    named = text if ":" in text else f"{division[:6].ljust(6, '0') if division else '*'}:{text}"
    pairs = (pair.rpartition(":") for pair in named.split(","))
    positions = {ledger.strip(): whole(position.strip(), FARTHEST) for ledger, _, position in pairs}
    if None in positions.values():
        raise _wrong("known_position", gettext("Write positions like 411326:1234,411327:99."))
    return {ledger: position for ledger, position in positions.items() if position is not None}


def page_of(query: Mapping[str, str]) -> tuple[int, int]:
    """The page asked for and its size (at most 200). Raises Problem 422."""
    return _number(query, "page", 1, 10**6), _number(query, "size", FIRST, MOST)


def _number(query: Mapping[str, str], name: str, default: int, most: int) -> int:
    number = whole(query.get(name, str(default)), most)
    if not number:
        raise _wrong(name, gettext("A whole number from 1 to %(most)s.") % {"most": most})
    return number


def whole(text: str, most: int) -> int | None:
    """The number from 0 to `most` that a text is; none for anything else, of whatever length or script."""
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if plain and int(text) <= most else None


def uuid_of(text: str) -> UUID | None:
    """The id that a text is; none for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def request_of(caller: Caller, key: str | None, method: str, path: str, body: Any) -> envelope.Request:
    """The identity of a write: of one key of one user, so that a repeat is recognised. Raises Problem 422.

    `body` is anything JSON can write; two bodies are the same when their JSON with sorted keys is.
    """
    if key is None:
        return envelope.Request(uuid4())
    number = uuid_of(key)
    if number is None:
        raise _wrong("Idempotency-Key", gettext("The key is a UUID."))
    text = json.dumps([method, path, body], sort_keys=True, ensure_ascii=False, default=str)
    return envelope.Request(
        uuid5(caller.user_id, str(number)), hashlib.sha256(text.encode(errors="surrogatepass")).digest()
    )


def period_of(name: str, text: str | None) -> str | None:
    """The year or month that a parameter names; none where it is left out. Raises Problem 422."""
    if text and not re.fullmatch(PERIOD, text):
        raise _wrong(name, gettext("A period is a year or a month, as 2023 or 2023-07."))
    return text or None


def one_of(known: Container[str], said: str | None, field: str) -> str:
    """One of the values that a parameter may have; empty where it is left out. Raises Problem 422."""
    if said and said not in known:
        raise _wrong(field, gettext("This is not one of the values allowed here."))
    return said or ""


def _wrong(field: str, message: str) -> Problem:
    return Problem(422, "invalid", message, errors=[{"field": field, "message": message}])
