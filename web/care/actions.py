"""What can be asked about the care of one person."""

from typing import Final

from web.care import checkup_actions, doctor_actions, green_channel_actions, signature_actions

ACTIONS: Final = (
    *doctor_actions.ACTIONS,
    *checkup_actions.ACTIONS,
    *green_channel_actions.ACTIONS,
    *signature_actions.ACTIONS,
)
