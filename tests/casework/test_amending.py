"""What was recorded, as it reads after corrections and withdrawals."""

from datetime import date
from uuid import UUID, uuid4

from casework.common.amending import as_amended, corrected
from casework.common.event import Event
from casework.common.private import Private
from casework.households.events.contacts import ContactCorrected, ContactLogged, ContactWithdrawn
from casework.households.events.needs import NeedAnswered, NeedOpened

FAMILY = uuid4()
REASON = Private(FAMILY, "写错了")
CONTACT, OTHER, NEED = uuid4(), uuid4(), uuid4()


def logged(contact_id: UUID, day: int) -> ContactLogged:
    return ContactLogged(contact_id=contact_id, channel="phone", outcome="reached", occurred_on=date(2026, 3, day))


def corrected_to(day: int) -> ContactCorrected:
    return ContactCorrected(
        contact_id=CONTACT, channel="phone", outcome="reached", occurred_on=date(2026, 3, day), reason=REASON
    )


def test_a_correction_reads_in_the_place_of_what_it_corrects() -> None:
    events: list[Event] = [logged(CONTACT, 1), logged(OTHER, 2), corrected_to(5)]
    assert as_amended(events) == [logged(CONTACT, 5), logged(OTHER, 2)]


def test_the_last_correction_counts() -> None:
    assert as_amended([logged(CONTACT, 1), corrected_to(5), corrected_to(7)]) == [logged(CONTACT, 7)]


def test_nothing_of_what_was_withdrawn_is_left() -> None:
    need = NeedOpened(need_id=NEED, domain="living", summary=Private(FAMILY, "炉子"), opened_on=date(2026, 3, 1))
    answered = NeedAnswered(need_id=NEED, answer=Private(FAMILY, "已修"), answered_on=date(2026, 3, 2))
    withdrawn = ContactWithdrawn(contact_id=CONTACT, reason=REASON)
    events: list[Event] = [logged(CONTACT, 1), need, corrected_to(5), withdrawn, answered]
    assert as_amended(events) == [need, answered]


def test_a_correction_that_changes_nothing_is_none() -> None:
    before = logged(CONTACT, 1)
    assert corrected(ContactCorrected, before, {"occurred_on": date(2026, 3, 1)}, REASON) == []
    assert corrected(ContactCorrected, before, {"occurred_on": date(2026, 3, 5)}, REASON) == [corrected_to(5)]
    assert corrected(ContactCorrected, corrected_to(5), {"occurred_on": date(2026, 3, 1)}, REASON) == [corrected_to(1)]
