"""What the database keeps of a random token: enough to know it again, too little to use it."""

import hashlib


def hash_of(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()
