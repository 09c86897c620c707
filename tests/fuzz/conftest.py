"""One office in which everything there can be is there, and somebody of each role to ask."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

import pytest
from litestar import Litestar
from litestar.datastructures import MultiDict

from casework.common.confidentiality import GRANTS
from casework.common.roles import ROLES, Role
from tests.api.case import Case
from tests.support.markup import value_of
from tests.support.site import AT_HAND, shared_site
from tests.support.world import TODAY, World
from web.http.strict_json import StrictRequest


@dataclass(frozen=True)
class House:
    world: World
    here: Case
    ids: dict[str, UUID]
    tokens: dict[Role, bytes]
    cookies: dict[Role, bytes]
    form_tokens: dict[Role, str]

    def headers(self, role: Role, in_api: bool, kind: bytes = b"") -> list[tuple[bytes, bytes]]:
        """Signed in; with a body of a kind, as its own form would send it."""
        mine = (
            (b"authorization", b"Bearer " + self.tokens[role]) if in_api else (b"cookie", b"sid=" + self.cookies[role])
        )
        sent = [] if in_api or not kind else [(b"x-csrf-token", self.form_tokens[role].encode())]
        return [mine, *sent, *([(b"content-type", kind)] if kind else [])]


@pytest.fixture
def house(here: Case) -> House:
    world = here.world
    event = {"kind": "marriage", "subject": str(here.ids["member_id"]), "occurred_on": f"{TODAY}", "source": "村里"}
    married = here.post(world.api(world.caller()), "/households/{household_id}/life-events", event).json()
    somebody = world.caller("auditor")
    ids = here.ids | {
        "life_event_id": UUID(married["id"]),
        "user_id": somebody.user_id,
        "token_id": world.token(somebody)[1],
    }
    callers = {role: world.caller(role, staff_id=here.ids["staff_id"], grants=GRANTS) for role in ROLES}
    tokens = {role: world.token(caller)[0].encode() for role, caller in callers.items()}
    cookies = {role: world.session(caller) for role, caller in callers.items()}
    pages = {role: world.visitor().get("/me", headers={"cookie": f"sid={sid}"}).text for role, sid in cookies.items()}
    form_tokens = {role: value_of(page, "csrf_token") for role, page in pages.items()}
    return House(world, here, ids, tokens, {role: sid.encode() for role, sid in cookies.items()}, form_tokens)


class Watched(MultiDict[Any]):
    """The parameters of an address, which remember what the code asks of them."""

    asked: ClassVar[set[str]] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)


@pytest.fixture
def app(house: House, monkeypatch: pytest.MonkeyPatch) -> Litestar:
    """The application, asking this house, whose pages are watched in what they read from an address."""
    whole = StrictRequest.query_params
    monkeypatch.setattr(StrictRequest, "query_params", property(lambda request: Watched(whole.fget(request))))
    AT_HAND[:] = [house.world.office]
    return shared_site()
