"""One household's page: where it lives, who belongs to it, who looks after it, what it has and needs."""

from datetime import date
from uuid import UUID

import msgspec

from casework.oversight.spans import Standing
from projections.care.checkup_tables import CHECKUP, Checkup
from projections.care.contract_tables import CONTRACT, DoctorContract
from projections.care.doctor_tables import SERVICE, DoctorService
from projections.care.green_channel_tables import PASS, USE, GreenChannelUse, Pass
from projections.care.signature_tables import AUTHORISATION, Authorisation
from projections.contacts import tables as contacts
from projections.contacts.tables import Contact
from projections.engine.snapshot import Snapshot
from projections.households import life_event_tables, life_tables
from projections.households import tables as households
from projections.households.life_event_tables import LifeEvent
from projections.households.life_tables import MERGING, Pause
from projections.households.tables import Child, Member, Registration
from projections.needs.help_plan_tables import HELP_PLAN, HELP_PLAN_REVIEW, HelpPlan, HelpPlanReview
from projections.needs.help_tables import HELP, HelpGiven
from projections.needs.measure_tables import MEASURE, PRIORITY, Measure, Priority
from projections.needs.on_day import Needs, needs_of
from projections.oversight.overdue import Item, of_household
from projections.oversight.tables import STANDING
from projections.staff import tables as staff
from projections.staff.supporter_table import SUPPORTER, Supporter
from projections.staff.tables import Assignment


class Case(msgspec.Struct, frozen=True):
    """Everything that is known of a household on the snapshot's day. `version`: its stream's, for If-Match."""

    ledger: str
    version: int
    status: str
    household: Registration
    standing: Standing
    merged_into: UUID | None
    merged_here: tuple[UUID, ...]
    members: list[Member]
    children: list[Child]
    assignments: list[Assignment]
    supporters: list[Supporter]
    contacts: list[Contact]
    needs: Needs
    help: list[HelpGiven]
    help_plans: list[HelpPlan]
    help_reviews: list[HelpPlanReview]
    measures: list[Measure]
    priorities: list[Priority]
    pauses: list[Pause]
    contracts: list[DoctorContract]
    services: list[DoctorService]
    checkups: list[Checkup]
    passes: list[Pass]
    uses: list[GreenChannelUse]
    authorisations: list[Authorisation]
    life_events: list[LifeEvent]
    duties: list[Item]


def case(snapshot: Snapshot, household_id: UUID) -> Case | None:
    """The whole page; None where the household is not there, or not the reader's to see."""
    ledger = ledger_of_household(snapshot, household_id)
    household = snapshot.of(households.REGISTRATION, "household_id", household_id, "household_id", ledger=ledger)
    standing = snapshot.on_the_day(STANDING, [household_id])
    if ledger is None or not household or not standing:
        return None
    merged_into, merged_here = merged(snapshot, household_id)
    return Case(
        ledger=ledger,
        version=version_of(snapshot, ledger, household_id),
        status=status(standing[0], merged_into is not None, snapshot.on),
        household=household[0],
        standing=standing[0],
        merged_into=merged_into,
        merged_here=merged_here,
        members=snapshot.of(households.MEMBER, "household_id", household_id, "relation, member_id", ledger=ledger),
        children=snapshot.of(households.CHILD, "household_id", household_id, "child_id", ledger=ledger),
        assignments=snapshot.of(staff.ASSIGNMENT, "household_id", household_id, "level desc, from_on", ledger=ledger),
        supporters=snapshot.of(SUPPORTER, "household_id", household_id, "from_on, supporter_id", ledger=ledger),
        contacts=snapshot.of(
            contacts.CONTACT, "household_id", household_id, "occurred_on desc, contact_id", ledger=ledger
        ),
        needs=needs_of(snapshot, household_id, ledger),
        measures=snapshot.of(MEASURE, "household_id", household_id, "taken_on desc, measure_id", ledger=ledger),
        priorities=snapshot.of(PRIORITY, "household_id", household_id, "from_on", ledger=ledger),
        help=snapshot.of(HELP, "household_id", household_id, "from_on, given_at", ledger=ledger),
        help_plans=snapshot.of(HELP_PLAN, "household_id", household_id, "from_on desc, plan_id", ledger=ledger),
        help_reviews=snapshot.of(
            HELP_PLAN_REVIEW,
            "household_id",
            household_id,
            "reviewed_on desc, next_review_on desc, review_id",
            ledger=ledger,
        ),
        pauses=snapshot.of(life_tables.PAUSE, "household_id", household_id, "from_on", ledger=ledger),
        contracts=snapshot.of(CONTRACT, "household_id", household_id, "from_on desc, contract_id", ledger=ledger),
        services=snapshot.of(SERVICE, "household_id", household_id, "served_on desc, service_id", ledger=ledger),
        checkups=snapshot.of(
            CHECKUP, "household_id", household_id, "year desc, occurred_on desc, checkup_id", ledger=ledger
        ),
        passes=snapshot.of(PASS, "household_id", household_id, "from_on desc, pass_id", ledger=ledger),
        uses=snapshot.of(USE, "household_id", household_id, "used_on desc, use_id", ledger=ledger),
        authorisations=snapshot.of(
            AUTHORISATION, "household_id", household_id, "from_on desc, authorisation_id", ledger=ledger
        ),
        life_events=snapshot.of(
            life_event_tables.LIFE_EVENT, "household_id", household_id, "occurred_on desc, life_event_id", ledger=ledger
        ),
        duties=of_household(snapshot, household_id),
    )


def merged(snapshot: Snapshot, household_id: UUID) -> tuple[UUID | None, tuple[UUID, ...]]:
    """The household that it was merged into, and those that were merged into it, as far as the reader may see them."""
    into = snapshot.of(MERGING, "household_id", household_id, "merging_id")
    here = snapshot.of(MERGING, "right_household_id", household_id, "merging_id")
    return into[0].right_household_id if into else None, tuple(each.household_id for each in here)


def status(standing: Standing, merged: bool, on: date) -> str:
    """merged, closed, not_yet, to_close (nobody is left), paused or open."""
    if merged:
        return "merged"
    if standing.closed:
        return "closed"
    if standing.registered_on > on:
        return "not_yet"
    if not standing.members:
        return "to_close"
    return "paused" if standing.paused else "open"


def ledger_of_household(snapshot: Snapshot, household_id: UUID) -> str | None:
    """The ledger in which a household the reader may see has its stream: on the day, if it moved between counties."""
    found = snapshot.value(
        """
        select p.ledger from read.place p
         where p.household_id = %(id)s and p.known_until = 9223372036854775807
         order by exists (select from read.standing h
                           where h.household_id = p.household_id and h.ledger = p.ledger and known(h)
                             and h.from_on <= %(on)s and %(on)s < h.until_on) desc, p.here desc
         limit 1
        """,
        id=household_id,
    )
    return found if found in snapshot.known else None


def household_of_member(snapshot: Snapshot, member_id: UUID) -> UUID | None:
    """The household a person belongs to, if the reader may see it: one they have not left, the last of several."""
    row = snapshot.connection.execute(
        """
        select m.household_id from read.member m
         where m.member_id = %(id)s and m.known_until = 9223372036854775807
         order by m.left_on <= %(on)s, m.from_on desc limit 1
        """,
        {"id": member_id, "on": snapshot.on},
    ).fetchone()
    return row[0] if row else None


def version_of(snapshot: Snapshot, ledger: str, stream: UUID) -> int:
    row = snapshot.connection.execute(
        "select ledger.version_of(%(ledger)s, %(stream)s, %(position)s)",
        {"ledger": ledger, "stream": stream, "position": snapshot.known[ledger]},
    ).fetchone()
    return row[0] if row else 0
