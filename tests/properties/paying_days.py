"""How a county pays, as it happens in random histories."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from msgspec.structs import replace

from casework.common.months import month_of, named
from casework.payments import commands as c
from casework.payments.batches import ComputeLines, batch_stream
from casework.payments.layout_adoption import AdoptBankLayout
from casework.payments.lines import LeftOut, Line, LineOffset, LinePart
from casework.recoveries.reckoning import recovery_stream
from casework.schemes.words import SchemeId
from tests.support.paid import OWN_LAYOUT
from web.payments.layout_actions import layouts_stream

CLERK, PAYER, APPROVER = (UUID(int=number) for number in (1, 2, 3))
RATE = 118_000  # fen a month
SET_OFF = 8_000
PAID = RATE - SET_OFF
SCHEME: SchemeId = "special_support"


class Paying:
    """Days on which lists are made, decided and answered by the bank."""

    county: str
    ledgers: dict[UUID, str]

    def _handle(self, command: Any) -> None:
        raise NotImplementedError

    def _person(self, household: int, member: int) -> dict[str, UUID]:
        raise NotImplementedError

    def pay(self, day: date, h: int, m: int, then: str) -> None:
        """A list of a month with two lines, one of them taken out; sent back once; then discarded, or paid; what was paid may come back."""
        list_id = uuid4()
        one = {"list_id": list_id}
        self._handle(
            c.PreparePaymentList(
                **one, scheme=SCHEME, division=self.county, period=named(month_of(day)), by=CLERK,
                edition=f"preset:{SCHEME}", known={self.county: 1},
            )
        )  # fmt: skip
        self._computed(list_id, day, h, m)
        self._handle(c.ExcludePaymentLine(**one, number=2, reason="再核实", amount_fen=PAID))
        totals: Any = {"persons": 1, "households": 1, "amount_fen": PAID}
        self._handle(c.FreezePaymentList(**one, by=CLERK, hash="一", **totals))
        self._handle(c.ThawPaymentList(**one, reason="再看"))
        if then == "discarded":
            self._handle(c.DiscardPaymentList(**one, reason="编错了"))
            return
        self._handle(c.FreezePaymentList(**one, by=CLERK, hash="二", **totals))
        self._handle(c.ApprovePaymentList(**one, by=APPROVER, found="二"))
        self._handle(c.SendPaymentList(**one, by=PAYER, layout="table", file_hash="三"))
        row = c.BankRow(row=2, number=1, amount_fen=PAID, line_fen=PAID, paid=then != "returned", reason="other")
        self._handle(c.RecordBankReturn(**one, file_hash="四", rows=(row,)))
        self._handle(c.ClosePaymentList(**one))
        if then in ("came back", "after all"):
            self._handle(c.RecordBankReturn(**one, late=True, file_hash="五", rows=(replace(row, paid=False),)))
        if then == "after all":
            self._handle(c.RecordBankReturn(**one, late=True, file_hash="六", rows=(row,)))

    def _computed(self, list_id: UUID, day: date, h: int, m: int) -> None:
        """The batch as it is stored, with somebody who is left out."""
        lines = tuple(self._line(number, day, h, m + number - 1) for number in (1, 2))
        whose = {name: getattr(lines[0], name) for name in ("application_id", "person_id", "household_id", "division")}
        self._handle(
            ComputeLines(
                batch_id=batch_stream(list_id, 1), list_id=list_id, number=1, scheme=SCHEME, lines=lines,
                left_out=(LeftOut(**whose, reason="held"),), next_after=UUID(int=2**128 - 1),
            )
        )  # fmt: skip
        self._handle(c.CompletePaymentList(list_id=list_id, firsts=(1,), lines=2, left_out=1, amount_fen=2 * PAID))

    def _line(self, number: int, day: date, h: int, m: int) -> Line:
        person = self._person(h, m)
        part = LinePart(
            component="national", per="month", amount_fen=RATE, months=(month_of(day),), total_fen=RATE, document="文"
        )
        offset = LineOffset(
            recovery_id=recovery_stream(self.county, person["member_id"], SCHEME), amount_fen=SET_OFF, agreed_on=day
        )
        return Line(
            number=number, application_id=uuid4(), person_id=person["member_id"], household_id=person["household_id"],
            division=self.county, category="death", grade=None, parts=(part,), amount_fen=PAID, arrears_fen=0, payee="",
            offsets=(offset,),
        )  # fmt: skip

    def bank_layout(self, columns: int) -> None:
        """One of the county's own, in one of two orders."""
        stream = layouts_stream(self.county)
        self.ledgers[stream] = self.county
        layout = {**OWN_LAYOUT, "columns": OWN_LAYOUT["columns"][:: 1 if columns % 2 else -1]}
        self._handle(AdoptBankLayout(layouts_id=stream, name="own", layout=layout, division=self.county))
