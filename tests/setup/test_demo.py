"""The demo tells a whole year, through the ordinary commands."""

from projections.check import check
from tests.support.world import COUNTY, World
from web.demo.story import tell_story

FAMILIES = 60  # five a village: one sheet is accepted, four wait
TOLD = {
    "ContactCorrected", "ContactWithdrawn", "HouseholdCorrected", "MemberCorrected", "PostEnded", "HandOverOrdered",
    "HandOverAccepted", "HandOverQueried", "PetitionRecorded", "PetitionAnswered", "HelpCategoryAssigned", "PeriodClosed",
    "PeriodRestated", "MemberDied", "LifeEventReported", "HouseholdPaused", "ServiceAccepted", "FindingRectified",
    "CountyDecided", "OccasionReported", "OccasionDecided", "PaymentListFrozen", "BankReturnReceived", "PaymentListClosed",
}  # fmt: skip

STAYS_AND_COSTS = [(11 + 7) * 10_000, 186_050 * 60 // 100]  # eighteen days of care, and a share of a cost


def test_a_year_of_the_demo_leaves_nothing_of_an_offices_work_out(world: World) -> None:
    with world.owner() as owner:
        assert tell_story(world.office, COUNTY, FAMILIES, 1, 1, lambda *_: None) == FAMILIES
        told = {name for (name,) in owner.execute("select distinct name from ledger.events")}
        assert told >= TOLD, TOLD - told
        closed = (
            "select (data->>'settled_fen')::int from ledger.events where name = 'PaymentListClosed' order by position"
        )
        assert [fen for (fen,) in owner.execute(closed)][1:] == STAYS_AND_COSTS
        assert check(owner, seconds=0.1) == []
