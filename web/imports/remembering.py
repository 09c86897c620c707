"""Each import is written into the history of imports from its beginning to its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from casework.ledger.envelope import Actor
from casework.ledger.imports import Imported, begun, ended
from web.imports.report import Report
from web.office import Office


@contextmanager
def remembered(report: Report, what: Imported, office: Office, by: Actor, ledger: str, as_of: date) -> Iterator[None]:
    """One that breaks off is there too."""
    begun(office.database, report.id, what, ledger, as_of, by, office.clock(), report.left)
    try:
        yield
    finally:
        ended(office.database, report.id, office.clock(), report.rows)
