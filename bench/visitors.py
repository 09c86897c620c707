"""Who asks in a bench: a user at each level, signed in, and a connection to ask over."""

import http.client
from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from bench.country import Filled
from casework.common.confidentiality import Grant
from casework.common.roles import Role
from web.access import sessions, tokens, users, utc_now


class Visitor(NamedTuple):
    session: str
    token: str

    def headers(self, path: str) -> dict[str, str]:
        """A program brings its token, a browser its cookie."""
        if path.startswith("/api/"):
            return {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        return {"Cookie": f"sid={self.session}", "Accept": "text/html", "Accept-Encoding": "gzip"}


def visitors(connection: Connection[Any], filled: Filled) -> dict[str, Visitor]:
    """One of each level. Those there already get new sessions."""
    county = filled.county
    wanted: list[tuple[str, Role, str, UUID | None]] = [
        ("contact person", "contact_person", county, UUID(filled.staff)),
        ("county", "supervisor", county, None),
        ("prefecture", "auditor", county[:4], None),
        ("province", "auditor", county[:2], None),
        ("nation", "auditor", "", None),
    ]
    if filled.large:
        wanted.append(("large county", "supervisor", filled.large, None))
    return {name: _visitor(connection, f"bench {name}", role, division, who) for name, role, division, who in wanted}


def _visitor(connection: Connection[Any], name: str, role: Role, division: str, staff_id: UUID | None) -> Visitor:
    now = utc_now()
    user = users.find(connection, name)
    if user is None:
        grants: tuple[Grant, ...] = ("petition",) if role == "supervisor" else ()
        users.add(connection, name, role, division, staff_id, must_change=False, now=now, grants=grants)
        user = users.find(connection, name)
    assert user is not None
    token, _ = tokens.create(connection, name, now, days=1)
    return Visitor(sessions.start(connection, user.id, role, now), token)


class Line:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, port: int) -> None:
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """The answer's status and body; 0 where there was none. A server closes what was idle for long: then once more."""
        try:
            return self._get(path, headers)
        except (http.client.RemoteDisconnected, ConnectionError):
            self._http.close()
        try:
            return self._get(path, headers)
        except (OSError, http.client.HTTPException):
            self._http.close()
            return 0, b""

    def _get(self, path: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
        self._http.request("GET", path, headers=dict(headers))
        answer = self._http.getresponse()
        return answer.status, answer.read()
