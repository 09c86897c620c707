"""A division adopts a scheme by its own document, ends it, and counties below follow the nearest."""

from datetime import date
from uuid import UUID

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from casework.common import refusals
from casework.common.months import months_of, named
from casework.schemes.adoption import AdoptScheme, EndScheme, SchemeAdopted, SchemeEnded
from casework.schemes.editions import preset
from casework.schemes.in_force import Adopted, editions, shipped
from casework.schemes.terms import Share
from tests.support.spec import given

FROM = date(2026, 4, 1)
HENAN = preset("special_support-henan")
ADOPT = AdoptScheme(schemes_id=UUID(int=7), edition="special_support-henan", from_on=FROM, document_number="")
ADOPTED = SchemeAdopted(scheme=HENAN, from_on=FROM, document_number=HENAN.document)
END = EndScheme(schemes_id=UUID(int=7), scheme="special_support", from_on=FROM, document_number="No. 4")


def test_an_edition_is_adopted_whole_from_a_day_on_with_its_document():
    given().when(ADOPT).then(ADOPTED)
    given().when(replace(ADOPT, document_number="No. 3")).then(replace(ADOPTED, document_number="No. 3"))


def test_one_without_a_document_needs_one():
    given().when(replace(ADOPT, edition="parent_allowance")).refused(refusals.TextMissing, "document_number")


def test_a_new_rate_is_data():
    own = replace(HENAN, edition="local", rates=(*HENAN.rates, replace(HENAN.rates[0], amount_fen=1, from_on=FROM)))
    sent = replace(ADOPT, edition=to_builtins(own), document_number="No. 5")
    given().when(sent).then(replace(ADOPTED, scheme=own, document_number="No. 5"))


@pytest.mark.parametrize(
    "edition", ["no such", {"scheme": "special_support"}, {**to_builtins(HENAN), "scheme": "another"}]
)
def test_what_is_no_edition_is_refused(edition):
    given().when(replace(ADOPT, edition=edition)).refused(refusals.NoSuchScheme, "edition")


def test_nobody_pays_more_than_the_whole():
    shares = [Share(component="national", payer=payer, percent=60, from_on=FROM) for payer in ("central", "county")]
    above = to_builtins(replace(HENAN, shares=tuple(shares)))
    given().when(replace(ADOPT, edition=above)).refused(refusals.SharesAboveTheWhole, "edition")


def test_the_same_twice_is_once_and_another_from_the_same_day_takes_its_place():
    given(ADOPTED).when(ADOPT).then_nothing()
    given(ADOPTED).when(END).then(SchemeEnded(scheme="special_support", from_on=FROM, document_number="No. 4"))
    given(ADOPTED, SchemeEnded(scheme="special_support", from_on=FROM, document_number="No. 4")).when(ADOPT).then(
        ADOPTED
    )


def test_the_nearest_divisions_edition_holds_and_without_any_the_shipped_one():
    province = Adopted("410000", date(2023, 1, 1), HENAN, "豫", 12)
    county = Adopted("411326", date(2024, 1, 1), None, "淅", 7)
    held = editions("special_support", "411326", {"410000": [province], "411326": [county]})
    assert [held.on(date(year, 6, 1)).reference for year in (2022, 2023, 2024)] == [
        "preset:special_support", "410000:12", "411326:7",
    ]  # fmt: skip
    assert held.on(date(2024, 6, 1)).scheme is None, "not paid here"
    assert editions("special_support", "411327", {}).on(FROM) == shipped("special_support")


def test_each_month_goes_by_the_edition_of_its_first_day():
    county = Adopted("411326", date(2023, 7, 2), HENAN, "淅", 7)
    held = editions("special_support", "411326", {"411326": [county]})
    parts = [
        (adopted.reference, named(months[0]), named(months[-1]))
        for adopted, months in held.in_months(months_of("2023"))
    ]
    assert parts == [("preset:special_support", "2023-01", "2023-07"), ("411326:7", "2023-08", "2023-12")]
