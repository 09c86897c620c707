"""A look at what an address asks for: the day, how far it knew, and an address that always shows the same."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import FromPath

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


@dataclass(frozen=True, slots=True)
class AsOfView:
    """What templates/macros/lists.html shows of a reading."""

    on: date
    today: date
    known: str  # `411326:1234`, or how many ledgers it is
    same: str  # this page's address with the day and the knowledge spelled out
    kept: tuple[tuple[str, str], ...]  # the parameters that keep day and knowledge on other pages

    @property
    def asked(self) -> bool:
        """Whether an earlier knowledge was asked for."""
        return any(name.startswith("known") for name, _ in self.kept)


def open_snapshot(office: Office, caller: Caller, request: AnyRequest) -> AbstractContextManager[Snapshot]:
    """The look that the address asks for. Raises Problem 422; entering it raises UnknownPosition."""
    return office.open_snapshot(caller, as_of(office, request.query_params))


def as_of_view(office: Office, snapshot: Snapshot, request: AnyRequest) -> AsOfView:
    asked = [name for name in ("on", "known_position", "known_at") if request.query_params.get(name)]
    kept = tuple((name, request.query_params[name]) for name in asked)
    known: dict[str, object] = dict(_knowledge(snapshot.known, office.clock()))
    if "known_at" in asked:
        known = {"known_at": request.query_params["known_at"]}
    same = url_with(request, **({"known_position": None, "known_at": None, "on": snapshot.on.isoformat()} | known))
    return AsOfView(snapshot.on, office.today(), _shown(snapshot.known), same, kept)


def _knowledge(known: Mapping[str, int], now: datetime) -> dict[str, str]:
    if len(known) > MOST_LEDGERS_IN_AN_ADDRESS:
        return {"known_at": now.isoformat()}
    vector = ",".join(f"{ledger}:{at}" for ledger, at in known.items())
    return {"known_position": vector} if vector else {}


def _shown(known: Mapping[str, int]) -> str:
    if len(known) > MOST_LEDGERS_IN_AN_ADDRESS:
        return gettext("%(n)s ledgers") % {"n": len(known)}
    return ", ".join(f"{ledger}:{at}" for ledger, at in known.items()) or "–"
