"""Text that identifies somebody: clear in a command, sealed in an event."""

from uuid import UUID


class Private:
    """A text that belongs to one subject (a person, a household, a staff member, a hospital).

    A rule makes it with `text`; the ledger seals it before the event is stored, and from then on it carries
    only `sealed`, an opaque token. Rules and folds pass it along and never look inside.
    """

    __slots__ = ("sealed", "subject", "text")

    def __init__(self, subject: UUID, text: str = "", sealed: str = "") -> None:
        self.subject = subject
        self.text = text
        self.sealed = sealed

    @classmethod
    def parse(cls, sealed: str) -> "Private":
        """The value of a stored token: `ALGORITHM:subject:Event.field:box`."""
        return cls(UUID(sealed.split(":", 2)[1]), sealed=sealed)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Private):
            return NotImplemented
        return (self.subject, self.text, self.sealed) == (other.subject, other.text, other.sealed)

    def __hash__(self) -> int:
        return hash((self.subject, self.text, self.sealed))

    def __repr__(self) -> str:
        return f"Private({self.subject})"


def private(subject: UUID, text: str | None) -> Private | None:
    """The text as a private value of the subject, or nothing where nothing was said."""
    return Private(subject, text) if text else None
