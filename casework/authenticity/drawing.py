"""A draw that anybody can repeat, with any tool: of the contacts, those whose SHA-256 of `seed:contact id` is lowest."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

SEEDS = 2**31


def draw(contacts: Iterable[UUID], size: int, seed: int) -> list[UUID]:
    """So many of the contacts, or all of them where there are fewer; their order before does not matter."""
    return sorted(contacts, key=lambda contact: hashlib.sha256(f"{seed}:{contact}".encode()).digest())[:size]
