"""Everything that can be asked of a staff record."""

from datetime import date
from typing import Literal
from uuid import UUID

import msgspec


class Command(msgspec.Struct, frozen=True, kw_only=True):
    staff_id: UUID


class NewPost(msgspec.Struct, frozen=True, kw_only=True):
    post_id: UUID
    level: Literal["village", "township", "county"]
    division: str
    from_on: date
    until_on: date | None = None


class RegisterStaff(Command, frozen=True, kw_only=True):
    name: str
    phone: str | None = None
    posts: tuple[NewPost, ...] = ()


class TakePost(Command, frozen=True, kw_only=True):
    post: NewPost


class EndPost(Command, frozen=True, kw_only=True):
    post_id: UUID
    until_on: date
