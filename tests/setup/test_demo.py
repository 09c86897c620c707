"""The demo tells a whole year, through the ordinary commands."""

from projections.check import check
from tests.support.world import COUNTY, World
from web.demo.story import tell_story

FAMILIES = 60  # five a village: one sheet is accepted, four wait
TOLD = {
    "ContactCorrected", "ContactWithdrawn", "HouseholdCorrected", "MemberCorrected", "PostEnded", "HandOverOrdered",
    "HandOverAccepted", "HandOverQueried", "PetitionRecorded", "PetitionAnswered", "HelpCategoryAssigned", "PeriodClosed",
    "PeriodRestated", "MemberDied", "LifeEventReported", "HouseholdPaused", "ServiceAccepted", "FindingRectified",
    "CountyDecided", "PaymentListFrozen", "BankReturnReceived", "PaymentListClosed",
}  # fmt: skip


def test_a_year_of_the_demo_leaves_nothing_of_an_offices_work_out(world: World) -> None:
    with world.owner() as owner:
        assert tell_story(world.office, COUNTY, FAMILIES, 1, 1, lambda *_: None) == FAMILIES
        told = {name for (name,) in owner.execute("select distinct name from ledger.events")}
        assert told >= TOLD, TOLD - told
        assert check(owner, seconds=0.1) == []
