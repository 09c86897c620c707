"""How the household changes by its events: contracts and services of doctors."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.doctor import (
    Contract,
    ContractEnding,
    DoctorContractCorrected,
    DoctorContractEnded,
    DoctorContractEndingCorrected,
    DoctorContractSigned,
    DoctorContractWithdrawn,
    DoctorServiceCorrected,
    DoctorServiceRecorded,
    DoctorServiceWithdrawn,
    Service,
)
from casework.households.state import Folds, Household


def _contract_told(state: Household, event: Contract) -> Household:
    return replace(state, contracts=state.contracts | {event.contract_id: event})


def _contract_withdrawn(state: Household, event: DoctorContractWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.contract_id})


def _ending_told(state: Household, event: ContractEnding) -> Household:
    return replace(state, contract_endings=state.contract_endings | {event.contract_id: event})


def _service_told(state: Household, event: Service) -> Household:
    return replace(state, services=state.services | {event.service_id: event})


def _service_withdrawn(state: Household, event: DoctorServiceWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.service_id})


FOLDS: Final[Folds] = {
    DoctorContractSigned: _contract_told,
    DoctorContractCorrected: _contract_told,
    DoctorContractWithdrawn: _contract_withdrawn,
    DoctorContractEnded: _ending_told,
    DoctorContractEndingCorrected: _ending_told,
    DoctorServiceRecorded: _service_told,
    DoctorServiceCorrected: _service_told,
    DoctorServiceWithdrawn: _service_withdrawn,
}
