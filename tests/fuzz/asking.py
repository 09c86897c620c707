"""Asks the application as a server would hand requests on: any bytes in path, query, headers and body."""

import gzip
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from litestar import Litestar

from web.app import enough_threads

Headers = Iterable[tuple[bytes, bytes]]
INSIDE = re.compile(
    r"Traceback|psycopg|msgspec|litestar|uvicorn|jinja2|sqlstate|[A-Z]\w{0,40}(?:Error|Exception)\b|File &?\w*[\"']?/|"
    r"\.py\b|ledger\.events|access\.users|casework_write|\$argon2"
)
AT_ONCE = 20  # refused requests after which one looks at what stands there
PROBLEM = {"type", "title", "status", "detail", "errors"}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


@dataclass
class Asker:
    """Keeps what was wrong with any answer; the tests look at the end."""

    app: Litestar
    asked: int = 0
    wrong: list[str] = field(default_factory=list)
    _look: Callable[[], Any] = field(default=lambda: None)
    _stood: Any = None
    _refused: dict[str, Callable[[], Awaitable[Any]]] = field(default_factory=dict)
    """Since `_stood` was looked at: what was refused, and how it is asked once more."""

    def begin(self, look: Callable[[], Any]) -> None:
        """Before a write: what stands there now, unless it is known."""
        self._look = look
        self._stood = self._stood or look()

    def refused_one(self, what: str, again: Callable[[], Awaitable[Any]]) -> None:
        self._refused[what] = again
        if len(self._refused) >= AT_ONCE:
            self.settle()

    def settle(self) -> None:
        """Notes whether what was refused has changed anything."""
        stands = self._look() if self._refused else self._stood
        if stands != self._stood:
            self.wrong.append(f"refused, and yet {self._stood} became {stands}: {'; '.join(self._refused)}")
        self._stood, self._refused = stands, {}

    def forget(self) -> list[Callable[[], Awaitable[Any]]]:
        """Something may have changed; answers what was refused and not settled."""
        again = list(self._refused.values())
        self._stood, self._refused = None, {}
        return again

    async def request(self, method: str, target: bytes, headers: Headers = (), body: bytes = b"") -> Answer:
        """`target`: the path and query as they stand in the request line."""
        self.asked += 1
        raw, _, query = target.partition(b"?")
        scope: dict[str, Any] = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": unquote(raw.decode("latin-1")), "raw_path": raw, "query_string": query, "root_path": "",
            "headers": [(b"host", b"casework.test"), *headers], "client": ("127.0.0.1", 50000), "server": ("casework.test", 80),
            "state": {}, "extensions": {},
        }  # fmt: skip
        sent: list[Any] = []
        parts = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> Any:
            return next(parts, {"type": "http.disconnect"})

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)  # type: ignore[arg-type]
        start = next(m for m in sent if m["type"] == "http.response.start")
        content = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
        named = {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]}
        return Answer(start["status"], named, content)

    async def expect(
        self, what: str, method: str, target: bytes, headers: Headers = (), body: bytes = b""
    ) -> Answer | None:
        """Asks, and notes what is wrong with the answer; `what` says which question it was."""
        try:
            answer = await self.request(method, target, headers, body)
        except Exception as error:
            self.wrong.append(f"{what}: {type(error).__name__} {error}"[:400])
            return None
        if fault := faults(method, target, answer):
            self.wrong.append(f"{what}: {fault}"[:400])
        return answer


def faults(method: str, target: bytes, answer: Answer) -> str:
    """What is wrong with an answer, whatever was asked."""
    if answer.status >= 500 and not (answer.status == 503 and "retry-after" in answer.headers):
        return f"{answer.status} {answer.body[:200]!r}"
    if any("\n" in value or "\r" in value for value in answer.headers.values()):
        return "a line break in a header"
    if answer.headers.get("content-type", "").startswith("text/html") and b"<script>alert" in answer.text.encode():
        return "markup that was sent comes back as markup"
    if method == "HEAD" or answer.status < 400 or not answer.body:
        return "" if answer.body or answer.status < 400 or method == "HEAD" else f"{answer.status} says nothing"
    if found := INSIDE.search(answer.text):
        return f"{answer.status} tells {found[0]!r}"
    return _shape(unquote(target.partition(b"?")[0].decode("latin-1")), answer)


def _shape(path: str, answer: Answer) -> str:
    """A refusal is a problem to programs, and to people a page with one heading of the first rank."""
    kind = answer.headers.get("content-type", "")
    if path.startswith("/api/"):
        if kind != "application/problem+json":
            return f"{answer.status} as {kind}"
        body = json.loads(answer.text)
        return (
            "" if set(body) >= PROBLEM and body["status"] == answer.status and body["title"] else f"no problem: {body}"
        )
    whole = kind.startswith("text/html") and answer.text.count("<h1") == 1
    return "" if whole else f"{answer.status} as {kind} with {answer.text.count('<h1')} headings"


@asynccontextmanager
async def running(app: Litestar) -> AsyncIterator[Asker]:
    """Without its beginning and end, which would end it for the tests that come after."""
    await enough_threads()
    yield Asker(app)


def encoded(text: str) -> str:
    """A text as it stands in an address or a form, half characters too."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def form(fields: dict[str, str]) -> bytes:
    return "&".join(f"{encoded(name)}={encoded(text)}" for name, text in fields.items()).encode()
