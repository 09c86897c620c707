"""Money that comes in and is accounted for, as it happens in random histories."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from casework.funds.form import Form, Row
from casework.funds.issuing import IssueForm, RestateForm
from casework.funds.received import CorrectFunds, RecordFunds, WithdrawFunds
from web.funds.actions import form_stream


class Funding:
    """Days on which funds arrive, and forms are issued."""

    county: str
    ledgers: dict[UUID, str]

    def _handle(self, command: Any) -> None:
        raise NotImplementedError

    def funds(self, day: date, payer: Any, withdrawn: bool) -> None:
        one = uuid4()
        told: dict[str, Any] = {"received_id": one, "year": day.year, "received_on": day, "document_number": "财社3号"}
        self._handle(RecordFunds(**told, payer=payer, amount_fen=100, division=self.county))
        self._handle(CorrectFunds(**told, payer=payer, amount_fen=200, scheme="rural_reward", reason="看错"))
        if withdrawn:
            self._handle(WithdrawFunds(received_id=one, reason="没有到账"))

    def annual_form(self, day: date, what: str) -> None:
        """Of one person, then of two."""
        stream = form_stream(self.county, "rural_reward", day.year)
        self.ledgers[stream] = self.county
        issue = IssueForm(form_id=stream, scheme="rural_reward", year=day.year, division=self.county, form=_form(1))
        self._handle(issue if what == "issue" else RestateForm(form_id=stream, reason="补录", form=_form(2)))


def _form(heads: int) -> Form:
    row: dict[str, Any] = {"this": heads, "new": heads, "amount_fen": heads, "payers": {"central": heads}}
    cells = [("", "all", "rural"), ("", "all", ""), ("", "", "rural"), ("", "", ""), ("411326100", "", "")]
    totals = tuple(Row(division=town, category=cat, residency=res, **row) for town, cat, res in cells)
    rows = (Row(division="411326100", category="all", residency="rural", **row),)
    return Form(known={}, edition="preset:rural_reward", counted_by="person", rows=rows, totals=totals)
