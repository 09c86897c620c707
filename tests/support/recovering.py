"""A recovery for tests: what was paid too much to somebody, told by the office itself, and steps of every kind."""

from typing import Any, Final
from uuid import UUID

from casework.ledger.envelope import CLOCK, Request
from casework.recoveries.commands import FindOverpayment
from casework.recoveries.events import Overpaid
from casework.recoveries.reckoning import recovery_stream
from tests.support.world import COUNTY, VILLAGE, World
from web.recoveries import actions as a

EACH: Final = 59_000
R: Final = "/recoveries/{recovery_id}"
OTHER: Final = "/recoveries/{other_recovery_id}"


def recovery(
    world: World, person_id: UUID, household_id: UUID, scheme: str = "special_support", months: int = 6
) -> UUID:
    """So many months of 590 yuan."""
    recovery_id = recovery_stream(COUNTY, person_id, scheme)
    part = Overpaid(
        list_id=UUID(int=7), number=1, component="national", per="month", amount_fen=EACH,
        months=tuple(range(24_315, 24_315 + months)), total_fen=EACH * months, cause="died",
    )  # fmt: skip
    told(world, recovery_id, person_id, household_id, scheme, (part,))
    return recovery_id


def told(
    world: World, recovery_id: UUID, person_id: UUID, household_id: UUID, scheme: str, parts: tuple[Overpaid, ...]
) -> None:
    command = FindOverpayment(
        recovery_id=recovery_id,
        person_id=person_id,
        household_id=household_id,
        scheme=scheme,
        division=VILLAGE,
        parts=parts,
    )
    world.office.casework.handle(
        command, ledger=COUNTY, stream=recovery_id, by=CLOCK, request=Request.new(), today=world.office.today()
    )


def recovery_ids(world: World, household_id: UUID, person_id: UUID) -> dict[str, UUID]:
    """One with much outstanding and a receipt, and one of which all was due, after something had come back."""
    clerk = world.caller("payment_clerk")
    one = recovery(world, person_id, household_id)
    entry = world.ask(a.RECEIVE, clerk, recovery_id=one, amount_fen=EACH).id
    other = recovery(world, person_id, household_id, "urban_parent_reward")
    world.ask(a.RECEIVE, clerk, recovery_id=other, amount_fen=EACH)
    told(world, other, person_id, household_id, "urban_parent_reward", ())
    return {"recovery_id": one, "entry_id": entry, "other_recovery_id": other}


def recovery_bodies() -> dict[str, tuple[str, dict[str, Any]]]:
    """For each write: its path and a body that fits, in an order in which all of them do."""
    return {
        "ExplainRecovery": (f"{R}/explanation", {"on": "2026-11-02", "note": "由村里的联系人上门说明"}),
        "AgreeInstalments": (f"{R}/instalments", {"instalments": [{"due_on": "2026-12-01", "amount_fen": 5 * EACH}]}),
        "AgreeOffset": (f"{R}/offset-agreements", {"amount_fen": 50_000, "note": "每月少发一点"}),
        "ReceiveRecovery": (f"{R}/receipts", {"amount_fen": 100, "number": "收7"}),
        "CorrectReceipt": (
            f"{R}/receipts/{{entry_id}}/correction",
            {"amount_fen": EACH, "number": "收8", "reason": "写错了"},
        ),
        "WaiveRecovery": (f"{R}/waiver", {"amount_fen": 100, "reason": "家中困难"}),
        "RefundRecovery": (f"{OTHER}/refunds", {"amount_fen": 100}),
        "WithdrawRecoveryStep": (f"{R}/entries/{{entry_id}}/withdrawal", {"reason": "误录"}),
        "LookForOverpayments": ("/recoveries/looking", {}),
    }
