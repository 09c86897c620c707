"""Why nobody was reached: said beside the outcome, and gone where somebody was reached after all."""

from uuid import UUID

from msgspec.structs import replace

from casework.common.refusals import ReachedAfterAll
from casework.households.commands.contacts import CorrectContact, LogContact
from casework.households.events.contacts import ContactCorrected, ContactLogged
from tests.casework.households.household_story import KNOWN, MAY, ZHANGS, private
from tests.support.spec import given

CALLED = ContactLogged(
    contact_id=UUID(int=53), channel="phone", outcome="not_reached", occurred_on=MAY, hindrance="wrong_number"
)
CALL = LogContact(
    household_id=ZHANGS,
    contact_id=CALLED.contact_id,
    channel="phone",
    outcome="not_reached",
    occurred_on=MAY,
    hindrance="wrong_number",
)
CORRECT = CorrectContact(household_id=ZHANGS, contact_id=CALLED.contact_id, reason="后来接通了")


def test_a_call_that_reached_nobody_says_why():
    given(*KNOWN).when(CALL).then(CALLED)
    given(*KNOWN).when(replace(CALL, hindrance=None)).then(replace(CALLED, hindrance=None))


def test_who_was_reached_needs_no_reason_for_not_being_reached():
    given(*KNOWN).when(replace(CALL, outcome="reached")).refused(ReachedAfterAll, "hindrance")
    both = replace(CORRECT, outcome="reached", hindrance="away")
    given(*KNOWN, CALLED).when(both).refused(ReachedAfterAll, "hindrance")


def test_reached_after_all_the_reason_is_gone_and_another_reason_takes_its_place():
    reached = ContactCorrected(
        contact_id=CALLED.contact_id, channel="phone", outcome="reached", occurred_on=MAY, reason=private("后来接通了")
    )
    given(*KNOWN, CALLED).when(replace(CORRECT, outcome="reached")).then(reached)
    away = replace(reached, outcome="not_reached", hindrance="away")
    given(*KNOWN, CALLED).when(replace(CORRECT, hindrance="away")).then(away)


def test_why_a_visit_on_a_hard_day_is_kept_with_it():
    visit = replace(CALL, channel="home_visit", hindrance=None, day_reason="家人邀请")
    told = replace(CALLED, channel="home_visit", hindrance=None, day_reason=private("家人邀请"))
    given(*KNOWN).when(visit).then(told)
