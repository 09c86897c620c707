"""What pages of payments show beside figures: names masked, places, who may do what next."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from casework.common.masking import masked
from casework.common.months import named
from casework.common.roles import APPROVAL, PAYING
from projections.payments.lists import Listed, waited_since
from projections.payments.sums import Totals
from web.access.caller import Caller
from web.divisions.areas import area_name
from web.language.i18n import N_, gettext, shown_number, shown_yuan
from web.office import Office
from web.payments.payees import payees


class Step(NamedTuple):
    """What can be done with a list next, and the address of its form."""

    label: str
    path: str


NEXT: Final = {
    "draft": (PAYING, Step(N_("Freeze the list"), "freezing")),
    "frozen": (APPROVAL, Step(N_("Look at it and approve it"), "approval")),
    "approved": (PAYING, Step(N_("Send it to the bank"), "sending")),
    "sent": (PAYING, Step(N_("Bring the bank's answer"), "bank-returns")),
    "settling": (PAYING, Step(N_("Bring the bank's answer"), "bank-returns")),
}


class Row(NamedTuple):
    """A list as it stands on the pages of a day. `days`: since the last step."""

    listed: Listed
    place: str
    days: int
    open_lines: int
    step: Step | None


def row(listed: Listed, caller: Caller, today: date) -> Row:
    of = listed.list
    open_lines = of.lines - of.settled - of.returned if of.sent_on else 0
    return Row(listed, area_name(of.division), (today - waited_since(of)).days, open_lines, next_step(listed, caller))


def next_step(listed: Listed, caller: Caller) -> Step | None:
    """What waits for this caller."""
    of = listed.list
    if of.status == "draft" and not of.computed:
        return Step(N_("Continue computing"), "computing") if caller.role in PAYING else None
    if of.status == "settling" and of.settled + of.returned == of.lines:
        return Step(N_("Close the list"), "closing") if caller.role in PAYING else None
    roles, step = NEXT.get(of.status, ((), None))
    return step if caller.role in roles else None


def sum_of(lines: int, fen: int) -> str:
    """156 lines, 699,200.00 yuan."""
    return gettext("%(n)s lines, %(yuan)s yuan") % {"n": shown_number(lines), "yuan": shown_yuan(fen)}


def months_named(of: Totals) -> str:
    """From the first month that is paid to the last: 2026-07 – 2026-10."""
    return " – ".join(dict.fromkeys(named(month) for month in (of.first_month, of.last_month) if month is not None))


def figures(of: Totals) -> list[tuple[str, str]]:
    """For how many, and what is paid out; where something is set off, with what it is set off from."""
    counts = [
        (gettext("Lines"), of.lines), (gettext("Persons"), of.persons), (gettext("Number of households"), of.households),
    ]  # fmt: skip
    due = [(gettext("Due, yuan"), of.due_fen), (gettext("Set off, yuan"), of.offset_fen)] if of.offset_fen else []
    paid = gettext("Paid out, yuan") if of.offset_fen else gettext("Sum, yuan")
    rows = [*due, (paid, of.amount_fen), (gettext("Of it for earlier months"), of.arrears_fen)]
    return [(label, shown_number(n)) for label, n in counts] + [(label, shown_yuan(fen)) for label, fen in rows]


def names(office: Office, persons: Iterable[UUID]) -> dict[UUID, str]:
    """Names as those see them who pay: masked. A person may live in another county, so the office itself looks."""
    with office.open_everywhere() as snapshot:
        found = payees(office.casework, snapshot, list(set(persons)))
    return {person: masked(payee.name) for person, payee in found.items() if payee.name}
