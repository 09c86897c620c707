"""Everything that can be asked for, a subject a file: pages, API, navigation and rights read it here."""

from typing import Final

from web.action import Action
from web.actions import contacts, hospitals, households, members, policies, staff

ACTIONS: Final[tuple[Action, ...]] = tuple(
    action for subject in (households, contacts, members, hospitals, staff, policies) for action in subject.ACTIONS
)
