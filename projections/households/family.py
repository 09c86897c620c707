"""What a family's verified life events say of its people on a day: marital status, hukou, the child's disability level.

Nothing of it is stored apart, so that a life event that is withdrawn takes it along.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from projections.households.life_event_tables import LifeEvent
from projections.households.tables import Child, Member

MaritalStatus = Literal["married", "divorced", "widowed"]
PARENTS = {"father", "mother"}


def marital_status(
    member: Member, members: Sequence[Member], events: Sequence[LifeEvent], on: date
) -> MaritalStatus | None:
    """What was last said: married, divorced, or widowed by the other parent's death, unless they were divorced before."""
    said: list[tuple[date, MaritalStatus]] = []
    for event in _verified(events, str(member.member_id), ("marriage", "divorce"), on):
        said.append((event.occurred_on, "married" if event.kind == "marriage" else "divorced"))
    for other in members:
        if {member.relation, other.relation} == PARENTS and other.died_on <= on:
            said.append((other.died_on, "widowed"))
    status: MaritalStatus | None = None
    divorced = False
    for _, what in sorted(said, key=lambda each: each[0]):
        divorced = divorced or what == "divorced"
        status = status if what == "widowed" and divorced else what
    return status


def hukou_on(member: Member, events: Sequence[LifeEvent], on: date) -> str | None:
    """Where the hukou is: as last verified, else as registered."""
    moved = [e for e in _verified(events, str(member.member_id), ("moved",), on) if e.hukou_division]
    return moved[-1].hukou_division if moved else member.hukou_division


def disability_level_on(child: Child, events: Sequence[LifeEvent], on: date) -> int | None:
    """The child's level: as last verified, else as recorded."""
    said = [e for e in _verified(events, "child", ("disability_level",), on) if e.level]
    return said[-1].level if said else child.disability_level


def _verified(events: Iterable[LifeEvent], subject: str, kinds: tuple[str, ...], on: date) -> list[LifeEvent]:
    """Those about somebody that had happened by the day, the latest last; of one day what was told last."""
    found = (e for e in events if e.status == "verified" and e.subject == subject and e.kind in kinds)
    return sorted((e for e in found if e.occurred_on <= on), key=lambda event: (event.occurred_on, event.told_at))
