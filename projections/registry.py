"""All projections, in the order in which they are folded."""

from collections.abc import Sequence
from typing import Any

from psycopg import Connection

from casework.ledger.database import Row
from casework.ledger.recorded import Recorded
from projections.applications import tables as applications
from projections.authenticity import tables as authenticity
from projections.care import checkup_tables, contract_tables, doctor_tables, green_channel_tables, signature_tables
from projections.contacts import tables as contacts
from projections.engine import fold
from projections.engine.projection import Projection
from projections.funds import tables as funds
from projections.hospitals import contact_tables as hospital_contacts
from projections.hospitals import tables as hospitals
from projections.households import (
    amendment_table,
    category_table,
    closure_table,
    life_event_tables,
    life_tables,
    preference_tables,
)
from projections.households import tables as households
from projections.needs import help_plan_tables, help_tables, measure_tables
from projections.needs import tables as needs
from projections.oversight import alert_tables
from projections.oversight import tables as spans
from projections.payments import line_tables as payment_lines
from projections.payments import tables as payments
from projections.periods import tables as periods
from projections.petitions import tables as petitions
from projections.policies import tables as policies
from projections.projects import order_tables
from projections.projects import tables as projects
from projections.recoveries import line_tables as recovery_lines
from projections.recoveries import tables as recoveries
from projections.schemes import tables as schemes
from projections.staff import supporter_table
from projections.staff import tables as staff
from projections.supervision import check_tables, inspection_tables
from projections.supervision import tables as supervision

ROOMS = (
    households,
    amendment_table,
    category_table,
    closure_table,
    staff,
    supporter_table,
    contacts,
    needs,
    help_tables,
    help_plan_tables,
    measure_tables,
    petitions,
    life_tables,
    life_event_tables,
    preference_tables,
    contract_tables,
    doctor_tables,
    checkup_tables,
    green_channel_tables,
    signature_tables,
    hospitals,
    hospital_contacts,
    alert_tables,
    policies,
    schemes,
    periods,
    spans,
    authenticity,
    supervision,
    inspection_tables,
    check_tables,
    projects,
    order_tables,
    applications,
    payments,
    payment_lines,
    recoveries,
    recovery_lines,
    funds,
)
PROJECTIONS: tuple[Projection[Any], ...] = tuple(fold.register(each) for room in ROOMS for each in room.PROJECTIONS)
BY_NAME = {each.name: each for each in PROJECTIONS}


def fold_all(connection: Connection[Row], recorded: Sequence[Recorded]) -> None:
    """The live way: every projection, inside the append's transaction."""
    fold.fold_live(PROJECTIONS, connection, recorded)
