"""What can be asked about the care of one person."""

from typing import Final

from web.care import doctor_actions, green_channel_actions

ACTIONS: Final = (*doctor_actions.ACTIONS, *green_channel_actions.ACTIONS)
