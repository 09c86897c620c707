"""The three full coverages of a household on a day, and what they add up to, as docs/glossary.md says them."""

from typing import Final

from msgspec import Struct

from casework.oversight.day import CountyDay
from casework.oversight.duties import Due, overdue
from casework.oversight.spans import Member, Reach, Standing
from casework.policies.editions import Level

FIGURES: Final = (
    "households", "members", "contact", "contact_effective", "doctor", "doctor_served", "tcm", "green_channel",
    "all_three", "overdue",
)  # fmt: skip
"""What is counted, in the order of every row of figures; `overdue` counts items."""


class MemberCover(Struct, frozen=True):
    member: Member
    doctor: bool
    doctor_served: bool
    tcm: bool
    green_channel: bool


class Care(Struct, frozen=True):
    """What a household in scope has on a day, however long ago it was contacted. `lacking`: levels nobody is there at."""

    members: tuple[MemberCover, ...]
    lacking: tuple[Level, ...]
    all_three: bool

    def figures(self, overdue: int) -> tuple[int, ...]:
        """One household's share in each of FIGURES, with so many items overdue."""
        doctor = served = tcm = green_channel = 0
        for member in self.members:
            doctor += member.doctor
            served += member.doctor_served
            tcm += member.tcm
            green_channel += member.green_channel
        contact = not self.lacking
        return (
            1, len(self.members), int(contact), int(contact and not overdue), doctor, served, tcm, green_channel,
            int(self.all_three), overdue,
        )  # fmt: skip


class Cover(Struct, frozen=True):
    """A household in scope on the day asked about."""

    care: Care
    overdue: tuple[Due, ...]

    @property
    def contact(self) -> bool:
        return not self.care.lacking

    @property
    def contact_effective(self) -> bool:
        return self.contact and not self.overdue

    @property
    def all_three(self) -> bool:
        return self.care.all_three

    def figures(self) -> tuple[int, ...]:
        """One household's share in each of FIGURES."""
        return self.care.figures(len(self.overdue))


def cover(reach: Reach, standing: Standing, day: CountyDay) -> Cover:
    """Of a household that is in scope on the day."""
    return Cover(care(standing, day), tuple(overdue(reach, standing, day)))


def care(standing: Standing, day: CountyDay) -> Care:
    """What does not hang on contacts."""
    lacks = lacking(standing, day)
    ready = day.is_ready(standing.division)
    members = tuple([_member(member, day, ready) for member in standing.members])
    whole = bool(members) and all(member.doctor and member.green_channel for member in members)
    return Care(members, lacks, not lacks and whole)


def lacking(standing: Standing, day: CountyDay) -> tuple[Level, ...]:
    """The levels required at which nobody assigned holds a post whose division contains the household's."""
    held = {one.level for one in standing.assigned if day.holds_post(one.staff_id, one.level, standing.division)}
    return tuple(level for level in day.policy.edition.required_levels if level not in held)


def _member(member: Member, day: CountyDay, ready: bool) -> MemberCover:
    served = member.doctor and member.served_on > day.policy.served_after
    return MemberCover(member, member.doctor, served, member.tcm, member.green_pass and ready)
