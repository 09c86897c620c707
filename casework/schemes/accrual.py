"""What is due to somebody, month by month: from the decision until the exit, by the rates and facts of each month."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from casework.common.months import Month, month_of
from casework.schemes.conditions import obstacles
from casework.schemes.dues import MonthDue, Part, once
from casework.schemes.exits import CLOSED, ENDING, WAS_CLOSED, first_unpaid
from casework.schemes.facts import Facts, Reported
from casework.schemes.occasions import BY_OCCASION, Occasion
from casework.schemes.rates import RateTable
from casework.schemes.terms import Scheme


class Enrolled(Struct, frozen=True, kw_only=True):
    """A confirmed qualification. `ledger` pays. `ended`: the cause and the day of an exit that was decided.

    `decided`, `goes_on`: how far each ledger was known when it was confirmed, and when it was last decided that it goes on.
    `occasions`: stays and costs that were reported for it, and those for other qualifications of the person.
    """

    from_on: date
    ended: tuple[str, date] | None = None
    ledger: str = ""
    occasions: tuple[Occasion, ...] = ()
    decided: Mapping[str, int] = {}
    goes_on: Mapping[str, int] = {}


class Reckoning:
    """Reckons by one edition of a scheme; make it once for a whole list."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme, self.rates = scheme, RateTable(scheme)
        spans: list[tuple[date | None, date | None]] = [(each.from_on, each.until_on) for each in scheme.rates]
        spans += [(each.from_on, each.until_on) for each in scheme.conditions]
        self._turns = {month_of(day) + n for span in spans for day in span if day for n in (0, 1)}

    def accrued(self, enrolled: Enrolled, facts: Facts, months: Iterable[Month]) -> tuple[MonthDue, ...]:
        """What is due in each of the months, in their order, without stays and costs (with_occasions.py). Flat yearly parts stand at the
        first due month of a year.
        """
        turns, birthdays = self._turns | _turns(facts), _birthdays(facts)
        found: list[MonthDue] = []
        like: MonthDue | None = None
        for month in sorted(months):
            why = self._stopped(enrolled, facts, month)
            if why:
                found.append(MonthDue(month, (), why_not=why[0], because=why[1]))
                continue
            if like is None or month != like.month + 1 or month in turns or month % 12 in birthdays:
                like = self._month(enrolled, facts, month)
            like = like._replace(month=month)
            found.append(like)
        return tuple(once(found)) if self.rates.flat else tuple(found)

    def _month(self, enrolled: Enrolled, facts: Facts, month: Month) -> MonthDue:
        found = obstacles(self.scheme, facts, month, enrolled.ledger)
        failed = next((each for each in found if each.holds is False), None)
        if failed:
            return MonthDue(month, (), found, "condition", failed.condition.name)
        rates = self.rates.of(facts, month)
        parts = tuple(Part(r.component, r.per, r.amount_fen, r) for r in rates if r.per not in BY_OCCASION)
        return MonthDue(month, parts, found, "" if parts else "no_occasion" if rates else "no_rate")

    def may_draw(self, enrolled: Enrolled, facts: Facts, month: Month) -> bool:
        """Whether what was accepted in the month takes from the most of its year: it does while its money only waits."""
        why = self._stopped(enrolled, facts, month)
        return why[0] == "held" if why else self._month(enrolled, facts, month).why_not != "condition"

    def _stopped(self, enrolled: Enrolled, facts: Facts, month: Month) -> tuple[str, Reported | str | None] | None:
        if month < month_of(enrolled.from_on):
            return "not_enrolled", None
        if enrolled.ended and month >= self._until(*enrolled.ended):
            return "exited", enrolled.ended[0]
        if facts.died_on and month >= self._until("death", facts.died_on):
            return "died", None
        held = self._held(enrolled, facts, month)
        return ("held", held) if held else None

    def _until(self, cause: str, on: date) -> Month:
        return first_unpaid(month_of(on), self.scheme.exit_rule(cause))

    def _held(self, enrolled: Enrolled, facts: Facts, month: Month) -> Reported | None:
        """What was reported and keeps the month's money back."""
        for each in facts.reported:
            if is_open(each, enrolled) and month >= self._held_from(each) and not _is_over(each, month):
                return each
        return None

    def _held_from(self, of: Reported) -> Month:
        """Of a closed household whatever comes after its month, whichever cause of an exit there may be."""
        return month_of(of.on) + 1 if of.kind in (CLOSED, WAS_CLOSED) else self._until(of.kind, of.on)


def _is_over(reported: Reported, month: Month) -> bool:
    """The month in which a household is opened again is paid, as is the one in which it was closed."""
    return reported.until is not None and month >= month_of(reported.until)


def is_open(reported: Reported, enrolled: Enrolled) -> bool:
    """Whether something waits for somebody: not yet verified, of whatever day; or an end on which nobody has decided, since the
    qualification began or before it where the county learned of it only after its decision.
    """
    if not reported.verified:
        return True
    if reported.kind not in ENDING or enrolled.ended is not None or _was_known(reported, enrolled.goes_on):
        return False
    return reported.on >= enrolled.from_on or not _was_known(reported, enrolled.decided, unsaid=True)


def _was_known(reported: Reported, known: Mapping[str, int], *, unsaid: bool = False) -> bool:
    """`unsaid`: of a ledger of which is not said how far it was known."""
    ledger, position = reported.position or ("", 0)
    return position <= known[ledger] if ledger in known else unsaid


def accrued(scheme: Scheme, enrolled: Enrolled, facts: Facts, months: Iterable[Month]) -> tuple[MonthDue, ...]:
    """What is due in each of the months; for many people make one Reckoning."""
    return Reckoning(scheme).accrued(enrolled, facts, months)


def _turns(facts: Facts) -> set[Month]:
    """Months in which something said of a person may come to count."""
    days = [each.from_on for each in (*facts.categories, *facts.hukou)]
    days += [day for day in (facts.child_died_on, facts.spouse_died_on) if day]
    return {month_of(day) + n for day in days for n in (0, 1)}


def _birthdays(facts: Facts) -> set[int]:
    """The months of a year, 0 to 11, in which an age may change."""
    born = (facts.born_on, facts.spouse_born_on, facts.child_born_on)
    return {(day.month - 1 + n) % 12 for day in born if day for n in (0, 1)}
