from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.contacts import CorrectContact, LogContact, NewNeed, Promise, WithdrawContact
from casework.households.events.assignments import AssignmentEnded
from casework.households.events.contacts import ContactCorrected, ContactLogged, ContactWithdrawn
from casework.households.events.needs import NeedOpened
from tests.casework.households.household_story import (
    ASSIGNED,
    CLOSED,
    CONTACT,
    KNOWN,
    MAY,
    TOMORROW,
    WANG,
    ZHANGS,
    private,
)
from tests.support.spec import TODAY, given

LOG = LogContact(household_id=ZHANGS, contact_id=UUID(int=52), channel="home_visit", outcome="reached", occurred_on=MAY)
LOGGED = ContactLogged(contact_id=UUID(int=52), channel="home_visit", outcome="reached", occurred_on=MAY)
CORRECT = CorrectContact(
    household_id=ZHANGS,
    contact_id=CONTACT.contact_id,
    reason="it was a visit",
    channel="home_visit",
)
CORRECTED = ContactCorrected(
    contact_id=CONTACT.contact_id,
    channel="home_visit",
    outcome="reached",
    occurred_on=MAY,
    reason=private("it was a visit"),
    note=CONTACT.note,
)
WITHDRAW = WithdrawContact(household_id=ZHANGS, contact_id=CONTACT.contact_id, reason="another household")
WITHDRAWN = ContactWithdrawn(contact_id=CONTACT.contact_id, reason=private("another household"))
ENDED = AssignmentEnded(assignment_id=ASSIGNED.assignment_id, until_on=MAY, reason=private("transfer"))


def test_a_contact_is_logged_as_it_was_told():
    at = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
    told = replace(LOG, note="well", next_promise=Promise(text="bring the form", on=TOMORROW), captured_at=at)
    given(*KNOWN).when(told).then(
        replace(
            LOGGED,
            note=private("well"),
            promise=private("bring the form"),
            promise_on=TOMORROW,
            captured_at=at,
        )
    )


def test_the_same_contact_sent_twice_is_logged_once():
    given(*KNOWN, LOGGED).when(LOG).then_nothing()


def test_a_withdrawn_contact_sent_again_stays_withdrawn():
    given(*KNOWN, CONTACT, WITHDRAWN).when(replace(LOG, contact_id=CONTACT.contact_id)).then_nothing()


def test_a_contact_cannot_be_logged_before_it_happens():
    given(*KNOWN).when(replace(LOG, occurred_on=TOMORROW)).refused(refusals.DayInTheFuture, "occurred_on")
    given(*KNOWN).when(replace(LOG, occurred_on=TODAY)).then(replace(LOGGED, occurred_on=TODAY))


@pytest.mark.parametrize("day", [date(2019, 3, 5), date(2025, 12, 31)])
def test_a_contact_from_before_registration_counts(day):
    given(*KNOWN).when(replace(LOG, occurred_on=day)).then(replace(LOGGED, occurred_on=day))


def test_a_contact_is_taken_although_the_author_was_replaced_or_the_household_closed():
    contact = replace(LOG, level="village", staff_id=WANG)
    logged = replace(LOGGED, level="village", staff_id=WANG)
    given(*KNOWN, ASSIGNED, ENDED, CLOSED).when(contact).then(logged)


def test_a_contact_has_the_level_it_was_told_with():
    """Whoever records it says which; an assignment alone says nothing of the post held on the day."""
    contact = replace(LOG, staff_id=WANG)
    given(*KNOWN, ASSIGNED).when(contact).then(replace(LOGGED, staff_id=WANG))
    given(*KNOWN, ASSIGNED).when(replace(contact, level="county")).then(replace(LOGGED, staff_id=WANG, level="county"))


def test_needs_told_during_a_contact_are_opened_on_its_day():
    need = NewNeed(need_id=UUID(int=71), domain="medical", summary="glasses")
    given(*KNOWN).when(replace(LOG, needs=(need,))).then(
        LOGGED,
        NeedOpened(
            need_id=UUID(int=71),
            domain="medical",
            summary=private("glasses"),
            opened_on=MAY,
            contact_id=LOG.contact_id,
        ),
    )
    given(*KNOWN).when(replace(LOG, needs=(replace(need, summary=""),))).refused(
        refusals.TextMissing, "needs.0.summary"
    )


def test_a_correction_tells_the_whole_contact_and_passes_the_sealed_note_on():
    given(*KNOWN, CONTACT).when(CORRECT).then(CORRECTED)


def test_a_second_correction_starts_from_the_first():
    second = replace(CORRECT, reason="nobody in", outcome="not_reached", note="door shut")
    given(*KNOWN, CONTACT, CORRECTED).when(second).then(
        replace(CORRECTED, outcome="not_reached", note=private("door shut"), reason=private("nobody in"))
    )


def test_a_note_is_taken_out_by_none():
    given(*KNOWN, CONTACT).when(replace(CORRECT, channel=UNSET, note=None)).then(
        replace(CORRECTED, channel="phone", note=None)
    )


def test_a_correction_that_changes_nothing_is_none():
    given(*KNOWN, CONTACT).when(replace(CORRECT, channel=UNSET)).then_nothing()
    given(*KNOWN, CONTACT).when(replace(CORRECT, channel="phone")).then_nothing()


def test_a_correction_is_refused_without_a_reason_or_with_an_impossible_day():
    given(*KNOWN, CONTACT).when(replace(CORRECT, reason="")).refused(refusals.TextMissing, "reason")
    given(*KNOWN, CONTACT).when(replace(CORRECT, occurred_on=TOMORROW)).refused(refusals.DayInTheFuture, "occurred_on")


def test_a_contact_is_withdrawn_for_a_reason():
    given(*KNOWN, CONTACT).when(WITHDRAW).then(WITHDRAWN)
    given(*KNOWN, CONTACT).when(replace(WITHDRAW, reason="")).refused(refusals.TextMissing, "reason")


@pytest.mark.parametrize("command", [CORRECT, WITHDRAW])
def test_only_a_contact_that_stands_is_corrected_or_withdrawn(command):
    given(*KNOWN).when(command).refused(refusals.ContactNotThere)
    given(*KNOWN, CONTACT, WITHDRAWN).when(command).refused(refusals.ContactAlreadyWithdrawn)
