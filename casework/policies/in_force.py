"""Which edition is in force in a ledger on a day: its own, else that of the nearest division above that has one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from casework.common.nearest import last, layered
from casework.policies.editions import Edition, preset
from casework.policies.festivals import Window, windows

ALWAYS = date.min
NOBODYS = ""


class Adopted(Struct, frozen=True):
    """An edition said to hold in a ledger from a day on; `position`: where its adoption stands in that ledger."""

    ledger: str
    from_on: date
    edition: Edition
    document_number: str = ""
    position: int | None = None


DEFAULT = Adopted(NOBODYS, ALWAYS, preset("default"))


class Editions(Struct, frozen=True):
    """Whatever has held, holds and will hold in one ledger, as far as is known: in order, the first since always."""

    adopted: tuple[Adopted, ...] = (DEFAULT,)

    def on(self, day: date) -> Adopted:
        return last(self.adopted, day)

    def began(self, duty: str, day: date) -> Adopted:
        """The first of the editions in force without a break until `day` that all named the duty."""
        so_far = [each for each in self.adopted if each.from_on <= day]
        first = so_far[-1]
        for each in reversed(so_far):
            if all(named.duty != duty for named in each.edition.duties):
                break
            first = each
        return first

    def festivals(self, day: date) -> Iterator[tuple[Window, Adopted]]:
        """Festivals whose window has opened by `day`, where the edition in force on the festival itself names them."""
        for each, until in self.spans():
            for window in windows(day, each.edition.festivals, each.edition.festival_days_before):
                if each.from_on <= window.day and (until is None or window.day < until):
                    yield window, each

    def spans(self) -> Iterator[tuple[Adopted, date | None]]:
        ends = [each.from_on for each in self.adopted[1:]]
        return zip(self.adopted, [*ends, None], strict=True)


def editions(ledgers: Sequence[str], adopted: Mapping[str, Sequence[Adopted]]) -> Editions:
    """`ledgers`: a ledger and those above it, the nearest first; `adopted` by ledger, in the order of their days."""
    return Editions(layered(ledgers, adopted, DEFAULT))


def adopting(adopted: Sequence[Adopted], candidate: Adopted) -> list[Adopted]:
    """What a ledger would have adopted with one edition more, recorded last: of two from one day it is the one that holds."""
    others = (each for each in adopted if each.from_on != candidate.from_on)
    return sorted([*others, candidate], key=lambda each: each.from_on)
