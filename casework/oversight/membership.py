"""Who belongs to a household on the days of a span, and what is said of one of them."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.oversight.spans import Member, Standing, over


def with_member(span: Standing, new: Member) -> Standing:
    """Somebody who comes back has the care they had; who is there already is only told of again."""
    if any(member.member_id == new.member_id for member in span.members):
        return span
    again = next((member for member in span.away if member.member_id == new.member_id), new)
    return replace(without_member(span, new.member_id), members=(*_others(span.members, new.member_id), again))


def left_by(span: Standing, member_id: UUID) -> Standing:
    gone = tuple(member for member in span.members if member.member_id == member_id)
    return replace(without_member(span, member_id), away=(*_others(span.away, member_id), *gone))


def without_member(span: Standing, member_id: UUID) -> Standing:
    return replace(span, members=_others(span.members, member_id), away=_others(span.away, member_id))


def _others(members: Sequence[Member], member_id: UUID) -> tuple[Member, ...]:
    return tuple(member for member in members if member.member_id != member_id)


def of_member(
    spans: Sequence[Standing], member_id: UUID, from_on: date, until_on: date, change: Callable[[Member], Member]
) -> list[Standing]:
    def of(span: Standing) -> Standing:
        members, away = (
            tuple(change(m) if m.member_id == member_id else m for m in some) for some in (span.members, span.away)
        )
        return replace(span, members=members, away=away)

    return over(spans, from_on, until_on, of)
