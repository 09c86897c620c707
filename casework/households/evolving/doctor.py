"""How the household changes by its events: contracts and services of doctors."""

from typing import Final

from casework.households.events.doctor import (
    DoctorContractCorrected,
    DoctorContractEnded,
    DoctorContractEndingCorrected,
    DoctorContractSigned,
    DoctorContractWithdrawn,
    DoctorServiceCorrected,
    DoctorServiceRecorded,
    DoctorServiceWithdrawn,
)
from casework.households.evolving.told import kept_in, withdrawn
from casework.households.state import Folds

FOLDS: Final[Folds] = {
    DoctorContractSigned: kept_in("contracts"),
    DoctorContractCorrected: kept_in("contracts"),
    DoctorContractWithdrawn: withdrawn,
    DoctorContractEnded: kept_in("contract_endings"),
    DoctorContractEndingCorrected: kept_in("contract_endings"),
    DoctorServiceRecorded: kept_in("services"),
    DoctorServiceCorrected: kept_in("services"),
    DoctorServiceWithdrawn: withdrawn,
}
