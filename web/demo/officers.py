"""Who decides about money in the demo: nobody decides on what they prepared or looked into themselves."""

from typing import Final
from uuid import UUID, uuid5

from casework.common.roles import Role
from casework.ledger.envelope import Actor

OFFICERS: Final = UUID("6f0f1c1e-5a0b-4f57-9a63-20230000d326")


def officer(name: str, role: Role, division: str) -> Actor:
    return Actor(uuid5(OFFICERS, f"{division}/{name}"), name, role, division, "cli")


class Officers:
    """Invented, of one county."""

    def __init__(self, county: str) -> None:
        self.village = officer("村级评议员（演示）", "contact_person", county)
        self.township = officer("乡镇初审员（演示）", "supervisor", county)
        self.county = officer("县级确认人（演示）", "approver", county)
        self.clerk = officer("资金经办人（演示）", "payment_clerk", county)
        self.payer = officer("资金拨付人（演示）", "payment_clerk", county)
