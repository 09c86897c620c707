"""Signing in, and proving a password again: throttled, counted, and alike for names nobody has."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from web.access import Access, devices, log, passwords, sessions, stored_passwords, throttle, users
from web.access.devices import Where
from web.access.users import User


class WrongPassword(Exception):
    """No such user, a disabled one, or another password: nobody is told which."""


class TooManyAttempts(Exception):
    """The password was not looked at; `seconds` says when it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class OneTimePasswordSpent(Exception):
    """It is the right one, but somebody signed in with it at `used_at`; or nobody has, and it is too old (None)."""

    def __init__(self, used_at: datetime | None) -> None:
        super().__init__(used_at)
        self.used_at = used_at


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`session` and `device` are for cookies. `news`: something happened to the account meanwhile."""

    user: User
    session: str
    device: str
    news: bool


@dataclass(frozen=True, slots=True)
class Proof:
    user: User
    attempt_id: int


def sign_in(access: Access, name: str, password: str, where: Where, replaced: str = "") -> SignedIn:
    """The user and a new session, which takes the place of the session `replaced`.

    Raises WrongPassword, TooManyAttempts, OneTimePasswordSpent, passwords.Busy.
    """
    proof = _proof(access, name, password, where)
    user, now = proof.user, access.clock()
    with access.database.write() as connection:
        if not users.is_unchanged(connection, user):
            raise WrongPassword
        if user.must_change:
            _demand_unspent(connection, user, now)
        device_id, device = devices.remember(connection, where.token, user.id, now)
        throttle.succeed(connection, proof.attempt_id, device_id)
        stored_passwords.strengthen_hash(connection, user, password)
        sessions.end(connection, replaced, now)
        session = sessions.start(connection, user.id, user.role, now, where, device_id)
        if user.must_change:
            _log_use(connection, user, where, device_id, now)
        news = bool(log.unread(connection, user.id, device_id, now))
    return SignedIn(user, session, device, news)


def prove(access: Access, name: str, password: str, where: Where) -> User:
    """The user, whose password this is. Raises WrongPassword, TooManyAttempts, passwords.Busy."""
    proof = _proof(access, name, password, where)
    with access.database.write() as connection:
        known = devices.known(connection, where.token, proof.user.id)
        throttle.succeed(connection, proof.attempt_id, known)
    return proof.user


def _proof(access: Access, name: str, password: str, where: Where) -> Proof:
    with access.database.write() as connection:
        user = users.find(connection, name)
        user_id = user.id if user else None
        known = devices.known(connection, where.token, user_id)
        admission = throttle.admit(
            connection, name, user_id, where.source, access.clock(), device_id=known, device=where.device
        )
    if admission.wait_seconds:
        raise TooManyAttempts(admission.wait_seconds)
    if not _is_right(access, user, password, admission.attempt_id) or user is None or user.disabled_at:
        raise WrongPassword
    return Proof(user, admission.attempt_id)


def _is_right(access: Access, user: User | None, password: str, attempt_id: int) -> bool:
    try:
        return passwords.matches(user.password_hash if user else None, password)
    except passwords.Busy:
        with access.database.write() as connection:
            throttle.excuse(connection, attempt_id)
        raise


def _demand_unspent(connection: Connection[Any], user: User, now: datetime) -> None:
    """Raises OneTimePasswordSpent, also for the second of two who sign in at the same moment."""
    if user.one_time_until and user.one_time_until <= now and not user.one_time_used_at:
        raise OneTimePasswordSpent(None)
    if not stored_passwords.use_one_time(connection, user, now):
        raise OneTimePasswordSpent(user.one_time_used_at or now)


def _log_use(connection: Connection[Any], user: User, where: Where, device_id: UUID, now: datetime) -> None:
    by = log.By(user.id, user.shown_name, user.role, user.division, where.device, device_id)
    log.record(connection, now, by, "one_time_password_used", user.id, source=where.source)
