"""The kinds of work there are, and what each may take. A handler names its kind in its `opt`: `opt=kinds.SLOW`.

Without one, what only reads is READ and everything else is WRITE.
"""

from dataclasses import dataclass
from typing import Final

from casework.ledger import work
from casework.ledger.work import Limits

KB: Final = 1024
MB: Final = 1024 * KB
ANONYMOUS: Final = 8 * KB  # bytes of a body from somebody who has not signed in, whatever the kind
JSON: Final = 1 * MB  # bytes of a body of the API
BESIDE: Final = 5  # connections for those who are no request: the clock, the follower, /readyz


@dataclass(frozen=True, slots=True)
class Kind:
    """`places` at work at once, `queue` waiting for one for `patience` seconds; whoever comes then is told to come later.

    `seconds`: from the place to the answer. `body`: bytes of it, which come within `reading` seconds.
    """

    name: str
    places: int
    queue: int
    limits: Limits
    patience: float = 5
    seconds: float = 15
    body: int = 64 * KB
    reading: float = 15

    @property
    def takes_files(self) -> bool:
        return self.body > JSON

    @property
    def retry_after(self) -> int:
        """Seconds after which trying again makes sense."""
        return 30 if self.takes_files else 3


_DOOR: Final = Kind("door", 4, 200, work.ASKED)  # who is asking: before every other kind
_FREE: Final = Kind("free", 0, 0, work.ASKED, body=8 * KB)  # needs no thread and no database
_SIGN_IN: Final = Kind("sign-in", 2, 40, work.ASKED, body=8 * KB)  # strangers take no place of those who work
_READ: Final = Kind("read", 8, 100, work.ASKED)
_WRITE: Final = Kind("write", 6, 60, work.ASKED)
_SLOW: Final = Kind("slow", 2, 8, work.ROW, patience=120, seconds=900, body=11 * MB, reading=180)

KINDS: Final = {kind.name: kind for kind in (_DOOR, _FREE, _SIGN_IN, _READ, _WRITE, _SLOW)}
THREADS: Final = sum(kind.places for kind in KINDS.values())
CONNECTIONS: Final = THREADS + BESIDE

# As `opt` of a handler.
FREE: Final = {"kind": _FREE.name}
SIGN_IN: Final = {"kind": _SIGN_IN.name}
READ: Final = {"kind": _READ.name}  # of what only reads, though its question comes in a body
SLOW: Final = {"kind": _SLOW.name}
