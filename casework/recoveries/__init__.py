"""Money that was paid and was not due: found, explained to the family, agreed on, paid back, waived or set against what is due.

A stream for each person, scheme and ledger that paid: what is known now is what counts, so what is found later is added, and what
turns out to have been due is taken back.
"""

from datetime import date
from typing import Final

from casework.common.dispatch import decisions_in
from casework.recoveries import deciding, finding, offsetting, receiving, refusals
from casework.recoveries.commands import Command, FindOverpayment
from casework.recoveries.events import RecoveryEvent
from casework.recoveries.state import NEW, Recovery, evolve

Event = RecoveryEvent
DECISIONS: Final = decisions_in(finding, receiving, deciding, offsetting)

__all__ = ["DECISIONS", "NEW", "Command", "Event", "Recovery", "decide", "evolve"]


def decide(command: Command, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    """What happens if this is asked of this recovery; nothing when it happened already. Raises Refused."""
    if recovery.told is None and not isinstance(command, FindOverpayment):
        raise refusals.RecoveryNotThere
    return DECISIONS[type(command)](command, recovery, today)
