"""/livez: the process answers. /readyz: it can also do its work, part by part. Open to everybody, and never waited for."""

import asyncio
from collections.abc import Callable
from typing import Any

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.types import ControllerRouterHandler
from msgspec import to_builtins
from psycopg import Error

from casework.ledger.migrate import pending
from casework.ledger.work import ASKED, Work, working
from projections.oversight.nights import last_night
from projections.oversight.rollup.lag import lag
from web.limits import kinds
from web.office import Office

OK = "ok"
ANSWER_SECONDS = 1.0


def database(office: Office) -> str:
    """Whether the database answers."""
    with office.database.single() as connection:
        connection.execute("select 1")
    return OK


def schema(office: Office) -> str:
    """Whether every migration was applied."""
    with office.database.single() as connection:
        missing = pending(connection)
    return OK if not missing else f"missing: {', '.join(missing)}"


# Each says "ok", or in a few words what is wrong; what is slower than ANSWER_SECONDS is "slow".
PARTS: dict[str, Callable[[Office], str]] = {"database": database, "schema": schema}


def follower(office: Office) -> dict[str, Any]:
    """How far the roll-ups are behind: pages above a county are slower by it, never wrong, so the site is ready all the same."""
    with office.database.single() as connection:
        told: dict[str, Any] = to_builtins(lag(connection))
    return told


def night(office: Office) -> dict[str, Any]:
    """What the last night counted, and where it does not add up: told, because somebody has to look."""
    with office.database.single() as connection:
        counted: dict[str, Any] = to_builtins(last_night(connection))
    return counted


@get("/livez", sync_to_thread=False, opt=kinds.FREE)
def livez() -> dict[str, bool]:
    return {"live": True}


@get("/readyz", opt=kinds.FREE)
async def readyz(office: NamedDependency[Office]) -> Response[dict[str, Any]]:
    """`{"ready": true, "database": "ok", "schema": "ok", "follower": {…}, "night": {…}}`; 503 where a part is not ok."""
    *said, behind, counted = await asyncio.gather(
        *(_asked(part, office) for part in (*PARTS.values(), follower, night))
    )
    ready = all(each == OK for each in said)
    body = {"ready": ready, **dict(zip(PARTS, said, strict=True)), "follower": behind, "night": counted}
    return Response(body, status_code=200 if ready else 503, headers=None if ready else {"retry-after": "1"})


HEALTH: list[ControllerRouterHandler] = [livez, readyz]


async def _asked(part: Callable[[Office], Any], office: Office) -> Any:
    try:
        with working(Work(ASKED)):
            return await asyncio.wait_for(asyncio.to_thread(part, office), ANSWER_SECONDS)
    except TimeoutError:
        return "slow"
    except Error:
        return "away"
