"""Which edition of a scheme is in force in a ledger on a day: its own, else that of the nearest division above, else the preset."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from casework.common.months import Month, first_day
from casework.common.nearest import last, layered, ledgers_for
from casework.schemes.editions import preset
from casework.schemes.terms import Scheme
from casework.schemes.words import SchemeId

ALWAYS = date.min
NOBODYS = ""


class Adopted(Struct, frozen=True):
    """An edition said to hold in a ledger from a day on; no `scheme`: not paid there from that day on.

    `position`: where that stands in the ledger; none for the preset, which holds where nobody said anything.
    """

    ledger: str
    from_on: date
    scheme: Scheme | None
    document_number: str = ""
    position: int | None = None

    @property
    def reference(self) -> str:
        """How lines and decisions name the edition they used: `411326:17`, or `preset:special_support`."""
        if self.position is None:
            return f"preset:{self.scheme.edition if self.scheme else ''}"
        return f"{self.ledger}:{self.position}"


class Editions(Struct, frozen=True):
    """Whatever has held, holds and will hold of one scheme in one ledger: in order, the first since always."""

    adopted: tuple[Adopted, ...]

    def on(self, day: date) -> Adopted:
        return last(self.adopted, day)

    def paid_in(self, months: Sequence[Month]) -> Adopted | None:
        """Of these months' editions the last by which anything is paid: months go by their first day."""
        found = (self.on(first_day(month)) for month in reversed(months))
        return next((each for each in found if each.scheme is not None and not each.scheme.in_kind), None)

    def in_months(self, months: Iterable[Month]) -> list[tuple[Adopted, list[Month]]]:
        """The months with the edition that holds on the first day of each, in their order."""
        found: list[tuple[Adopted, list[Month]]] = []
        for month in sorted(months):
            adopted = self.on(first_day(month))
            if not found or found[-1][0] != adopted:
                found.append((adopted, []))
            found[-1][1].append(month)
        return found


def shipped(scheme: SchemeId) -> Adopted:
    """The national terms, which hold where no division said anything."""
    return Adopted(NOBODYS, ALWAYS, preset(scheme))


def editions(scheme: SchemeId, ledger: str, adopted: Mapping[str, Sequence[Adopted]]) -> Editions:
    """`adopted` of this scheme by ledger, in the order of their days."""
    return Editions(layered(ledgers_for(ledger), adopted, shipped(scheme)))
