"""What was paid too much and what becomes of it, as it happens in random histories."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from casework.recoveries import commands as c
from casework.recoveries.events import Overpaid
from casework.recoveries.reckoning import recovery_stream

EACH = 59_000


class Recovering:
    """Days on which something is found, told, paid back."""

    county: str
    ledgers: dict[UUID, str]

    def _handle(self, command: Any) -> None:
        raise NotImplementedError

    def _person(self, household: int, member: int) -> dict[str, UUID]:
        raise NotImplementedError

    def overpayment(self, day: date, h: int, m: int, months: int) -> None:
        """Found, told anew, paid back in every way there is; with no months, all of it was due after all."""
        person = self._person(h, m)
        stream = recovery_stream(self.county, person["member_id"], "special_support")
        self.ledgers[stream] = self.county
        one: dict[str, Any] = {"recovery_id": stream}
        found: dict[str, Any] = {
            **one, "person_id": person["member_id"], "household_id": person["household_id"], "scheme": "special_support",
            "division": self.county,
        }  # fmt: skip
        for n in (6, 5):
            self._handle(c.FindOverpayment(**found, parts=(_part(n),)))
        receipt, told = uuid4(), uuid4()
        self._handle(c.ExplainRecovery(**one, entry_id=told, on=day))
        self._handle(c.AgreeInstalments(**one, entry_id=uuid4(), instalments=_plan(day, 5 * EACH), on=day))
        agreed, paid = uuid4(), uuid4()
        self._handle(c.AgreeOffset(**one, entry_id=agreed, amount_fen=EACH, on=day))
        line: Any = {"amount_fen": EACH, "list_id": UUID(int=7), "number": 3}
        self._handle(c.TellOffset(**one, entry_id=paid, on=day, **line))
        self._handle(c.TakeBackOffset(**one, entry_id=paid, on=day))
        self._handle(c.TellOffset(**one, entry_id=uuid4(), on=day, **line))
        self._handle(c.ReceiveRecovery(**one, entry_id=receipt, amount_fen=EACH, on=day))
        self._handle(c.CorrectReceipt(**one, entry_id=receipt, amount_fen=2 * EACH, reason="少写"))
        self._handle(c.WaiveRecovery(**one, entry_id=uuid4(), amount_fen=EACH, reason="困难", on=day))
        self._handle(c.WithdrawRecoveryStep(**one, entry_id=told, reason="误录"))
        self._handle(c.FindOverpayment(**found, parts=(_part(months),) if months else ()))
        self._handle(c.RefundRecovery(**one, entry_id=uuid4(), on=day))


def _part(months: int) -> Overpaid:
    return Overpaid(
        list_id=UUID(int=7), number=1, component="national", per="month", amount_fen=EACH,
        months=tuple(range(24_315, 24_315 + months)), total_fen=EACH * months, cause="died",
    )  # fmt: skip


def _plan(day: date, fen: int) -> tuple[c.PlannedInstalment, ...]:
    return (c.PlannedInstalment(due_on=day, amount_fen=fen),)
