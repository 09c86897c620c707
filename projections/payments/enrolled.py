"""A qualification as accrual takes it, and what is known of its person with what the application declares."""

import msgspec

from casework.schemes.accrual import Enrolled
from casework.schemes.facts import Facts
from casework.schemes.occasions import Occasion
from projections.applications.enrolment import stored
from projections.payments.candidates import Confirmed


def enrolled(who: Confirmed, ledger: str) -> Enrolled:
    ended = (who.exit_cause, who.exit_on) if who.exit_cause and who.exit_on else None
    decided, goes_on = stored(who.decided), stored(who.goes_on)
    occasions = () if who.occasions == "[]" else msgspec.json.decode(who.occasions, type=tuple[Occasion, ...])
    return Enrolled(
        from_on=who.from_on, ended=ended, ledger=ledger, decided=decided, goes_on=goes_on, occasions=occasions
    )


def declared(who: Confirmed, facts: Facts | None, ledger: str) -> Facts | None:
    if facts is None:
        return None
    return facts.declaring(
        place=(ledger, who.position), residency=who.residency, grade=who.grade, child_born_on=who.child_born_on,
        children=who.children, only_girls=who.only_girls, certificate=who.certificate,
    )  # fmt: skip
