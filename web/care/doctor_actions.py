"""Doctors of one person: contracts signed, renewed, corrected, withdrawn, ended; services."""

from typing import Final

from casework.households.commands.doctor import (
    CorrectDoctorContract,
    CorrectDoctorService,
    EndDoctorContract,
    RecordDoctorService,
    RenewDoctorContract,
    SignDoctorContract,
    WithdrawDoctorContract,
    WithdrawDoctorService,
)
from web.http.action import Action
from web.http.reach import MEMBER, of_member
from web.language.i18n import N_

CONTRACT: Final = MEMBER + "/doctor-contracts/{contract_id:uuid}"
SERVICE: Final = MEMBER + "/doctor-services/{service_id:uuid}"

SIGN_CONTRACT: Final = Action(
    SignDoctorContract,
    MEMBER + "/doctor-contracts",
    "contract_id",
    of_member,
    said=N_("The contract with the doctor is recorded."),
)
RENEW_CONTRACT: Final = Action(
    RenewDoctorContract,
    CONTRACT + "/renewal",
    "renewal_id",
    of_member,
    tied_to_version=True,
    said=N_("The next contract is recorded."),
)
CORRECT_CONTRACT: Final = Action(
    CorrectDoctorContract,
    CONTRACT + "/correction",
    "contract_id",
    of_member,
    tied_to_version=True,
    said=N_("The contract is corrected. What it said before stays in the history."),
)
WITHDRAW_CONTRACT: Final = Action(
    WithdrawDoctorContract,
    CONTRACT + "/withdrawal",
    "contract_id",
    of_member,
    tied_to_version=True,
    said=N_("The contract is withdrawn. It stays in the history."),
)
END_CONTRACT: Final = Action(
    EndDoctorContract,
    CONTRACT + "/ending",
    "contract_id",
    of_member,
    tied_to_version=True,
    said=N_("The end of the contract is recorded."),
)
RECORD_SERVICE: Final = Action(
    RecordDoctorService,
    MEMBER + "/doctor-services",
    "service_id",
    of_member,
    said=N_("The doctor's service is recorded."),
)
CORRECT_SERVICE: Final = Action(
    CorrectDoctorService,
    SERVICE + "/correction",
    "service_id",
    of_member,
    said=N_("The service is corrected. What it said before stays in the history."),
)
WITHDRAW_SERVICE: Final = Action(
    WithdrawDoctorService,
    SERVICE + "/withdrawal",
    "service_id",
    of_member,
    said=N_("The service is withdrawn. It stays in the history."),
)
ACTIONS: Final = (
    SIGN_CONTRACT, RENEW_CONTRACT, CORRECT_CONTRACT, WITHDRAW_CONTRACT, END_CONTRACT, RECORD_SERVICE, CORRECT_SERVICE,
    WITHDRAW_SERVICE,
)  # fmt: skip
