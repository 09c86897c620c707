"""What every answer of the API looks like: a page of a list, a receipt, a problem; and who may ask."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.openapi import ResponseSpec
from litestar.types import Guard
from msgspec import UNSET, Struct, UnsetType

from casework.common.confidentiality import Grant
from casework.common.days import FOREVER
from casework.common.roles import Role
from web.access.caller import caller_of, signed_in
from web.http.rights import demand

T = TypeVar("T")


class Page(Struct, Generic[T]):
    """One page of a list. `known_position`: what was known; send it back for the same answer."""

    items: Sequence[T]
    page: int
    size: int
    total: int
    known_position: Mapping[str, int]


class MadeMember(Struct):
    id: UUID
    name: str


class MadePost(Struct):
    id: UUID


class HandOverBegun(Struct):
    """Households handed over at once: how many are done, refused, still waiting."""

    id: UUID
    done: int
    refused: int
    waiting: int


class Receipt(Struct):
    """What a write made (else its parent), and the place of its last event."""

    id: UUID
    ledger: str
    position: int
    members: list[MadeMember] | UnsetType = UNSET
    posts: list[MadePost] | UnsetType = UNSET
    hand_over: HandOverBegun | UnsetType = UNSET
    computed: bool | UnsetType = UNSET


class FieldError(Struct):
    field: str
    message: str


class ProblemAnswer(Struct):
    """application/problem+json. `type` is stable; `title`, `detail` and messages follow Accept-Language."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldError]
    current_version: int | UnsetType = UNSET


def problems(*statuses: int) -> dict[int, ResponseSpec]:
    """The problems that a path may answer, for its description."""
    return {status: ResponseSpec(ProblemAnswer, False, "Problem", "application/problem+json") for status in statuses}


def only(roles: tuple[Role, ...], grant: Grant | None = None) -> Guard:
    """The guard that admits these roles, with what they have to be given besides; others are told so (403)."""

    def admits(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
        signed_in(connection, handler)
        caller = caller_of(connection)
        if caller is not None:
            demand(caller, roles, grant)

    return admits


def in_words(name: str) -> str:
    """LogContact: Log contact."""
    return re.sub(r"(?<!^)([A-Z])", lambda letter: " " + letter[0].lower(), name)


def end(day: date) -> date | None:
    """The end of a span; none while it has none."""
    return None if day == FOREVER else day
