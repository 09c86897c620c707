"""A family that was registered twice is one: the wrong household is merged into the right one, and that can be undone."""

from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.life_events import ChangeCategory
from casework.households.commands.merging import MergeHousehold, UndoMerging
from casework.households.commands.pause_closure import ReopenHousehold
from casework.households.events.merging import HouseholdMerged, MergingUndone
from tests.casework.households.household_story import CLOSED, KNOWN, ZHANGS, private
from tests.casework.households.test_household_contacts import LOG, LOGGED
from tests.support.spec import TODAY, given

RIGHT = UUID(int=2)
MERGE = MergeHousehold(
    household_id=ZHANGS, merging_id=UUID(int=101), right_household_id=RIGHT, reason="registered twice"
)
MERGED = HouseholdMerged(merging_id=UUID(int=101), right_household_id=RIGHT, reason=private("registered twice"))
UNDO = UndoMerging(household_id=ZHANGS, reason="two families")
UNDONE = MergingUndone(merging_id=UUID(int=101), reason=private("two families"))


def test_a_household_is_merged_into_one_other_whether_closed_or_not():
    given(*KNOWN).when(MERGE).then(MERGED)
    given(*KNOWN, CLOSED).when(MERGE).then(MERGED)
    given(*KNOWN, MERGED).when(MERGE).then_nothing()
    given(*KNOWN, MERGED).when(replace(MERGE, right_household_id=UUID(int=3))).refused(refusals.HouseholdMerged)
    given(*KNOWN).when(replace(MERGE, right_household_id=ZHANGS)).refused(
        refusals.MergedIntoItself, "right_household_id"
    )
    given(*KNOWN).when(replace(MERGE, reason="")).refused(refusals.TextMissing, "reason")


def test_a_merging_is_undone_and_may_be_made_again():
    given(*KNOWN, MERGED).when(UNDO).then(UNDONE)
    given(*KNOWN).when(UNDO).refused(refusals.HouseholdNotMerged)
    given(*KNOWN, MERGED, UNDONE).when(replace(MERGE, merging_id=UUID(int=102))).then(
        replace(MERGED, merging_id=UUID(int=102))
    )


def test_nothing_is_decided_about_a_merged_household_but_facts_are_recorded():
    change = ChangeCategory(household_id=ZHANGS, category="child_deceased", from_on=TODAY)
    given(*KNOWN, MERGED).when(change).refused(refusals.HouseholdMerged)
    reopen = ReopenHousehold(household_id=ZHANGS, from_on=TODAY, reason="back")
    given(*KNOWN, CLOSED, MERGED).when(reopen).refused(refusals.HouseholdMerged)
    given(*KNOWN, MERGED).when(LOG).then(LOGGED)
