"""What the tests of sign-in stand on: a real database, a clock they set, and the smallest app."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from litestar import Litestar, Request, get, post
from litestar.datastructures import UploadFile
from litestar.di import Provide
from litestar.params import JSONBody, MultipartBody, URLEncodedBody
from litestar.response import Template
from litestar.static_files import create_static_files_router
from litestar.testing import TestClient
from litestar.types import ASGIApp, Receive, Scope, Send

from casework.common.roles import Role
from casework.ledger.database import Database
from tests.support.databases import copy_of
from tests.support.markup import value_of
from tests.support.world import PASSWORD, Clock
from web.access import Access, users
from web.access.caller import any_of, caller_of, provide_caller, signed_in
from web.access.csrf import RefuseForeignForms
from web.access.middleware import RecogniseCaller
from web.accounts.me_page import MeController
from web.accounts.sign_in_page import SIGN_IN_HANDLERS
from web.embedded.server import Server
from web.http.errors import EXCEPTION_HANDLERS
from web.http.security_headers import security_headers
from web.http.templating import STATIC, template_config
from web.problem import Problem

Client = TestClient[Litestar]


@dataclass
class Office:
    """One installation, and how to get into it."""

    database: Database
    clock: Clock = field(default_factory=Clock)

    @property
    def access(self) -> Access:
        return Access(self.database, self.clock)

    def add(self, name: str, role: Role = "supervisor", **wishes: Any) -> str:
        wishes = {"password": PASSWORD, "must_change": False, "now": self.clock(), **wishes}
        with self.database.write() as connection:
            return users.add(connection, name, role, "411326", None, **wishes)

    def visitor(self, address: str = "", **options: Any) -> Client:
        app = small_app(Access(self.database, self.clock, options.pop("secure_cookies", False)))
        headers = options.pop("headers", {})
        client = TestClient(app, base_url=options.pop("base_url", "http://casework.test"), **options)
        client.headers.update(headers | ({"test-address": address} if address else {}))
        return client

    def signed_in(self, name: str = "li", role: Role = "supervisor") -> Client:
        self.add(name, role)
        client = self.visitor()
        assert sign_in(client, name).status_code == 303
        return client

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        with self.database.write() as connection:
            return connection.execute(sql, values).fetchall()


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    with copy_of(server) as there:
        opened = Database(there.app_dsn, pool_size=4).open()
        yield opened
        opened.close()


@pytest.fixture
def office(database: Database) -> Iterator[Office]:
    yield Office(database)
    with database.write() as connection:  # the role may not delete, so names are set aside instead
        connection.execute("update access.users set name = gen_random_uuid()::text, disabled_at = now()")
        connection.execute("update access.sign_in_attempts set outcome = 'delayed'")


def small_app(access: Access) -> Litestar:
    return Litestar(
        [*SIGN_IN_HANDLERS, MeController, create_static_files_router("/static", [STATIC]), *ROOMS],
        middleware=[from_address, RecogniseCaller(access), RefuseForeignForms()],
        dependencies={
            "access": Provide(lambda: access, sync_to_thread=False),
            "caller": Provide(provide_caller, sync_to_thread=False),
        },
        exception_handlers=EXCEPTION_HANDLERS,
        before_send=[security_headers],
        template_config=template_config(),
        openapi_config=None,
    )


def from_address(app: ASGIApp) -> ASGIApp:
    """Lets a test say where a request comes from, by a header that only tests know."""

    async def there(scope: Scope, receive: Receive, send: Send) -> None:
        if address := dict(scope["headers"]).get(b"test-address"):
            scope["client"] = (address.decode(), 50000)
        await app(scope, receive, send)

    return there


@get("/worklist", guards=[signed_in], sync_to_thread=False)
def worklist(request: Request[Any, Any, Any]) -> Template:
    return Template("http/problem.html", context={"problem_title": "W", "problem_detail": request.method})


@get("/coverage", guards=[any_of("auditor")], sync_to_thread=False)
def coverage() -> str:
    return "coverage"


@post("/notes", guards=[signed_in], sync_to_thread=False)
def add_note(data: URLEncodedBody[dict[str, str]]) -> str:
    return f"noted {data['note']}"


@get("/fault", sync_to_thread=False)
def fault() -> str:
    raise RuntimeError("secret inside")


@get("/api/v1/who", guards=[signed_in], sync_to_thread=False)
def who(request: Request[Any, Any, Any]) -> dict[str, str]:
    caller = caller_of(request)
    assert caller is not None
    return {"name": caller.name, "via": caller.via, "device": caller.device}


@post("/api/v1/notes", guards=[signed_in], sync_to_thread=False)
def api_note(data: JSONBody[dict[str, int]]) -> dict[str, int]:
    raise Problem(409, "stale", "changed", errors=[{"field": "n", "message": "old"}], current_version=7)


@dataclass
class Upload:
    file: UploadFile


@get("/members", guards=[signed_in], sync_to_thread=False)
def members() -> str:
    return "members"


@post("/files", guards=[signed_in], sync_to_thread=True)
def receive_file(data: MultipartBody[Upload]) -> str:
    return data.file.file.read().decode()


ROOMS = [members, receive_file, worklist, coverage, add_note, fault, who, api_note]


def sign_in(client: Client, name: str, password: str = PASSWORD, **fields: str) -> httpx.Response:
    data = {"name": name, "password": password, **fields}
    return client.post("/sign-in", data=data, follow_redirects=False)


def form_token(client: Client, path: str = "/me") -> str:
    token = value_of(client.get(path).text, "csrf_token")
    assert len(bytes.fromhex(token)) == 64
    return token
