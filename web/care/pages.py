"""The forms about one person's care."""

from typing import Final

from web.care import contract_pages, doctor_pages, green_channel_pages

FORMS: Final = (*contract_pages.FORMS, *doctor_pages.FORMS, *green_channel_pages.FORMS)
