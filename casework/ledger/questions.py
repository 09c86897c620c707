"""A question that names a person, sealed so that it can stand in an address: for who asked it, for a day."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from os import urandom
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag

from casework.ledger.keys import NONCE_BYTES, Keys

LASTS: Final = timedelta(days=1)
TIME_BYTES: Final = 8


def sealed(keys: Keys, user_id: UUID, text: str, now: datetime) -> str:
    nonce = urandom(NONCE_BYTES)
    said = int(now.timestamp()).to_bytes(TIME_BYTES) + text.encode()
    return urlsafe_b64encode(nonce + keys.of_questions.encrypt(nonce, said, user_id.bytes)).decode().rstrip("=")


def opened(keys: Keys, user_id: UUID, token: str, now: datetime) -> str | None:
    """What the user asked; None of another user's question, of one too old, and of anything else."""
    try:
        raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        said = keys.of_questions.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], user_id.bytes)
    except (ValueError, InvalidTag):
        return None
    asked_at = datetime.fromtimestamp(int.from_bytes(said[:TIME_BYTES]), UTC)
    return said[TIME_BYTES:].decode() if now - asked_at <= LASTS else None
