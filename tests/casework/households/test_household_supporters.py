from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.supporters import CorrectSupporter, EndSupporter, NameSupporter, WithdrawSupporter
from casework.households.events.supporters import SupporterCorrected, SupporterEnded, SupporterNamed, SupporterWithdrawn
from tests.casework.households.household_story import CLOSED, KNOWN, MAY, NEW_YEAR, WANG, ZHANGS, private
from tests.support.spec import given

ONE = UUID(int=51)
NAME = NameSupporter(
    household_id=ZHANGS, supporter_id=ONE, role="volunteer", name="何青", from_on=MAY, organisation="县红十字会"
)
NAMED = SupporterNamed(supporter_id=ONE, role="volunteer", name=private("何青"), from_on=MAY, organisation="县红十字会")
END = EndSupporter(household_id=ZHANGS, supporter_id=ONE, until_on=date(2026, 6, 1), reason="moved away")
ENDED = SupporterEnded(supporter_id=ONE, until_on=date(2026, 6, 1), reason=private("moved away"))
WITHDRAWN = SupporterWithdrawn(supporter_id=ONE, reason=private("another family"))


def test_somebody_helps_besides_the_contact_persons_by_name_or_from_the_staff():
    given(*KNOWN).when(NAME).then(NAMED)
    given(*KNOWN, NAMED).when(NAME).then_nothing()
    given(*KNOWN).when(replace(NAME, name=None, staff_id=WANG)).then(replace(NAMED, name=None, staff_id=WANG))
    given(*KNOWN).when(replace(NAME, name=None)).refused(refusals.TextMissing, "name")


def test_nobody_is_named_where_the_household_is_closed():
    given(*KNOWN, CLOSED).when(NAME).refused(refusals.HouseholdClosed)


def test_a_supporters_entry_is_corrected_with_a_reason():
    correct = CorrectSupporter(household_id=ZHANGS, supporter_id=ONE, reason="wrong day", from_on=NEW_YEAR)
    told = SupporterCorrected(
        supporter_id=ONE, reason=private("wrong day"), role="volunteer", name=private("何青"), from_on=NEW_YEAR,
        organisation="县红十字会",
    )  # fmt: skip
    given(*KNOWN, NAMED).when(correct).then(told)
    given(*KNOWN, NAMED, told).when(correct).then_nothing()
    given(*KNOWN, NAMED).when(replace(correct, reason="")).refused(refusals.TextMissing, "reason")
    given(*KNOWN).when(correct).refused(refusals.SupporterNotThere)


def test_help_ends_once_and_not_before_it_began():
    given(*KNOWN, NAMED).when(END).then(ENDED)
    given(*KNOWN, NAMED, ENDED).when(END).then_nothing()
    given(*KNOWN, NAMED, ENDED).when(replace(END, until_on=date(2026, 6, 2))).refused(refusals.SupporterAlreadyEnded)
    given(*KNOWN, NAMED).when(replace(END, until_on=NEW_YEAR)).refused(refusals.EndBeforeStart, "until_on")


def test_an_entry_that_was_withdrawn_never_was():
    withdraw = WithdrawSupporter(household_id=ZHANGS, supporter_id=ONE, reason="another family")
    given(*KNOWN, NAMED).when(withdraw).then(WITHDRAWN)
    given(*KNOWN, NAMED, WITHDRAWN).when(withdraw).refused(refusals.AlreadyWithdrawn)
    given(*KNOWN, NAMED, WITHDRAWN).when(END).refused(refusals.AlreadyWithdrawn)
