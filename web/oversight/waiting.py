"""What waits in an area: how many, and where the list is. Where those begin who look after no household themselves."""

from typing import NamedTuple

from projections.engine.snapshot import Snapshot
from projections.households.household_list import Wanted, households
from projections.households.life_event_list import to_follow_up_count, to_verify_count
from projections.oversight.coverage import total
from projections.oversight.overdue import overdue_page
from web.language.i18n import N_


class Waiting(NamedTuple):
    label: str
    number: int
    path: str


def waiting(snapshot: Snapshot, division: str) -> list[Waiting]:
    """Each number is as long as the list it leads to."""
    covered = total(snapshot, division)
    lacking = f"/coverage/list?division={division}&covered=false&kind="
    contact, doctor, channel = covered.contact, covered.doctor, covered.green_channel
    return [
        Waiting(N_("Changes to be verified"), to_verify_count(snapshot, division), f"/life-events?division={division}"),
        Waiting(
            N_("Changes after which something is to be done"),
            to_follow_up_count(snapshot, division),
            f"/life-events?verified=true&division={division}",
        ),
        Waiting(N_("Households without a contact person"), contact.of - contact.covered, lacking + "contact"),
        Waiting(N_("Overdue contacts"), overdue_page(snapshot, division, 1, 1)[1], f"/overdue?division={division}"),
        Waiting(N_("Households to close"), _to_close(snapshot, division), _households(division)),
        Waiting(N_("Persons without a family doctor"), doctor.of - doctor.covered, lacking + "doctor"),
        Waiting(N_("Persons without a green channel"), channel.of - channel.covered, lacking + "green_channel"),
    ]


def _to_close(snapshot: Snapshot, division: str) -> int:
    return households(snapshot, Wanted(division=division, status="to_close"), 1, 1)[1]


def _households(division: str) -> str:
    return f"/households?division={division}&status=to_close"
