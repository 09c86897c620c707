"""The shapes of what the API tells of the office."""

from datetime import date
from uuid import UUID

from msgspec import Struct


class Hospital(Struct):
    """`ready`: nothing is missing, so that its county's passes count on the day. `tested`: within the last quarter the
    responsible person answered a test call, last on `tested_on`. `serves`: counties that one from above is for."""

    id: UUID
    ledger: str
    name: str
    division: str
    department: str | None
    responsible_person: str | None
    phone: str | None
    pathway: list[str]
    from_on: date
    until_on: date | None
    ready: bool
    missing: list[str]
    serves: list[str]
    tested: bool
    tested_on: date | None


class Post(Struct):
    id: UUID
    level: str
    division: str
    from_on: date
    until_on: date | None


class Staff(Struct):
    """`households`: how many they look after on the day, within the caller's scope."""

    id: UUID
    ledger: str
    name: str
    phone: str
    households: int
    posts: list[Post]


class Ledger(Struct):
    ledger: str
    position: int
    hash: str
