"""Who did it, with which request: what is stored around each event."""

from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5

SYSTEM = UUID("00000000-0000-0000-0000-000000000001")
NO_REQUEST = bytes(32)


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts, as they are now: the ledger keeps name, role and division of this moment."""

    id: UUID
    name: str
    role: str
    division: str
    device: str = "desktop"
    staff_id: UUID | None = None


CLOCK = Actor(SYSTEM, "系统时钟", "system", "000000", "clock")


@dataclass(frozen=True, slots=True)
class Request:
    """The command's identity: the same id with the same hash is answered once, recorded once."""

    id: UUID
    hash: bytes = NO_REQUEST

    @classmethod
    def new(cls) -> "Request":
        return cls(uuid4())

    def make_id(self, what: str) -> UUID:
        """The id of the new thing this request makes: the same each time the request is repeated."""
        return uuid5(self.id, what)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the events of a command stand. `repeated`: they stood there before; none where `first` lies after `last`."""

    ledger: str
    first: int
    last: int
    repeated: bool = False
