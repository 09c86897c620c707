from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.help import (
    AssignHelpCategory,
    CorrectHelpCategory,
    EndHelpCategory,
    WithdrawHelpCategory,
)
from casework.households.events.help import (
    HelpCategoryAssigned,
    HelpCategoryCorrected,
    HelpCategoryEnded,
    HelpCategoryWithdrawn,
)
from casework.oversight.day import CountyInputs
from casework.oversight.duties import due
from casework.oversight.reach import untouched
from casework.oversight.standing import standing_after
from casework.policies import preset
from casework.policies.in_force import Adopted, Editions
from tests.casework.households.household_story import KNOWN, MAY, NEW_YEAR, ZHANGS, private
from tests.support.spec import given

HELP, LATER = UUID(int=91), UUID(int=92)
ASSIGN = AssignHelpCategory(
    household_id=ZHANGS,
    help_id=HELP,
    help_category="intensive",
    from_on=MAY,
    reason="alone",
    title="重点帮扶",
    title_en="Intensive help",
)
ASSIGNED = HelpCategoryAssigned(
    help_id=HELP,
    help_category="intensive",
    from_on=MAY,
    reason=private("alone"),
    title="重点帮扶",
    title_en="Intensive help",
)
END = EndHelpCategory(household_id=ZHANGS, help_id=HELP, until_on=date(2026, 6, 1), reason="better")
ENDED = HelpCategoryEnded(help_id=HELP, until_on=date(2026, 6, 1), reason=private("better"))
WITHDRAW = WithdrawHelpCategory(household_id=ZHANGS, help_id=HELP, reason="another family")
WITHDRAWN = HelpCategoryWithdrawn(help_id=HELP, reason=private("another family"))
DAY = timedelta(days=1)


def test_a_category_is_given_from_a_day_on_with_a_reason():
    given(*KNOWN).when(ASSIGN).then(ASSIGNED)
    given(*KNOWN, ASSIGNED).when(ASSIGN).then_nothing()
    given(*KNOWN).when(replace(ASSIGN, reason="")).refused(refusals.TextMissing, "reason")


def test_a_category_is_corrected_with_what_the_county_calls_it_and_its_end_stays_after_its_beginning():
    wrong = CorrectHelpCategory(
        household_id=ZHANGS, help_id=HELP, reason="misread", help_category="regular", title="一般", title_en="Regular"
    )
    told = {"help_id": HELP, "from_on": MAY, "reason": private("misread")}
    given(*KNOWN, ASSIGNED).when(wrong).then(
        HelpCategoryCorrected(help_category="regular", title="一般", title_en="Regular", **told)
    )
    later = CorrectHelpCategory(household_id=ZHANGS, help_id=HELP, reason="misread", from_on=date(2026, 6, 2))
    given(*KNOWN, ASSIGNED, ENDED).when(later).refused(refusals.EndBeforeStart, "from_on")
    given(*KNOWN, ASSIGNED, WITHDRAWN).when(later).refused(refusals.AlreadyWithdrawn)


def test_it_ends_once_and_not_before_it_began():
    given(*KNOWN, ASSIGNED).when(END).then(ENDED)
    given(*KNOWN, ASSIGNED, ENDED).when(END).refused(refusals.HelpAlreadyEnded)
    given(*KNOWN, ASSIGNED).when(replace(END, until_on=NEW_YEAR)).refused(refusals.EndBeforeStart, "until_on")
    given(*KNOWN).when(END).refused(refusals.HelpNotThere)


def test_what_was_given_by_mistake_is_withdrawn_with_a_reason():
    given(*KNOWN, ASSIGNED).when(WITHDRAW).then(WITHDRAWN)
    given(*KNOWN, ASSIGNED, WITHDRAWN).when(END).refused(refusals.AlreadyWithdrawn)


def days_between_contacts(*happened, on: date) -> dict[str, int]:
    """How often the family is owed each duty on a day, under the edition that has categories of help."""
    spans = ()
    for event in (*KNOWN, *happened):
        spans = standing_after(ZHANGS, spans, event)
    standing = next(span for span in spans if span.from_on <= on < span.until_on)
    day = CountyInputs(Editions((Adopted("411326", date.min, preset("categorised")),))).on(on)
    return {each.duty: each.days for each in due(untouched(ZHANGS)[0], standing, day) if "festival" not in each.duty}


def test_a_category_makes_the_duties_it_names_more_frequent_on_its_days():
    assert days_between_contacts(ASSIGNED, on=MAY - DAY) == {"any_contact": 30, "home_visit": 90}
    assert days_between_contacts(ASSIGNED, on=MAY) == {"any_contact": 7, "home_visit": 30}
    assert days_between_contacts(ASSIGNED, ENDED, on=date(2026, 6, 1)) == {"any_contact": 30, "home_visit": 90}


def test_of_two_the_one_of_the_later_day_holds_in_whatever_order_they_were_recorded():
    regular = replace(ASSIGNED, help_id=LATER, help_category="regular", from_on=MAY + 10 * DAY)
    for order in ((ASSIGNED, regular), (regular, ASSIGNED)):
        assert days_between_contacts(*order, on=MAY)["any_contact"] == 7
        assert days_between_contacts(*order, on=MAY + 10 * DAY)["any_contact"] == 15
        assert days_between_contacts(*order, ENDED, on=date(2026, 6, 1))["any_contact"] == 15  # another one ended


def test_a_category_that_the_edition_does_not_name_changes_nothing():
    unknown = replace(ASSIGNED, help_category="of_long_ago")
    assert days_between_contacts(unknown, on=MAY) == {"any_contact": 30, "home_visit": 90}
