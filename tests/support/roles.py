"""Which roles do what, said once more (casework/common/roles.py): tests of rights begin here."""

from typing import Final

from casework.common.roles import Roles

SUPERVISOR: Final[Roles] = ("supervisor",)
USERS: Final[Roles] = ("administrator",)
CASES: Final[Roles] = ("contact_person", "supervisor")
STAFFING: Final[Roles] = ("supervisor", "administrator")
READERS: Final[Roles] = ("contact_person", "supervisor", "payment_clerk", "approver", "auditor")
FIGURES: Final[Roles] = ("supervisor", "payment_clerk", "approver", "auditor")
OVERSIGHT: Final[Roles] = ("supervisor", "auditor", "administrator")
ADMINISTRATION: Final[Roles] = ("auditor", "administrator")
