from datetime import date
from uuid import UUID

from msgspec import to_builtins
from msgspec.structs import replace

from casework.common import refusals
from casework.policies import preset
from casework.policies.adoption import AdoptPolicy, PolicyAdopted
from casework.policies.in_force import Adopted, adopting
from tests.support.spec import given

FROM = date(2026, 4, 1)
DEFAULT, BEIJING = preset("default"), preset("beijing")
ADOPT = AdoptPolicy(policy_id=UUID(int=7), edition="default", from_on=FROM, document_number="No. 3 of 2026")
ADOPTED = PolicyAdopted(edition=DEFAULT, from_on=FROM, document_number="No. 3 of 2026")


def test_an_edition_is_adopted_whole_from_a_day_on_with_its_document():
    given().when(ADOPT).then(ADOPTED)


def test_an_edition_that_names_its_document_needs_no_other():
    named = replace(DEFAULT, document="No. 9")
    given().when(replace(ADOPT, edition=to_builtins(named), document_number="")).then(
        PolicyAdopted(edition=named, from_on=FROM, document_number="No. 9")
    )
    given().when(replace(ADOPT, document_number="")).refused(refusals.TextMissing, "document_number")


def test_adopting_the_same_twice_adopts_once():
    given(ADOPTED).when(ADOPT).then_nothing()


def test_another_edition_from_the_same_day_takes_its_place():
    given(ADOPTED).when(replace(ADOPT, edition="beijing")).then(replace(ADOPTED, edition=BEIJING))


def test_an_edition_supposed_to_be_adopted_stands_where_it_would_and_of_one_day_it_is_the_one_that_holds():
    held, later = Adopted("411326", FROM, DEFAULT), Adopted("411326", date(2026, 9, 1), DEFAULT)
    instead, between = replace(held, edition=BEIJING), replace(held, from_on=date(2026, 6, 1))
    assert adopting([held, later], instead) == [instead, later]
    assert adopting([held, later], between) == [held, between, later]
    assert adopting([], held) == [held]
