"""A look at what an address asks for: the day, how far it knew, and an address that always shows the same."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import FromPath

from casework.common.days import SHANGHAI
from casework.ledger.finding import recorded_at
from projections.engine.snapshot import Snapshot
from web.access.caller import Caller
from web.http.query_params import as_of
from web.http.templating import url_with
from web.language.i18n import gettext
from web.office import Office

AnyRequest = Request[Any, Any, Any]
TheOffice = NamedDependency[Office]
TheCaller = NamedDependency[Caller]
Id = FromPath[UUID]
MOST_LEDGERS_IN_AN_ADDRESS = 20
IN_A_FIELD = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")  # as a browser sends an instant: without an offset


@dataclass(frozen=True, slots=True)
class AsOfView:
    """What templates/macros/lists.html shows of a reading."""

    on: date
    today: date
    known: str  # `411326:1234`, or how many ledgers it is
    same: str  # this page's address with the day and the knowledge spelled out
    kept: tuple[tuple[str, str], ...]  # the parameters that keep day and knowledge on other pages
    known_at: datetime | None = None  # by when it had to be recorded, if an earlier knowledge was asked for

    @property
    def asked(self) -> bool:
        """Whether an earlier knowledge was asked for."""
        return any(name.startswith("known") for name, _ in self.kept)

    @property
    def known_field(self) -> str:
        """That instant, as the field of a page has it: in the offices' time."""
        return f"{self.known_at.astimezone(SHANGHAI):%Y-%m-%dT%H:%M:%S}" if self.known_at else ""


def open_snapshot(office: Office, caller: Caller, request: AnyRequest) -> AbstractContextManager[Snapshot]:
    """The look that the address asks for. Raises Problem 422; entering it raises UnknownPosition."""
    return office.open_snapshot(caller, as_of(office, asked_by(request)))


def asked_by(request: AnyRequest) -> dict[str, str]:
    """The parameters of an address; an instant that was filled in on a page is one of the offices' time."""
    query = {name: request.query_params[name] for name in request.query_params}
    if IN_A_FIELD.fullmatch(query.get("known_at", "")):
        query["known_at"] += "+08:00"
    return query


def as_of_view(office: Office, snapshot: Snapshot, request: AnyRequest) -> AsOfView:
    query = asked_by(request)
    asked = [name for name in ("on", "known_position", "known_at") if query.get(name)]
    kept = tuple((name, query[name]) for name in asked)
    known: dict[str, object] = dict(_knowledge(snapshot.known, office.clock()))
    if "known_at" in asked:
        known = {"known_at": query["known_at"]}
    same = url_with(request, **({"known_position": None, "known_at": None, "on": snapshot.on.isoformat()} | known))
    at = as_of(office, query).known_at or (_last_recorded(office, snapshot) if "known_position" in asked else None)
    return AsOfView(snapshot.on, office.today(), _shown(snapshot.known), same, kept, at)


def _last_recorded(office: Office, snapshot: Snapshot) -> datetime | None:
    """When the last of what is known was recorded; of many ledgers it is not looked up."""
    if len(snapshot.known) > MOST_LEDGERS_IN_AN_ADDRESS:
        return None
    with office.database.single() as connection:
        moments = [recorded_at(connection, *place) for place in snapshot.known.items()]
    return max((moment for moment in moments if moment), default=None)


def _knowledge(known: Mapping[str, int], now: datetime) -> dict[str, str]:
    if len(known) > MOST_LEDGERS_IN_AN_ADDRESS:
        return {"known_at": now.isoformat()}
    vector = ",".join(f"{ledger}:{at}" for ledger, at in known.items())
    return {"known_position": vector} if vector else {}


def _shown(known: Mapping[str, int]) -> str:
    if len(known) > MOST_LEDGERS_IN_AN_ADDRESS:
        return gettext("%(n)s ledgers") % {"n": len(known)}
    return ", ".join(f"{ledger}:{at}" for ledger, at in known.items()) or "–"
