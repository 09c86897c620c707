"""Who works in the office, and what each may ask and read. Which households is a matter of their place, not of this."""

from typing import Final, Literal, get_args

Role = Literal["contact_person", "supervisor", "payment_clerk", "approver", "auditor", "administrator"]
Roles = tuple[Role, ...]
ROLES: Final[Roles] = get_args(Role)

CASE_WORK: Final[Roles] = ("contact_person", "supervisor")
SUPERVISION: Final[Roles] = ("supervisor",)
PAYING: Final[Roles] = ("payment_clerk",)
APPROVAL: Final[Roles] = ("approver",)
FUNDING: Final[Roles] = ("payment_clerk", "approver")
STAFFING: Final[Roles] = ("supervisor", "administrator")
READ_CASES: Final[Roles] = ("contact_person", "supervisor", "payment_clerk", "approver", "auditor")
READ_FIGURES: Final[Roles] = ("supervisor", "payment_clerk", "approver", "auditor")
READ_OFFICE: Final[Roles] = (*READ_CASES, "administrator")
REVIEW_RECORDS: Final[Roles] = ("supervisor", "auditor")
READ_IMPORTS: Final[Roles] = ("supervisor", "auditor")
READ_ADMINISTRATION: Final[Roles] = ("auditor", "administrator")
READ_REASONS: Final[Roles] = ("contact_person", "supervisor", "auditor")
SEE_NAMES: Final[Roles] = ("contact_person", "supervisor")
OVERSEE: Final[Roles] = ("supervisor", "auditor", "administrator")  # staff, and the ledgers' heads
