"""Sealing what identifies somebody: a key for each subject, wrapped by the office's key; blind indexes to find them.

AES-256-GCM; the additional data binds a sealed text to its ledger, stream, event and field, so that it cannot be moved.
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from psycopg import Connection

from casework.common.private import Private
from casework.ledger.database import Row

ALGORITHM = "A256GCM"
NONCE_BYTES = 12
INDEX = UUID("00000000-0000-0000-0000-000000000002")


class KeyFileMissing(Exception):
    """The wrapping key is not where it should be, so nothing sealed can be opened."""


def wrapping_key(path: Path, *, create: bool = False) -> bytes:
    """The 32 bytes that wrap every subject's key. With `create`, a new one is made where there is none (mode 0600)."""
    if create and not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(32))
    if not path.exists():
        raise KeyFileMissing(path)
    return path.read_bytes()


class Keys:
    """Seals and opens. The wrapping key never reaches the database; a subject's key never leaves it unwrapped."""

    def __init__(self, wrapping: bytes, index: bytes) -> None:
        self._wrapping = AESGCM(wrapping)
        self._index = index

    @classmethod
    def open(cls, connection: Connection[Row], wrapping: bytes) -> "Keys":
        """The keys of an installation. Its index secret is made once, and kept wrapped beside the subjects' keys."""
        fresh = cls(wrapping, b"")._wrap(INDEX, os.urandom(32))
        connection.execute(
            "insert into keys.secret (name, wrapped) values ('index', %(fresh)s) on conflict do nothing",
            {"fresh": fresh},
        )
        row = connection.execute("select wrapped from keys.secret where name = 'index'").fetchone()
        return cls(wrapping, cls(wrapping, b"")._unwrap(INDEX, row[0] if row else fresh))

    def make(self, connection: Connection[Row], subjects: Iterable[UUID]) -> None:
        """A key for each subject that has none yet. Must be committed before the subject's first event."""
        rows = [(subject, self._wrap(subject, AESGCM.generate_key(256)), ALGORITHM) for subject in set(subjects)]
        with connection.cursor() as cursor:
            cursor.executemany(
                "insert into keys.subject (subject, wrapped, algorithm) values (%s, %s, %s) on conflict do nothing",
                rows,
            )

    def of(self, connection: Connection[Row], subjects: Iterable[UUID]) -> "KeyRing":
        """The keys of these subjects, to be used and forgotten. An erased subject has none."""
        wanted = list(set(subjects))
        rows = connection.execute(
            "select subject, wrapped from keys.subject where subject = any(%s) and wrapped is not null", (wanted,)
        )
        return KeyRing({subject: AESGCM(self._unwrap(subject, wrapped)) for subject, wrapped in rows})

    def blind(self, kind: str, text: str) -> bytes:
        """A keyed hash by which an exact text can be found without being stored."""
        return hmac.digest(self._index, f"{kind}:{text}".encode(), "sha256")

    @property
    def of_questions(self) -> AESGCM:
        """The key that seals what was searched for: made of the index secret, so that every process has the same."""
        return AESGCM(hmac.digest(self._index, b"question", "sha256"))

    def request_hash(self, digest: bytes) -> bytes:
        """What is kept of a request: keyed, so that nobody can try out what it may have said."""
        return hmac.digest(self._index, b"request:" + digest, "sha256")

    def _wrap(self, subject: UUID, key: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._wrapping.encrypt(nonce, key, subject.bytes)

    def _unwrap(self, subject: UUID, wrapped: bytes) -> bytes:
        return self._wrapping.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], subject.bytes)


class KeyRing:
    """Subjects' keys at hand for one piece of work."""

    def __init__(self, keys: Mapping[UUID, AESGCM]) -> None:
        self._keys = keys
        self._named = {str(subject): key for subject, key in keys.items()}  # as tokens say it: a page opens a thousand

    def holds(self, subjects: Iterable[UUID]) -> bool:
        return all(subject in self._keys for subject in subjects)

    def seal(self, value: Private, *, ledger: str, stream: UUID, place: str) -> Private:
        """The value with its text sealed for `place` (`Event.field`); a value already sealed stays as it is."""
        if value.sealed:
            return value
        nonce = os.urandom(NONCE_BYTES)
        box = self._keys[value.subject].encrypt(nonce, value.text.encode(), _bound_to(ledger, stream, place))
        token = f"{ALGORITHM}:{value.subject}:{place}:{urlsafe_b64encode(nonce + box).decode()}"
        return Private(value.subject, sealed=token)

    def open(self, sealed: str, *, ledger: str, stream: UUID) -> str | None:
        """The text behind a token of that stream; None where the subject's key has been destroyed.

        Raises InvalidTag where the token has been altered or moved from elsewhere.
        """
        algorithm, subject, place, box = sealed.split(":", 3)
        if algorithm != ALGORITHM:
            raise InvalidTag
        key = self._named.get(subject)
        if key is None:
            UUID(subject)  # raises ValueError for what names nobody
            return None
        raw = urlsafe_b64decode(box)
        return key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound_to(ledger, stream, place)).decode()


def _bound_to(ledger: str, stream: UUID, place: str) -> bytes:
    return f"{ledger}/{stream}/{place}".encode()
