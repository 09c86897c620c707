from functools import reduce

import pytest
from msgspec.structs import replace

from casework import households
from casework.claims import claims_of, releases_of
from casework.common.private import Private
from tests.casework.households.household_story import (
    CLOSED,
    CONTACT,
    KNOWN,
    LI,
    REGISTERED,
    ZHANG,
    ZHANG_ADDED,
    ZHANG_DIED,
    ZHANGS,
)


def blind(kind: str, text: str) -> str:
    return f"{kind}#{text}"


STATE = reduce(households.evolve, KNOWN, households.NEW)


def test_a_household_number_is_one_households_in_its_ledger():
    assert claims_of(REGISTERED, ZHANGS, "411326", blind) == [("household_no", "411326:A-17", ZHANGS)]


def test_an_identity_number_is_one_persons_and_a_person_one_households():
    assert claims_of(ZHANG_ADDED, ZHANGS, "411326", blind) == [
        ("person", "id_number#411326195001010018", ZHANG),
        ("household", str(ZHANG), ZHANGS),
    ]


def test_a_sealed_number_is_never_hashed():
    sealed = replace(ZHANG_ADDED, id_number=Private(ZHANG, sealed="x"))
    with pytest.raises(ValueError, match="sealed"):
        claims_of(sealed, ZHANGS, "411326", blind)


def test_closing_frees_the_members_and_a_death_frees_nobody():
    assert releases_of(CLOSED, STATE) == [("household", str(ZHANG)), ("household", str(LI))]
    assert releases_of(ZHANG_DIED, STATE) == []


def test_other_events_claim_nothing():
    assert claims_of(CONTACT, ZHANGS, "411326", blind) == []
