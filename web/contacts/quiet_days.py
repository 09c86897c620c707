"""Days on which a visit may hurt a family: those of the policy in force where it lives."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from casework.policies.editions import QuietName
from casework.policies.quiet import quiet_on
from projections.engine.snapshot import Snapshot
from projections.households.case import ledger_of_household
from projections.policies.in_force import in_force


def quiet_day_of(snapshot: Snapshot, household_id: UUID, on: date) -> QuietName | None:
    """The quiet day it is, or lies around. Nothing for who looks after the household no more."""
    ledger = ledger_of_household(snapshot, household_id)
    edition = in_force(replace(snapshot, on=on), [ledger])[ledger].edition if ledger else None
    return quiet_on(on, edition.quiet) if edition else None
