"""Which edition of a scheme is in force in a ledger on a day: its own, else that of the nearest division above, else the preset."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from casework.common.months import Month, first_day, last_day, month_of
from casework.common.nearest import last, layered, ledgers_for
from casework.schemes.editions import preset
from casework.schemes.exits import first_unpaid
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

    def last_paid(self, cause: str, on: date) -> date:
        """The last day of the last month that is paid where the cause of an exit is of this day: each month goes by its own edition."""
        cause_in = month_of(on)
        until_december = range(cause_in, cause_in - cause_in % 12 + 12)
        paid = (month for month in until_december if self._is_paid(month, cause, cause_in))
        return last_day(max(paid, default=cause_in - 1))

    def _is_paid(self, month: Month, cause: str, cause_in: Month) -> bool:
        scheme = self.on(first_day(month)).scheme
        return scheme is not None and month < first_unpaid(cause_in, scheme.exit_rule(cause))

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
