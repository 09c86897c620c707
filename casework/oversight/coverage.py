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


class Cover(Struct, frozen=True):
    """A household in scope on the day asked about."""

    contact: bool
    contact_effective: bool
    all_three: bool
    members: tuple[MemberCover, ...]
    overdue: tuple[Due, ...]
    lacking: tuple[Level, ...]

    def figures(self) -> tuple[int, ...]:
        """One household's share in each of FIGURES."""
        doctor = served = tcm = green_channel = 0
        for member in self.members:
            doctor += member.doctor
            served += member.doctor_served
            tcm += member.tcm
            green_channel += member.green_channel
        return (
            1, len(self.members), int(self.contact), int(self.contact_effective), doctor, served, tcm, green_channel,
            int(self.all_three), len(self.overdue),
        )  # fmt: skip


def cover(reach: Reach, standing: Standing, day: CountyDay) -> Cover:
    """Of a household that is in scope on the day."""
    lacks = lacking(standing, day)
    contact = not lacks
    late = tuple(overdue(reach, standing, day))
    ready = day.is_ready(standing.division)
    members = tuple([_member(member, day, ready) for member in standing.members])
    whole = bool(members) and all(member.doctor and member.green_channel for member in members)
    return Cover(contact, contact and not late, contact and whole, members, late, lacks)


def lacking(standing: Standing, day: CountyDay) -> tuple[Level, ...]:
    """The levels required at which nobody assigned holds a post whose division contains the household's."""
    held = {one.level for one in standing.assigned if day.holds_post(one.staff_id, one.level, standing.division)}
    return tuple(level for level in day.policy.edition.required_levels if level not in held)


def _member(member: Member, day: CountyDay, ready: bool) -> MemberCover:
    served = member.doctor and member.served_on > day.policy.served_after
    return MemberCover(member, member.doctor, served, member.tcm, member.green_pass and ready)
