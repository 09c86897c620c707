"""How the household changes by its events: doctor."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.doctor import DoctorContractEnded, DoctorContractSigned, DoctorServiceRecorded
from casework.households.state import Folds, Household


def _contract_signed(state: Household, event: DoctorContractSigned) -> Household:
    return replace(state, contracts=state.contracts | {event.contract_id: event})


def _contract_ended(state: Household, event: DoctorContractEnded) -> Household:
    contract = state.contracts.get(event.contract_id)
    if contract is None:
        return state
    ended = replace(contract, until_on=event.until_on)
    return replace(
        state,
        contracts=state.contracts | {event.contract_id: ended},
        ended_contracts=state.ended_contracts | {event.contract_id},
    )


def _service_recorded(state: Household, event: DoctorServiceRecorded) -> Household:
    return replace(state, services=state.services | {event.service_id})


FOLDS: Final[Folds] = {
    DoctorContractSigned: _contract_signed,
    DoctorContractEnded: _contract_ended,
    DoctorServiceRecorded: _service_recorded,
}
