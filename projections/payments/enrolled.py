"""A qualification as accrual takes it, and what is known of its person with what the application declares."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from msgspec.structs import replace

from casework.schemes.accrual import Enrolled
from casework.schemes.facts import Facts
from casework.schemes.occasions import Occasion
from projections.applications.enrolment import stored
from projections.payments.candidates import Confirmed

_OCCASIONS: Final = msgspec.json.Decoder(tuple[Occasion, ...])


class _Other(msgspec.Struct, frozen=True):
    """Another qualification of the person for the scheme."""

    application_id: UUID
    ledger: str
    from_on: date
    occasions: tuple[Occasion, ...]


_OTHERS: Final = msgspec.json.Decoder(tuple[_Other, ...])


def enrolled(who: Confirmed, ledger: str) -> Enrolled:
    ended = (who.exit_cause, who.exit_on) if who.exit_cause and who.exit_on else None
    decided, goes_on = stored(who.decided), stored(who.goes_on)
    occasions = () if who.occasions == "[]" else (*_others(who, ledger), *_OCCASIONS.decode(who.occasions))
    return Enrolled(
        from_on=who.from_on, ended=ended, ledger=ledger, decided=decided, goes_on=goes_on, occasions=occasions
    )


def _others(who: Confirmed, ledger: str) -> Iterator[Occasion]:
    """What counts towards the most of a year before it, or beside it in the order of the decisions. In another ledger that order is
    another's: what an earlier qualification had there comes first, what a later one has comes after this.
    """
    for each in () if who.others == "[]" else _OTHERS.decode(who.others):
        if each.ledger == ledger or (each.from_on, each.application_id) < (who.from_on, who.application_id):
            for one in each.occasions:
                yield replace(one, elsewhere=True, decided_at=one.decided_at if each.ledger == ledger else 0)


def declared(who: Confirmed, facts: Facts | None, ledger: str) -> Facts | None:
    if facts is None:
        return None
    return facts.declaring(
        place=(ledger, who.position), residency=who.residency, grade=who.grade, child_born_on=who.child_born_on,
        children=who.children, only_girls=who.only_girls, certificate=who.certificate,
    )  # fmt: skip
