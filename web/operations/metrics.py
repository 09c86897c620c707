"""/metrics: numbers for a Prometheus that watches the site. Counts and times only: nobody's name, place or case is in them."""

import asyncio
import time
from collections.abc import Iterable
from typing import Any, Final

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector
from psycopg import Error
from psycopg_pool import PoolTimeout

from casework.ledger.work import ASKED, Work, working
from projections.oversight.nights import last_night
from projections.oversight.rollup.lag import lag
from web.access.caller import caller_of
from web.language.i18n import gettext
from web.limits import kinds
from web.limits.middleware import kind_of
from web.office import Office
from web.problem import Problem

PATH: Final = "/metrics"
BEGAN: Final = "casework_began"
BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15)  # seconds


class Metrics:
    """What one process has counted since it began, and what is asked of the office when somebody looks."""

    def __init__(self, office: Office, admitted: Iterable[str] = ()) -> None:
        self.admitted = frozenset(admitted)
        self.registry = CollectorRegistry()
        self.registry.register(AtTheMoment(office))
        labels = ("surface", "kind")
        self._answers = Counter("casework_requests", "Answers given.", (*labels, "status"), registry=self.registry)
        self._seconds = Histogram(
            "casework_request_seconds", "From the request to the first byte of its answer.", labels,
            registry=self.registry, buckets=BUCKETS,
        )  # fmt: skip
        self._turned_away = Counter(
            "casework_turned_away",
            "Answers with 503: no room, too long, or no database.",
            labels,
            registry=self.registry,
        )

    async def count(self, message: Message, scope: Scope) -> None:
        """For `before_send`: every answer passes there, also that to a request which was refused on its way in."""
        if message["type"] != "http.response.start" or scope["type"] != ScopeType.HTTP:
            return
        labels, status = _labels(scope), message["status"]
        self._answers.labels(*labels, str(status)).inc()
        if status == 503:
            self._turned_away.labels(*labels).inc()
        if (began := scope["state"].get(BEGAN)) is not None:
            self._seconds.labels(*labels).observe(time.perf_counter() - began)


class NoteBeginning(ASGIMiddleware):
    """Stands before everything that takes time."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        scope["state"][BEGAN] = time.perf_counter()
        await next_app(scope, receive, send)


class AtTheMoment(Collector):
    """How far the follower is, and how the connections are used."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def describe(self) -> list[GaugeMetricFamily]:
        return []  # else the registry would ask the database when the process starts

    def collect(self) -> Iterable[GaugeMetricFamily]:
        use = self._office.database.use()
        for what in ("open", "used", "waiting"):
            family = GaugeMetricFamily(f"casework_connections_{what}", "Of each database role.", labels=["pool"])
            for pool, numbers in use.items():
                family.add_metric([pool], numbers[what])
            yield family
        try:
            with self._office.database.single() as connection:
                late, night = lag(connection), last_night(connection)
        except (Error, PoolTimeout):  # the database is away: what the process has counted is told all the same
            return
        yield GaugeMetricFamily("casework_follower_ledgers_behind", "Ledgers whose roll-up is behind.", late.behind)
        yield GaugeMetricFamily("casework_follower_events_behind", "Events of the ledger furthest behind.", late.events)
        yield GaugeMetricFamily(
            "casework_follower_seconds_behind", "Age of the oldest event not followed.", late.seconds
        )
        yield GaugeMetricFamily("casework_overdue", "Overdue items, as counted last night.", night.overdue)
        yield GaugeMetricFamily(
            "casework_overdue_unbalanced", "Areas in which what is overdue does not add up.", len(night.broken)
        )
        yield GaugeMetricFamily(
            "casework_without_contact_person", "Households without one, as counted last night.", night.without_contact
        )
        yield GaugeMetricFamily("casework_follower_ledgers_leapt", "Ledgers whose past is not told yet.", late.leapt)


@get(PATH, opt=kinds.FREE)
async def show_metrics(request: Request[Any, Any, Any], metrics: NamedDependency[Metrics]) -> Response[bytes]:
    _admit(request, metrics)
    with working(Work(ASKED)):
        text = await asyncio.to_thread(generate_latest, metrics.registry)
    return Response(text, media_type=CONTENT_TYPE_PLAIN_0_0_4)


def _admit(request: Request[Any, Any, Any], metrics: Metrics) -> None:
    """An administrator's token, or an address that was named. Raises Problem 401 or 403."""
    if request.client and request.client.host in metrics.admitted:
        return
    caller = caller_of(request)
    if caller is None or caller.via != "token":
        detail = gettext("The request names nobody we know, or the sign-in has ended.")
        raise Problem(401, "not-signed-in", detail, headers={"www-authenticate": 'Bearer realm="casework"'})
    if caller.role != "administrator":
        raise Problem(403, "role-not-allowed", gettext("This is not within your role."))


def _labels(scope: HTTPScope) -> tuple[str, str]:
    path = scope["path"]
    surface = "api" if path.startswith("/api/") else "static" if path.startswith("/static/") else "page"
    return surface, kind_of(scope).name if scope.get("route_handler") else "none"
