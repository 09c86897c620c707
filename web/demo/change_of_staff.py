"""A village contact person leaves the post: all families pass to the colleague of the next village, who accepts them one by one."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid5

from casework.households.commands.assignments import AcceptHandOver, QueryHandOver
from casework.ledger.envelope import Actor
from casework.staff.commands import EndPost, HandOverAsked, ReceiverAsked, TakePost
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.staff.looked_after import LookedAfter, Narrowed, looked_after
from projections.staff.staff_list import posts
from web.demo.telling import Record, Teller, Told
from web.office import Office
from web.staff.hand_over_run import begin, carry_on, items

LEFT_WAITING: Final = 4  # sheets that nobody has accepted so far
REASON: Final = "调到县里工作"


class ChangeOfStaff(Teller):
    """`by`: in whose name the households are handed over."""

    def __init__(self, random: Random, county: str, office: Office, by: Actor, record: Record) -> None:
        super().__init__(random, county, office.today(), record)
        self.office, self.by = office, by

    def tell(self, families: Sequence[Told]) -> None:
        """Nothing where no village has a contact person for all its families, and a neighbour who has them too."""
        whole = _looked_after_whole(families)
        leaving = next((village for village in whole if _neighbour(village, whole)), "")
        neighbour = _neighbour(leaving, whole)
        if neighbour:
            self._pass_on(leaving, whole[leaving], whole[neighbour])

    def _pass_on(self, village: str, leaves: UUID, takes: UUID) -> None:
        from_on, hand_over = self.ago(8), self.id()
        self.record(
            [TakePost(staff_id=takes, post_id=self.id(), level="village", division=village, from_on=from_on)], takes
        )
        with open_snapshot(self.office.database, NATION, self.today) as snapshot:
            found = looked_after(snapshot, leaves, "village", from_on, Narrowed(village))
            post = posts(snapshot, [leaves])[leaves][0].post_id
        to = (ReceiverAsked(staff_id=takes),)
        begin(self.office, self.by, self.county, leaves, hand_over, items(found, to))
        asked = HandOverAsked(to=to, reason=REASON, handover_note="钥匙和联系卡都在村部")
        self.record(
            [EndPost(staff_id=leaves, post_id=post, hand_over_id=hand_over, until_on=from_on, hand_over=asked)], leaves
        )
        while not carry_on(self.office, hand_over):
            pass
        self._accepted(hand_over, found)

    def _accepted(self, hand_over: UUID, found: Sequence[LookedAfter]) -> None:
        """Most sheets; about one of the others something is asked back."""
        first, *accepted = found[: max(1, len(found) - LEFT_WAITING + 1)]
        question = QueryHandOver(
            household_id=first.household_id, assignment_id=_successor(hand_over, first), query_id=self.id(),
            question="答应过的血压计送到了吗？",
        )  # fmt: skip
        self.record([question], first.household_id)
        for each in accepted:
            of = {"household_id": each.household_id, "assignment_id": _successor(hand_over, each)}
            self.record([AcceptHandOver(**of, accepted_on=self.today - timedelta(days=5))], each.household_id)


def _looked_after_whole(families: Sequence[Told]) -> dict[str, UUID]:
    """The villages of which every family has its contact person, with that one."""
    lacking = {family.village for family in families if family.village_staff is None}
    return {
        family.village: family.village_staff
        for family in families
        if family.village_staff and family.village not in lacking
    }


def _neighbour(village: str, whole: Mapping[str, UUID]) -> str:
    """Another one in the same town."""
    return next((other for other in whole if other != village and other[:9] == village[:9]), "")


def _successor(hand_over: UUID, each: LookedAfter) -> UUID:
    return uuid5(hand_over, str(each.assignment_id))
