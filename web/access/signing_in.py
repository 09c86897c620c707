"""Signing in, and proving a password again: throttled, counted, and alike for names nobody has."""

from web.access import Access, passwords, sessions, throttle, users
from web.access.users import User


class WrongPassword(Exception):
    """No such user, a disabled one, or another password: nobody is told which."""


class TooManyAttempts(Exception):
    """The password was not looked at; `seconds` says when it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def sign_in(access: Access, name: str, password: str, source: str, replaced: str = "") -> tuple[User, str]:
    """The user and the token of a new session, which takes the place of the session `replaced`.

    Raises WrongPassword, TooManyAttempts, passwords.Busy.
    """
    user = prove(access, name, password, source)
    now = access.clock()
    with access.database.write() as connection:
        users.strengthen_hash(connection, user, password)
        sessions.end(connection, replaced, now)
        return user, sessions.start(connection, user.id, user.role, now)


def prove(access: Access, name: str, password: str, source: str) -> User:
    """The user whose password this is. Raises WrongPassword, TooManyAttempts, passwords.Busy."""
    with access.database.write() as connection:
        user = users.find(connection, name)
        admission = throttle.admit(connection, name, user.id if user else None, source, access.clock())
    if admission.wait_seconds:
        raise TooManyAttempts(admission.wait_seconds)
    if not _is_right(access, user, password, admission.attempt_id) or user is None or user.disabled_at:
        raise WrongPassword
    with access.database.write() as connection:
        throttle.succeed(connection, admission.attempt_id)
    return user


def _is_right(access: Access, user: User | None, password: str, attempt_id: int) -> bool:
    try:
        return passwords.matches(user.password_hash if user else None, password)
    except passwords.Busy:
        with access.database.write() as connection:
            throttle.excuse(connection, attempt_id)
        raise
