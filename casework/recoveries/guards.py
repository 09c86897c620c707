"""What decisions about a recovery ask first."""

from uuid import UUID

from casework.recoveries import refusals
from casework.recoveries.state import Recovery


def person(recovery: Recovery) -> UUID:
    """Whom it is about. Raises RecoveryNotThere."""
    if recovery.told is None:
        raise refusals.RecoveryNotThere
    return recovery.told.person_id


def is_known(recovery: Recovery, entry_id: UUID) -> bool:
    """Whether a step was recorded before: the same form, sent twice."""
    return entry_id in recovery.steps or entry_id in recovery.withdrawn


def outstanding(recovery: Recovery) -> int:
    """What is outstanding, in fen. Raises NothingOutstanding."""
    if recovery.outstanding_fen <= 0:
        raise refusals.NothingOutstanding
    return recovery.outstanding_fen
