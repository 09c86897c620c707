"""What is asked about the family doctor."""

from datetime import date
from typing import Literal

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision, Fact

ContractKind = Literal["family", "tcm"]


class SignDoctorContract(Decision, frozen=True, kw_only=True):
    contract_id: Given
    member_id: Given
    kind: ContractKind
    from_on: date
    until_on: date
    institution: Short | None = None
    doctor: Short | None = None


class EndDoctorContract(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day on which it holds no longer, before the end it was signed for."""

    contract_id: Given
    member_id: Given
    until_on: date
    reason: Text


class RecordDoctorService(Fact, frozen=True, kw_only=True):
    service_id: Given
    member_id: Given
    on: date
    service: Text
