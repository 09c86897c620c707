"""How the household changes by its events: passes and their uses."""

from typing import Final

from casework.households.events.green_channel import (
    GreenChannelUseCorrected,
    GreenChannelUsed,
    GreenChannelUseWithdrawn,
    PassCorrected,
    PassEnded,
    PassEndingCorrected,
    PassIssued,
    PassWithdrawn,
)
from casework.households.evolving.told import kept_in, withdrawn
from casework.households.state import Folds

FOLDS: Final[Folds] = {
    PassIssued: kept_in("passes"),
    PassCorrected: kept_in("passes"),
    PassWithdrawn: withdrawn,
    PassEnded: kept_in("pass_endings"),
    PassEndingCorrected: kept_in("pass_endings"),
    GreenChannelUsed: kept_in("uses"),
    GreenChannelUseCorrected: kept_in("uses"),
    GreenChannelUseWithdrawn: withdrawn,
}
