"""The forms about one person's care."""

from typing import Final

from web.care import (
    checkup_pages,
    contract_pages,
    doctor_pages,
    pass_pages,
    signature_pages,
    use_pages,
    withdrawal_pages,
)

FORMS: Final = (
    *contract_pages.FORMS,
    *doctor_pages.FORMS,
    *checkup_pages.FORMS,
    *pass_pages.FORMS,
    *use_pages.FORMS,
    *signature_pages.FORMS,
    *withdrawal_pages.FORMS,
)
