"""What waits in an area: the registry of the numbers that a day begins with. Each opens the list it is the length of.

A subject that has a list of what is to be done adds its line here, with a query that counts it cheaply: by an index, or
from the roll-up. `{division}` in an address is the reader's area.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from casework.common.roles import FUNDING, READ_FIGURES, Role, Roles
from projections.applications import lists as applications
from projections.care.lapsing import contracts_to_lapse
from projections.engine.snapshot import Snapshot
from projections.funds.milestones import late_count
from projections.households.amendment_list import amendments_count
from projections.households.household_list import to_close
from projections.households.life_event_list import to_follow_up_count, to_verify_count
from projections.needs.help_plan_list import plans_due_count
from projections.needs.need_list import emergencies_open, needs_past_due
from projections.oversight import waiting as counts
from projections.oversight.alert_list import alerts_passed_up
from projections.oversight.unreached import unreached_count
from projections.payments.lists import with_status_count
from projections.recoveries import recovery_list as recoveries
from projections.staff.hand_over_list import open_hand_overs_count
from web.language.i18n import N_
from web.oversight.bands import band_code, band_words


class Part(NamedTuple):
    """A number within a line, in words of its own."""

    words: str
    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Line:
    """One number: what it counts, and the list that it opens. `parts`: what it is made of, where that is told."""

    label: str
    count: Callable[[Snapshot, str], int]
    path: str
    roles: Roles = READ_FIGURES
    parts: Callable[[Snapshot, str], Sequence[Part]] = lambda *_: ()


class Waiting(NamedTuple):
    label: str
    number: int
    path: str
    parts: Sequence[Part]


def _by_band(snapshot: Snapshot, division: str) -> list[Part]:
    found = counts.overdue_by_band(snapshot, division)
    path = f"/overdue?division={division}&band="
    return [Part(band_words(*band), number, path + band_code(*band)) for band, number in found if number]


def _to_lapse(snapshot: Snapshot, division: str) -> int:
    return contracts_to_lapse(snapshot, division, size=1)[1]


def _waiting_for(step: str, snapshot: Snapshot, division: str) -> int:
    return applications.count(snapshot, applications.Asked(division, waits=step))


def _to_pay_back(waits: str, snapshot: Snapshot, division: str) -> int:
    return recoveries.count(snapshot, division, waits)


LACKING: Final = "/coverage/list?division={division}&covered=false&kind="
# In the order in which a day is begun.
LINES: Final = (
    Line(N_("Emergencies"), emergencies_open, "/needs?division={division}&state=emergency"),
    Line(N_("Changes in families to be verified"), to_verify_count, "/life-events?division={division}"),
    Line(
        N_("Changes after which something is to be done"),
        to_follow_up_count,
        "/life-events?verified=true&division={division}",
    ),
    Line(
        N_("Applications for the township's check"),
        partial(_waiting_for, "township"),
        "/applications?waits=township&division={division}",
        roles=("supervisor",),
    ),
    Line(
        N_("Applications for the county's decision"),
        partial(_waiting_for, "county"),
        "/applications?waits=county&division={division}",
        roles=("approver",),
    ),
    Line(
        N_("Open objections to applications"),
        partial(_waiting_for, "objection"),
        "/applications?waits=objection&division={division}",
        roles=("supervisor", "approver"),
    ),
    Line(
        N_("Stays and costs to be decided on"),
        partial(_waiting_for, "occasion"),
        "/applications?waits=occasion&division={division}",
        roles=("supervisor", "approver"),
    ),
    Line(
        N_("Qualifications that end or go on, to be decided"),
        partial(_waiting_for, "end"),
        "/applications?waits=end&division={division}",
        roles=("supervisor", "approver"),
    ),
    Line(
        N_("Payment lists to approve"),
        partial(with_status_count, "frozen"),
        "/payment-lists?status=frozen&division={division}",
        roles=("approver",),
    ),
    Line(
        N_("Payment lists to send to the bank"),
        partial(with_status_count, "approved"),
        "/payment-lists?status=approved&division={division}",
        roles=("payment_clerk",),
    ),
    Line(
        N_("Schemes whose money is not there by its day"),
        late_count,
        "/funds-received?division={division}&late=true",
        roles=("payment_clerk", "approver"),
    ),
    Line(
        N_("Families to be told of money to be paid back"),
        partial(_to_pay_back, "to_tell"),
        "/recoveries?waits=to_tell&division={division}",
    ),
    Line(
        N_("Money to be given back to families"),
        partial(_to_pay_back, "to_give_back"),
        "/recoveries?waits=to_give_back&division={division}",
        roles=("payment_clerk",),
    ),
    Line(N_("Households without a contact person"), counts.without_contact_person, LACKING + "contact"),
    Line(N_("Alerts passed upwards"), alerts_passed_up, "/alerts?division={division}&stage=escalated"),
    Line(N_("Overdue contacts"), counts.overdue_items, "/overdue?division={division}", parts=_by_band),
    Line(N_("Households not reached at present"), unreached_count, "/unreached?division={division}"),
    Line(N_("Needs past their day"), needs_past_due, "/needs?division={division}&state=overdue"),
    Line(N_("Help plans to look at"), plans_due_count, "/help-plans?division={division}"),
    Line(N_("Contracts with doctors to renew"), _to_lapse, "/lapsing-contracts?division={division}"),
    Line(N_("Households to close"), to_close, "/households?division={division}&status=to_close"),
    Line(N_("Corrections and withdrawals"), amendments_count, "/corrections?division={division}", roles=("auditor",)),
    Line(N_("Hand-overs not accepted yet"), open_hand_overs_count, "/hand-overs?division={division}"),
    Line(N_("Persons without a family doctor"), counts.without_doctor, LACKING + "doctor"),
    Line(N_("Persons without a green channel"), counts.without_green_channel, LACKING + "green_channel"),
)


def waiting(snapshot: Snapshot, role: Role, division: str) -> list[Waiting]:
    """The lines of a role in its area, each as long as the list it leads to. Those who pay and approve begin with what only they do."""
    own = [line for line in LINES if role in line.roles and role in FUNDING and line.roles != READ_FIGURES]
    others = [line for line in LINES if role in line.roles and line not in own]
    return [
        Waiting(
            line.label,
            line.count(snapshot, division),
            line.path.format(division=division),
            line.parts(snapshot, division),
        )
        for line in (*own, *others)
    ]
