"""What there is to ask, read from the application itself: a new route, parameter or field is fuzzed without a hand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from uuid import UUID, uuid4

from litestar import Litestar
from litestar.params import QueryParameter
from litestar.routes import HTTPRoute

from tests.fuzz.asking import encoded

ENDS = ("closure", "ending", "withdrawal", "category", "verification", "rejection", "disabling", "sign-out-elsewhere")
Json = dict[str, Any]
DESCRIBED: Json = {}


@dataclass(frozen=True, slots=True)
class Known:
    """A route and a method of it. `fields`: paths into the JSON body, or none for what is no write of the API."""

    method: str
    path: str
    schema: Json | None = None

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def in_api(self) -> bool:
        return self.path.startswith("/api/")

    @property
    def ends_something(self) -> bool:
        """Asked last: what comes after would only be told that it is too late."""
        return self.method == "POST" and self.path.rpartition("/")[2] in ENDS

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.path)

    def target(self, ids: Mapping[str, UUID], **other: str) -> bytes:
        """The address with these ids; of an unknown kind, nobody's."""
        filled = {name: other.get(name, str(ids.get(name, uuid4()))) for name in self.parameters}
        return self.path.format_map(filled).encode()


def known(app: Litestar) -> list[Known]:
    """Every route but files and the end of a session, in a fixed order."""
    described = description(app)
    schemas = {
        (path, method.upper()): _resolved(described, operation.get("requestBody", {}))
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if isinstance(operation, dict)
    }
    found = [
        Known(method, path, schemas.get((path, method)))
        for route in app.routes
        if isinstance(route, HTTPRoute) and not route.path.startswith("/static")
        for path in [re.sub(r":\w+", "", route.path)]
        for handler in route.route_handlers
        for method in sorted(handler.http_methods)
        if method in ("GET", "POST") and path != "/sign-out"
    ]
    return sorted({one.name: one for one in found}.values(), key=lambda one: (one.ends_something, one.path, one.method))


def description(app: Litestar) -> Json:
    """What the application says of its API: once for all applications, which say the same; writing it down takes two seconds."""
    if not DESCRIBED:
        DESCRIBED.update(app.openapi_schema.to_schema())
    return DESCRIBED


def declared(app: Litestar, route: Known) -> set[str]:
    """The parameters of an address that the API describes, or a handler names: FromQuery."""
    operation = description(app)["paths"].get(route.path, {}).get(route.method.lower(), {})
    described = {each["name"] for each in operation.get("parameters", []) if each["in"] == "query"}
    handlers = [
        handler
        for one in app.routes
        if isinstance(one, HTTPRoute) and re.sub(r":\w+", "", one.path) == route.path
        for handler in one.route_handlers
    ]
    fields = [field for handler in handlers for field in handler.parsed_fn_signature.parameters.items()]
    return described | {name for name, field in fields if isinstance(field.kwarg_definition, QueryParameter)}


def _resolved(described: Json, body: Json) -> Json | None:
    content = body.get("content", {}).get("application/json", {})
    return _whole(described, content["schema"], 0) if "schema" in content else None


def _whole(described: Json, schema: Any, depth: int) -> Any:
    """A schema with its references filled in."""
    if depth > 12 or not isinstance(schema, (dict, list)):
        return schema
    if isinstance(schema, list):
        return [_whole(described, each, depth) for each in schema]
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _whole(described, described["components"]["schemas"][name], depth + 1)
    return {key: _whole(described, value, depth + 1) for key, value in schema.items()}


Way = tuple[str | int, ...]


def ways(schema: Any) -> Iterator[Way]:
    """The way to each field of a body: ("members", 0, "name")."""
    for option in [schema, *schema.get("oneOf", []), *schema.get("anyOf", [])]:
        for name, inner in option.get("properties", {}).items():
            yield (name,)
            yield from ((name, *rest) for rest in ways(inner))
        if isinstance(items := option.get("items"), dict):
            yield (0,)
            yield from ((0, *rest) for rest in ways(items))


def put(body: Any, way: Way, value: Any) -> Any:
    """A body with a value at a place; what leads there is made."""
    if not way:
        return value
    first, *rest = way
    if isinstance(first, int):
        kept = list(body) if isinstance(body, list) else []
        return [put(kept[0] if kept else None, tuple(rest), value), *kept[1:]]
    kept = dict(body) if isinstance(body, dict) else {}
    return kept | {first: put(kept.get(first), tuple(rest), value)}


class Forms(HTMLParser):
    """The forms of a page: where each is sent, and its fields with what stands in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str]] = {}
        self._open: dict[str, str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form" and said.get("method", "").lower() == "post":
            self._open = self.found.setdefault(said.get("action", ""), {})
        elif self._open is not None and said.get("name") and tag in ("input", "select", "textarea", "button"):
            self._open.setdefault(said["name"], said.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def query(names: Mapping[str, str]) -> bytes:
    return b"?" + "&".join(f"{name}={encoded(text)}" for name, text in names.items()).encode()
