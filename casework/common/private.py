"""Text that identifies somebody: clear in a command, sealed in an event."""

from uuid import UUID


class Private:
    """A text that belongs to one subject (a person, a household, a staff member, a hospital).

    A rule makes it with `text`; the ledger seals it before the event is stored, and from then on it carries
    only `sealed`, an opaque token. Rules and folds pass it along and never look inside.
    """

    __slots__ = ("_subject", "sealed", "text")

    def __init__(self, subject: UUID | None, text: str = "", sealed: str = "") -> None:
        self._subject = subject
        self.text = text
        self.sealed = sealed

    @classmethod
    def parse(cls, sealed: str) -> "Private":
        """The value of a stored token: `ALGORITHM:subject:Event.field:box`."""
        return cls(None, "", sealed)

    @property
    def subject(self) -> UUID:
        """Whom the text belongs to; read from the token only when somebody asks, which a rebuild never does."""
        if self._subject is None:
            self._subject = UUID(self.sealed.split(":", 2)[1])
        return self._subject

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
