"""A list's whole way in a drill, by several officers: prepared, put right, approved, sent, answered by the bank, closed, paid again;
what a line sets off is told to its recovery by the way, and taken back where the line comes back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from bench.desk import Bank, Desk

STEPS: Final = (
    "PaymentListPrepared", "PaymentLinesComputed", "PaymentListComputed", "PaymentLineExcluded", "PaymentListFrozen",
    "PaymentListThawed", "PaymentListApproved", "PaymentListSent", "BankReturnReceived", "PaymentListClosed",
    "SettledLinesReturned", "RecoveryOffset", "RecoveryOffsetReturned",
)  # fmt: skip


Happens = Callable[[], bool]
"""Whether a line is taken out, a list sent back, a line comes back that was paid."""


@dataclass(frozen=True)
class Hands:
    """Two clerks and an approver, each with their own token, and the county's bank."""

    clerk: Desk
    other_clerk: Desk
    approver: Desk
    bank: Bank

    def pay(self, scheme: str, division: str, period: str, happens: Happens) -> int:
        """Answers how many steps were recorded: those of a list, and of the one that pays again what the bank returned."""
        said = {"scheme": scheme, "division": division, "period": period}
        list_id, steps = self._paid(said, happens)
        if list_id and self.clerk.json(f"/payment-lists/{list_id}")["returned"]:
            return steps + self._paid({**said, "reissue_of": str(list_id)}, happens)[1]
        return steps

    def _paid(self, said: dict[str, Any], happens: Happens) -> tuple[UUID | None, int]:
        """The list, and its steps; none where nobody was left to pay, and the list is discarded."""
        prepared = self.clerk.write("/payment-lists", said)
        demand(prepared.status == 201, prepared)
        list_id = UUID(prepared.said["id"])
        here, steps = f"/payment-lists/{list_id}", 1
        while not self.clerk.json(here)["computed"]:
            self.other_clerk.go_on(f"{here}/computing")
        if happens():
            steps += self.other_clerk.write(f"{here}/exclusions", {"number": 1, "reason": "再核实"}).status == 201
        if self.clerk.write(f"{here}/freezing").status != 201:
            demand(self.clerk.write(f"{here}/discarding", {"reason": "没有人"}).status == 201, here)
            return None, steps + 1
        if happens():
            steps += 2
            demand(self.approver.write(f"{here}/thawing", {"reason": "再看"}).status == 201, here)
            demand(self.clerk.write(f"{here}/freezing").status == 201, here)
        demand(self.clerk.write(f"{here}/approval").status == 403, here)
        demand(self.approver.write(f"{here}/approval").status == 201, here)
        demand(self.other_clerk.write(f"{here}/sending", {"layout": "table"}).status == 201, here)
        return list_id, steps + 3 + self._answered(here, happens())

    def _answered(self, here: str, one_comes_back: bool) -> int:
        """The bank pays, and its answers are taken in; a line that it paid may come back later. Each file is brought twice."""
        status, file = self.clerk.get(f"{here}/bank-file")
        demand(status == 200, file)
        answers = self.bank.take(file)
        for answer in answers:
            self._bring(here, answer)
        demand((closed := self.clerk.write(f"{here}/closing")).status == 201, closed)
        came_back = self.bank.give_back(file) if one_comes_back else b""
        if came_back:
            self._bring(here, came_back, late=True)
        return len(answers) + 1 + bool(came_back)

    def _bring(self, here: str, file: bytes, *, late: bool = False) -> None:
        for desk in (self.clerk, self.other_clerk):
            demand((told := desk.write(f"{here}/bank-returns", file=file, late=late)).status == 201, told)


def demand(holds: bool, what: object) -> None:
    """Raises AssertionError."""
    if not holds:
        raise AssertionError(what)
