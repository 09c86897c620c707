"""What can be a telephone number."""

import pytest

from casework.common.phone import is_phone


@pytest.mark.parametrize(
    "text",
    [
        "13800001111", "138 0000 1111", "138-0000-1111", "+8613800001111", "１３８００００１１１１",
        "0377-69210000", "037769210000", "(0377)69210000", "010-65120000", "0377-69210000-8", "0377-69210000转8",
        "0377 6921 0000 ext 12", "69210000", "6921000", "400-810-1234", "8008101234",
    ],
)  # fmt: skip
def test_mobile_landline_and_service_numbers_with_their_extension(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize(
    "text", ["12345", "110", "1380000111", "138000011112", "12800001111", "0377", "电话", "", "69210000 家里", "0377-1"]
)
def test_what_is_too_short_too_long_or_no_number_is_none(text: str) -> None:
    assert not is_phone(text)
