"""What there can be only one of is claimed, and given back."""

from functools import reduce
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework import households
from casework.claims import Claim, claims_of, releases_of
from casework.common.event import Event
from casework.common.private import Private
from casework.households.events.members import LeavingWithdrawn, MemberWithdrawn
from casework.households.events.pause_closure import ClosureWithdrawn
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
from tests.casework.households.test_household_corrections import CORRECTED as HOUSEHOLD_CORRECTED
from tests.casework.households.test_household_members import CORRECTED as MEMBER_CORRECTED
from tests.casework.households.test_household_members import LEFT
from tests.casework.households.test_household_merging import MERGED, UNDONE
from tests.casework.households.test_household_pause_closure import REOPENED

REASON = Private(ZHANGS, "by mistake")
CLOSURE_WITHDRAWN = ClosureWithdrawn(closure_id=UUID(int=71), reason=REASON)
LEAVING_WITHDRAWN = LeavingWithdrawn(leaving_id=LEFT.leaving_id, member_id=LI, reason=REASON)
MEMBER_WITHDRAWN = MemberWithdrawn(member_id=LI, reason=REASON)
BOTH = [("household", str(ZHANG)), ("household", str(LI))]


def blind(kind: str, text: str) -> str:
    return f"{kind}#{text}"


NEW = households.NEW
STATE = reduce(households.evolve, KNOWN, NEW)


def after(*events: Event) -> households.Household:
    return reduce(households.evolve, events, STATE)


def claimed(event: Event, *before: Event) -> list[Claim]:
    return claims_of(event, after(*before), ZHANGS, "411326", blind)


def released(event: Event, *before: Event) -> list[tuple[str, str]]:
    return releases_of(event, after(*before), ZHANGS, "411326", blind, lambda value: value.text)


def test_a_household_number_is_one_households_in_its_ledger():
    assert claims_of(REGISTERED, NEW, ZHANGS, "411326", blind) == [("household_no", "411326:A-17", ZHANGS)]


def test_an_identity_number_is_one_persons_and_a_person_one_households():
    assert claims_of(ZHANG_ADDED, NEW, ZHANGS, "411326", blind) == [
        ("person", "id_number#411326195001010018", ZHANG),
        ("household", str(ZHANG), ZHANGS),
    ]


def test_a_sealed_number_is_never_hashed():
    sealed = replace(ZHANG_ADDED, id_number=Private(ZHANG, sealed="x"))
    with pytest.raises(ValueError, match="sealed"):
        claims_of(sealed, NEW, ZHANGS, "411326", blind)


def test_closing_or_merging_frees_the_members_and_a_death_frees_nobody():
    assert released(CLOSED) == released(MERGED) == BOTH
    assert released(ZHANG_DIED) == []
    assert released(MERGED, CLOSED) == []


def test_who_left_is_free_and_stays_so_when_the_household_closes():
    assert released(LEFT) == [("household", str(LI))]
    assert released(CLOSED, LEFT) == [("household", str(ZHANG))]
    assert released(LEFT, CLOSED) == []


def test_a_member_registered_by_mistake_is_free():
    assert released(MEMBER_WITHDRAWN) == [("household", str(LI))]
    assert released(MEMBER_WITHDRAWN, LEFT) == []


def test_an_open_household_has_its_members_again():
    members = [("household", str(ZHANG), ZHANGS), ("household", str(LI), ZHANGS)]
    assert claimed(REOPENED, CLOSED) == claimed(CLOSURE_WITHDRAWN, CLOSED) == claimed(UNDONE, MERGED) == members
    assert claimed(LEAVING_WITHDRAWN, LEFT) == members[1:]
    assert claimed(REOPENED, LEFT, CLOSED) == members[:1]


def test_closed_and_merged_it_is_open_only_when_both_are_undone():
    assert claimed(UNDONE, CLOSED, MERGED) == claimed(CLOSURE_WITHDRAWN, CLOSED, MERGED) == []
    assert claimed(LEAVING_WITHDRAWN, LEFT, CLOSED) == []


def test_of_two_households_one_is_merged_into_the_other_and_never_both():
    pair = f"{ZHANGS}:{MERGED.right_household_id}"
    assert claimed(MERGED) == [("merging", pair, ZHANGS)]
    assert released(UNDONE, MERGED) == [("merging", pair)]


def test_a_corrected_household_number_moves():
    corrected = replace(HOUSEHOLD_CORRECTED, household_no="A-18")
    assert claimed(corrected) == [("household_no", "411326:A-18", ZHANGS)]
    assert released(corrected) == [("household_no", "411326:A-17")]
    assert released(HOUSEHOLD_CORRECTED) == []


def test_a_wrong_identity_number_is_freed_and_a_former_one_stays_the_persons():
    corrected = replace(MEMBER_CORRECTED, id_number=Private(ZHANG, "41132619991231001X"))
    assert claimed(corrected) == [("person", "id_number#41132619991231001X", ZHANG)]
    assert released(corrected) == [("person", "id_number#411326195001010018")]
    assert released(replace(corrected, former_id_number_valid=True)) == []


def test_a_correction_that_leaves_the_number_alone_moves_nothing():
    untouched = replace(MEMBER_CORRECTED, id_number=Private(ZHANG, sealed="x"))
    assert claimed(untouched) == released(untouched) == []
    assert released(MEMBER_CORRECTED) == []


def test_other_events_claim_nothing():
    assert claimed(CONTACT) == []
