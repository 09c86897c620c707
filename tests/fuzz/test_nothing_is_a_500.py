"""Whatever is sent to any route by anybody: an answer in the right shape, nothing of the inside told, nothing half-recorded.

Bounded and seeded: every field gets each harm once over the whole run of a field, in an order that the seed decides.
"""

import json
import os
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import anyio
from litestar import Litestar

from casework.common.roles import ROLES, Role
from tests.api.case import bodies
from tests.fuzz.asking import Answer, Asker, encoded, form, running
from tests.fuzz.conftest import House, Watched
from tests.fuzz.routes import Forms, Known, declared, known, put, query, ways
from tests.fuzz.values import BODIES, FORMS, HEADERS, JSON, METHODS, PATHS, TEXTS, WORST, WORST_JSON
from tests.support.write_forms import typed

SEED = os.environ.get("FUZZ_SEED", "20261120")  # another one, other values
FORM, JSON_BODY = b"application/x-www-form-urlencoded", b"application/json"
FEW = 2  # of the values, where every combination would take minutes


def some(values: Sequence[Any], what: str, number: int = FEW) -> Iterator[Any]:
    """A few of the values: others for another field, the same in each run."""
    yield from random.Random(f"{SEED} {what}").sample(list(values), min(number, len(values)))


def hard(what: str) -> list[str]:
    """For a field: the worst, and a few others."""
    return [*WORST, *some(TEXTS, what)]


async def may(asker: Asker, house: House, route: Known) -> Role | None:
    """A role that the route lets in; none where it lets in nobody."""
    for role in ("supervisor", "administrator", "auditor", "contact_person"):
        answer = await send(asker, house, route, role, f"{route.name} as {role}")
        if answer and answer.status not in (401, 403):
            return role
    return None


async def send(
    asker: Asker, house: House, route: Known, role: Role, what: str, body: bytes = b"", kind: bytes = b"", **asked: Any
) -> Answer | None:
    """Asks; refused requests leave everything as it was. What stands there is looked at after some of them: where one is not refused
    in between, those before it are asked once more.
    """
    target = route.target(house.ids, **asked.get("ids", {})) + asked.get("query", b"")
    if route.method == "POST":
        kind = kind or (JSON_BODY if route.in_api else FORM)
        asker.begin(house.world.state)
    answer = await asker.expect(what, route.method, target, house.headers(role, route.in_api, kind), body)
    if route.method == "POST":
        if answer and answer.status >= 400:
            asker.refused_one(what, partial(send, asker, house, route, role, what, body, kind, **asked))
        else:
            for again in asker.forget():
                await again()
            asker.settle()
    return answer


def run(app: Litestar, work: Any) -> Asker:
    async def all_of_it() -> Asker:
        async with running(app) as asker:
            await work(asker)
            asker.settle()
            return asker

    return anyio.run(all_of_it)


def sound(asker: Asker, at_least: int) -> None:
    assert asker.wrong == [], f"{len(asker.wrong)} of {asker.asked}\n" + "\n".join(asker.wrong[:400])
    assert asker.asked >= at_least, asker.asked


def test_every_path_and_every_id_in_it(house: House, app: Litestar) -> None:
    async def work(asker: Asker) -> None:
        for target in PATHS:
            for method in ("GET", "POST"):
                await asker.expect(f"{method} {target[:80]!r}", method, target, house.headers("supervisor", False))
        for route in known(app):
            for name in route.parameters:
                for text in hard(route.name + name):
                    await send(
                        asker,
                        house,
                        route,
                        "supervisor",
                        f"{route.name} {name}={text[:20]!r}",
                        ids={name: encoded(text)},
                    )

    sound(run(app, work), 350)


def test_every_method_on_every_route_by_everybody_and_by_nobody(house: House, app: Litestar) -> None:
    async def work(asker: Asker) -> None:
        for route in known(app):
            for method in some(METHODS, route.name, 3):
                await asker.expect(f"{method} {route.path}", method, route.target(house.ids))
            for role in ROLES:
                await send(asker, house, route, role, f"{route.name} as {role}")

    sound(run(app, work), 700)


def test_every_parameter_of_every_query(house: House, app: Litestar) -> None:
    """A page's parameters are those that its code asks for: watched, not listed."""
    names: set[str] = set()

    async def work(asker: Asker) -> None:
        for route in known(app):
            Watched.asked.clear()
            if route.method != "GET" or (role := await may(asker, house, route)) is None:
                continue
            for name in sorted(asks := declared(app, route) | Watched.asked):
                for text in hard(route.name + name):
                    what = f"{route.name} {name}={text[:20]!r}"
                    await send(asker, house, route, role, what, query=query({name: text}))
                twice = query({name: "1"}) + f"&{name}=2".encode()
                await send(asker, house, route, role, f"{route.name} {name} twice", query=twice)
            names.update(asks)

    sound(run(app, work), 1200)
    assert names >= {"page", "size", "on", "known_position", "known_at", "division", "q", "next", "done", "kind"}


def test_every_field_of_every_form(house: House, app: Litestar) -> None:
    async def work(asker: Asker) -> None:
        every, here = [route for route in known(app) if not route.in_api], replace(house.here, ids=house.ids)
        shown = await forms(asker, house, every)
        for route in every:
            if route.method != "POST" or (role := await may(asker, house, route)) is None:
                continue
            asker.settle()
            fields = shown.get(route.target(house.ids).decode(), {}) | typed(route.path, here)
            fields.pop("csrf_token", None)
            asker.forget()  # what is typed may be about something that was made for it
            for name in alike(fields):
                for text in hard(route.name + name):
                    what = f"{route.name} {name}={text[:20]!r}"
                    await send(asker, house, route, role, what, form(fields | {name: text}), FORM)
            for body in FORMS:
                await send(asker, house, route, role, f"{route.name} {body[:30]!r}", body, FORM)
            for body in some(FORMS, route.name):
                what = f"{route.name} {body[:30]!r} in parts"
                await send(asker, house, route, role, what, body, b"multipart/form-data; boundary=x")

    sound(run(app, work), 1200)


def alike(names: Iterable[str]) -> Iterable[str]:
    """Of fields that differ by a number alone, as those of the rows of a form, one."""
    return {re.sub(r"\d+", "0", name): name for name in names}.values()


async def forms(asker: Asker, house: House, every: Sequence[Known]) -> dict[str, dict[str, str]]:
    """The fields of the forms that pages show, by where they are sent."""
    found: dict[str, dict[str, str]] = {}
    for route in every:
        role = await may(asker, house, route) if route.method == "GET" else None
        answer = await send(asker, house, route, role, route.name) if role else None
        if answer and answer.status == 200 and answer.headers["content-type"].startswith("text/html"):
            for action, fields in Forms(answer.text).found.items():
                found.setdefault(action, {}).update(fields)
    return found


def test_every_field_of_every_body(house: House, app: Litestar) -> None:
    fitting = {name.removeprefix("/"): body for name, body in bodies(house.here).values()}

    async def work(asker: Asker) -> None:
        for route in known(app):
            if route.method != "POST" or not route.in_api or (role := await may(asker, house, route)) is None:
                continue
            base = next((body for path, body in fitting.items() if route.path.endswith("/v1/" + path)), {})
            for way in dict.fromkeys(ways(route.schema or {})):
                for value in [*WORST_JSON, *some(JSON, f"{route.name} {way}")]:
                    what = f"{route.name} {way}={str(value)[:20]!r}"
                    body = json.dumps(put(base, way, value)).encode()
                    await send(asker, house, route, role, what, body, JSON_BODY)
            for body in BODIES:
                await send(asker, house, route, role, f"{route.name} {body[:30]!r}", body, JSON_BODY)

    sound(run(app, work), 1500)


def test_every_header(house: House, app: Litestar) -> None:
    home, in_api = "/households/{household_id}", "/api/v1/households/{household_id}"
    asked = [
        Known("GET", "/sign-in"), Known("POST", "/sign-in"), Known("GET", "/coverage"), Known("POST", f"{home}/contacts"),
        Known("POST", "/imports"), Known("GET", "/api/v1/coverage"), Known("POST", f"{in_api}/contacts"),
        Known("POST", f"{in_api}/closure"), Known("GET", "/static/app.css"),
    ]  # fmt: skip

    async def work(asker: Asker) -> None:
        for route in asked:
            for name, values in HEADERS:
                for value in values:
                    kept = [h for h in house.headers("supervisor", route.in_api, FORM) if h[0] != name.encode()]
                    what = f"{route.name} {name}: {value[:30]!r}"
                    await asker.expect(what, route.method, route.target(house.ids), [*kept, (name.encode(), value)])

    sound(run(app, work), 600)
