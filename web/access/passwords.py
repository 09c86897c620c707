"""Hashes and judges passwords. Argon2id with 19 MiB and two passes takes about 30 ms of one core."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from web.access.guessing import is_easy
from web.language.i18n import N_

SHORTEST, LONGEST = 12, 200
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads like another
TOO_SHORT = N_("Use at least 12 characters")
TOO_LONG = N_("Use at most 200 characters")
TOO_COMMON = N_(
    "This password is easy to guess: it is made of words, names, dates or keys that many use. "
    "Choose another, for example four unrelated words"
)

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_slots = BoundedSemaphore(2)  # sign-ins at nine o'clock must not take every core from those already working


class Busy(Exception):
    """Too many passwords are being checked at once; try again in a few seconds."""


def hashed(password: str) -> str:
    """Raises Busy."""
    with _slot():
        return _hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Does the same work when there is no hash, so that time does not tell which names exist. Raises Busy."""
    with _slot():
        try:
            right = _hasher.verify(password_hash or _hash_of_nobody(), password)
        except (Argon2Error, InvalidHashError):
            return False
        return right and password_hash is not None


def is_outdated(password_hash: str) -> bool:
    return _hasher.check_needs_rehash(password_hash)


def one_time() -> str:
    """Three groups of four that can be read out on the telephone (59 bits)."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(3))


def weakness(password: str, names: tuple[str, ...], division: str = "") -> str | None:
    """The message that says why a password is refused, or None. No rules of composition (ASVS 6.2).

    `names`: the user's own; `division`: where they work.
    """
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    return TOO_COMMON if is_easy(password, names, division) else None


@contextmanager
def _slot() -> Iterator[None]:
    if not _slots.acquire(timeout=5):
        raise Busy
    try:
        yield
    finally:
        _slots.release()


@cache
def _hash_of_nobody() -> str:
    return _hasher.hash(secrets.token_hex())
