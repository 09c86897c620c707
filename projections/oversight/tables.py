"""Every household from day to day: when it was last reached, and everything else that stood of it (casework/oversight)."""

from collections.abc import Sequence

from casework.households.events.contacts import ContactCorrected, ContactLogged, ContactWithdrawn
from casework.households.events.registration import HouseholdRegistered
from casework.ledger.recorded import Recorded
from casework.oversight.reach import kinds_of, untouched, with_contact, without_contact
from casework.oversight.settling import settled
from casework.oversight.spans import Reach, Standing
from casework.oversight.standing import EVENTS, standing_after
from projections.engine.projection import Projection


def fold_reach(rows: Sequence[Reach], recorded: Recorded) -> Sequence[Reach]:
    match recorded.event:
        case HouseholdRegistered():
            return untouched(recorded.stream_id)
        case ContactLogged() as event:
            return with_contact(rows, event.contact_id, event.occurred_on, _kinds(event))
        case ContactCorrected() as event:
            rest = without_contact(rows, event.contact_id)
            return with_contact(rest, event.contact_id, event.occurred_on, _kinds(event))
        case ContactWithdrawn() as event:
            return without_contact(rows, event.contact_id)
        case _:
            return rows


def _kinds(contact: ContactLogged | ContactCorrected) -> tuple[str, ...]:
    return kinds_of(contact.channel, contact.outcome, contact.level)


def fold_standing(rows: Sequence[Standing], recorded: Recorded) -> Sequence[Standing]:
    return standing_after(recorded.stream_id, rows, recorded.event)


# A day asked about reads the rows that reach beyond it: the cost follows from the distance to today, not from the years.
INDEXES = (
    "(ledger, until_on) where known_until = 9223372036854775807",
    "(ledger, known_until) where known_until < 9223372036854775807",
    "(household_id, known_from)",
)
RULES = (
    "casework.oversight.spans",
    "casework.oversight.reach",
    "casework.oversight.settling",
    "casework.oversight.standing",
    "casework.oversight.beginnings",
    "casework.oversight.membership",
    "casework.oversight.stretches",
)

REACH = Projection(
    name="reach",
    row=Reach,
    group="household_id",
    handles={HouseholdRegistered: "", ContactLogged: "", ContactCorrected: "", ContactWithdrawn: ""},
    starts=frozenset({HouseholdRegistered}),
    ahead={ContactLogged: "occurred_on"},
    fold=fold_reach,
    indexes=INDEXES,
    rests_on=RULES,
)
STANDING = Projection(
    name="standing",
    row=Standing,
    group="household_id",
    handles=dict.fromkeys(EVENTS, ""),
    starts=frozenset({HouseholdRegistered}),
    fold=fold_standing,
    retold=True,
    settled=settled,
    indexes=(
        *INDEXES, "(household_no)", "(division)",
        "(division) where known_until = 9223372036854775807 and members = '[]' and not closed and registered_on < until_on",
    ),
    rests_on=RULES,
)  # fmt: skip
PROJECTIONS = (REACH, STANDING)
