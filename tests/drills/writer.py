"""A process that logs contacts until it is killed, and says which ones it was told are recorded: one id a line.

Retries what it has no answer for with the same request.
"""

import time
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from psycopg import OperationalError

from casework.households.commands.contacts import LogContact
from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.envelope import CLOCK, Request
from casework.ledger.keys import Keys
from projections.registry import fold_all


def main(address: str, household: str, said: str) -> None:
    """`said`: the file of its lines."""
    database = Database(address, pool_size=2).open()
    casework, household_id = Casework(database, Keys(bytes(32), bytes(32)), fold_all), UUID(household)
    with Path(said).open("a", buffering=1) as file:
        while True:
            request = Request(uuid4(), bytes(31) + b"1")
            _until_answered(casework, household_id, request)
            file.write(f"{request.make_id('contact')}\n")


def _until_answered(casework: Casework, household_id: UUID, request: Request) -> None:
    command = LogContact(
        household_id=household_id, contact_id=request.make_id("contact"), channel="phone", outcome="reached",
        occurred_on=date(2026, 11, 1),
    )  # fmt: skip
    while True:
        try:
            casework.handle(
                command, ledger="411326", stream=household_id, by=CLOCK, request=request, today=date(2026, 11, 20)
            )
            return
        except OperationalError:
            time.sleep(0.05)
