"""How the household changes by its events: yearly check-ups."""

from typing import Final

from casework.households.events.checkups import CheckupCorrected, CheckupRecorded, CheckupWithdrawn
from casework.households.evolving.told import kept_in, withdrawn
from casework.households.state import Folds

FOLDS: Final[Folds] = {
    CheckupRecorded: kept_in("checkups"),
    CheckupCorrected: kept_in("checkups"),
    CheckupWithdrawn: withdrawn,
}
