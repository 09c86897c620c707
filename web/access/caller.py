"""Who is asking: the caller of a request, and the guards that demand one."""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.types import Guard

from casework.common.confidentiality import Grant
from casework.common.roles import Role

Via = Literal["session", "token"]
Device = Literal["phone", "desktop", "api"]
Connection = ASGIConnection[Any, Any, Any, Any]

OPEN_WHILE_PASSWORD_IS_ONE_TIME = {"/me", "/me/password", "/sign-out"}


@dataclass(frozen=True, slots=True)
class Caller:
    """Read again from the database at every request, so a change of role or division holds at once."""

    user_id: UUID
    name: str
    shown_name: str
    role: Role
    division: str
    staff_id: UUID | None
    language: str | None
    text_size: str
    via: Via
    device: Device
    must_change: bool = False  # the password is still the one-time one
    device_id: UUID | None = None  # the browser, as far as it is known
    grants: tuple[Grant, ...] = ()


class NotSignedIn(NotAuthorizedException):
    """Nobody is signed in: pages lead to the sign-in form, the API answers 401."""


class PasswordMustChange(PermissionDeniedException):
    """Signed in with a one-time password, which has to be replaced first."""


def caller_of(connection: Connection) -> Caller | None:
    caller: Caller | None = connection.scope.get("user")
    return caller


def provide_caller(request: Request[Any, Any, Any]) -> Caller:
    """The dependency `caller`. Raises NotSignedIn."""
    caller = caller_of(request)
    if caller is None:
        raise NotSignedIn
    return caller


def signed_in(connection: Connection, _: BaseRouteHandler) -> None:
    """The guard for every page and API path that is not open to all."""
    caller = caller_of(connection)
    if caller is None:
        raise NotSignedIn
    one_time = caller.must_change and caller.via == "session"
    if one_time and connection.scope["path"].rstrip("/") not in OPEN_WHILE_PASSWORD_IS_ONE_TIME:
        raise PasswordMustChange


def any_of(*roles: Role, grant: Grant | None = None) -> Guard:
    """The guard that admits these roles only, with what they have to be given besides; others get 403."""

    def admits(connection: Connection, handler: BaseRouteHandler) -> None:
        signed_in(connection, handler)
        caller = caller_of(connection)
        if caller is None or caller.role not in roles or not (grant is None or grant in caller.grants):
            raise PermissionDeniedException

    return admits
