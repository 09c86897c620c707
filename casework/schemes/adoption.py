"""The schemes a division pays by its own document, each from a day on."""

from collections import Counter
from datetime import date
from typing import ClassVar, Final

from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from casework.common import command, refusals
from casework.common.command import Division, Given, Short
from casework.common.event import Event as Happened
from casework.common.guards import required_text
from casework.common.roles import SUPERVISION, Roles
from casework.schemes.editions import UnknownScheme, preset
from casework.schemes.terms import Scheme
from casework.schemes.words import SchemeId

WHOLE: Final = 100  # percent


class Command(command.Command, frozen=True, kw_only=True):
    """An order to the schemes of one ledger."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "schemes_id"
    schemes_id: Given


class AdoptScheme(Command, frozen=True, kw_only=True):
    """`edition`: a preset's name, or a whole edition. `document_number` empty: the document the edition names itself.

    `division`: who pays by it; the caller's own when left out.
    """

    edition: Short | dict[str, object]
    from_on: date
    document_number: Short
    division: Division | None = None


class EndScheme(Command, frozen=True, kw_only=True):
    """From that day on the scheme is not paid in the division, whatever the divisions above it say."""

    scheme: SchemeId
    from_on: date
    document_number: Short
    division: Division | None = None


class SchemeAdopted(Happened, frozen=True, kw_only=True):
    """In force from `from_on` until the next of the same scheme; of two from the same day the one recorded later holds."""

    day_field = "from_on"
    theme = "decision"

    scheme: Scheme
    from_on: date
    document_number: str


class SchemeEnded(Happened, frozen=True, kw_only=True):
    """Not paid from `from_on` on, until it is adopted again."""

    day_field = "from_on"
    theme = "decision"

    scheme: str
    from_on: date
    document_number: str


SchemeEvent = SchemeAdopted | SchemeEnded
Event = SchemeEvent


class Schemes(Struct, frozen=True, kw_only=True):
    """`said`: of each scheme and day what was said last."""

    said: dict[tuple[str, date], SchemeEvent] = {}


NEW = Schemes()


def decide(command: Command, schemes: Schemes, today: date) -> list[SchemeEvent]:
    """What happens if this is asked of the schemes; nothing when it happened already. Raises Refused."""
    match command:
        case AdoptScheme():
            return adopt_scheme(command, schemes)
        case EndScheme():
            return end_scheme(command, schemes)
        case _:
            raise TypeError(f"{type(command).__name__} is not asked of schemes")


def adopt_scheme(command: AdoptScheme, schemes: Schemes) -> list[SchemeEvent]:
    """An office may adopt what has been in force for a while: the day is the document's."""
    scheme = scheme_asked(command.edition)
    document_number = command.document_number or scheme.document
    required_text(document_number, "document_number")
    adopted = SchemeAdopted(scheme=scheme, from_on=command.from_on, document_number=document_number)
    return [] if schemes.said.get((scheme.scheme, command.from_on)) == adopted else [adopted]


def end_scheme(command: EndScheme, schemes: Schemes) -> list[SchemeEvent]:
    required_text(command.document_number, "document_number")
    ended = SchemeEnded(scheme=command.scheme, from_on=command.from_on, document_number=command.document_number)
    return [] if schemes.said.get((command.scheme, command.from_on)) == ended else [ended]


def evolve(state: Schemes, event: SchemeEvent) -> Schemes:
    """The schemes after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case SchemeAdopted():
            return replace(state, said=state.said | {(event.scheme.scheme, event.from_on): event})
        case SchemeEnded():
            return replace(state, said=state.said | {(event.scheme, event.from_on): event})
        case _:
            return state


def scheme_asked(asked: str | dict[str, object]) -> Scheme:
    """The edition named or sent, if money can go by it. Raises NoSuchScheme, SharesAboveTheWhole."""
    try:
        scheme = preset(asked) if isinstance(asked, str) else convert(asked, Scheme)
    except (UnknownScheme, ValidationError, ValueError) as unfit:
        raise refusals.NoSuchScheme("edition") from unfit
    if not all(each.says_enough for each in scheme.conditions) or not all(each.says_enough for each in scheme.rates):
        raise refusals.NoSuchScheme("edition")
    if any(percent > WHOLE for percent in _shared(scheme).values()):
        raise refusals.SharesAboveTheWhole("edition")
    return scheme


def _shared(scheme: Scheme) -> Counter[tuple[str, date]]:
    """Percent of each component since each day."""
    found: Counter[tuple[str, date]] = Counter()
    for share in scheme.shares:
        found[share.component, share.from_on] += share.percent
    return found
