"""Where an application is found, and what only the edge knows of it: whose it is, what the register says, who asks."""

from typing import Any, TypeVar

from msgspec.structs import replace

from casework.applications import refusals
from casework.applications.commands import (
    Command,
    DecideContinuation,
    DecideExit,
    DecideForCounty,
    PostNotice,
    ReviewYearly,
    SubmitApplication,
    WithdrawExit,
)
from casework.applications.commands.order import Step
from casework.applications.payable import NOTHING_ELSE
from casework.common.refusals import Conflict
from casework.divisions.codes import ledger_of
from casework.schemes.compatibility import in_the_way
from casework.schemes.editions import preset
from projections.applications import lookup
from projections.applications.judging import Judgement, judgements
from projections.applications.lookup import Placed
from projections.applications.supposing import paying_division
from projections.schemes.facts import facts_of
from projections.schemes.in_force import editions_of, scheme_in_force
from web.access.caller import Caller
from web.http.action import Asking
from web.http.rights import is_within
from web.language.places import place_of
from web.office import Office, Reached, not_found

C = TypeVar("C", bound=Command)


def for_person(asking: Asking) -> Reached:
    """A new application of somebody whom the caller looks after, in the ledger that pays. Raises Problem 404."""
    office, person_id = asking.office, asking.ids["member_id"]
    office.place_of_member(asking.caller, person_id)
    with office.open_everywhere() as snapshot:
        facts = facts_of(snapshot, [person_id]).get(person_id)
        if facts is None:
            raise not_found()
        division = paying_division(snapshot, facts)
    return Reached(ledger_of(division), asking.request.make_id("application"))


def of_application(asking: Asking) -> Reached:
    """The application that the address names, where the caller may know of it. Raises Problem 404."""
    with asking.office.open_snapshot(asking.caller) as snapshot:
        placed = lookup.application(snapshot, asking.ids["application_id"])
    if placed is None:
        raise not_found()
    return Reached(placed.ledger, placed.row.application_id)


def whose(asking: Asking, command: SubmitApplication) -> SubmitApplication:
    """Whose it is, and where it is paid. Raises SchemeNotInForce, AlreadyApplied, SchemesExcludeEachOther."""
    person_id, on = asking.ids["member_id"], command.submitted_on or asking.office.today()
    with asking.office.open_everywhere() as snapshot:
        facts = facts_of(snapshot, [person_id])[person_id]
        division = paying_division(snapshot, facts)
        scheme = scheme_in_force(snapshot, ledger_of(division), command.scheme, on).scheme
        if scheme is None:
            raise refusals.SchemeNotInForce("scheme")
        running = [p for p in lookup.running(snapshot, person_id) if p.row.application_id != command.application_id]
        for each in running:
            if each.row.scheme == command.scheme:
                raise _already(asking.caller, each)
        beside = [scheme_in_force(snapshot, p.ledger, p.row.scheme, on).scheme for p in running]  # type: ignore[arg-type]
        drawn = {each.scheme: each for each in beside if each}
    for other in in_the_way(scheme, drawn.values(), on):
        raise refusals.SchemesExcludeEachOther("scheme", scheme=(drawn[other].title_zh, drawn[other].title_en))
    return replace(command, person_id=person_id, household_id=facts.household_id, division=division)


def by_caller(asking: Asking, command: Any) -> Any:
    """With who asks, because the rules compare who did what."""
    return replace(command, by=asking.caller.user_id)


def by_caller_and_also(asking: Asking, command: Any) -> Any:
    """The same, with the other users who are the same person."""
    return replace(by_caller(asking, command), also=asking.office.also_known_as(asking.caller))


def noticed(asking: Asking, command: PostNotice) -> PostNotice:
    """With the days for which the scheme demands a notice there."""
    judged = judgement(asking.office, command)
    days = {**judged.notices, "county": judged.scheme.procedure.county_notice_days} if judged else {}
    return replace(command, by=asking.caller.user_id, at_least_days=days.get(command.level, 0))


def judged(asking: Asking, command: DecideForCounty | ReviewYearly) -> Any:
    """With the findings and the edition they are of."""
    told = by_caller_and_also(asking, command) if isinstance(command, DecideForCounty) else by_caller(asking, command)
    return with_judgement(told, judgement(asking.office, command, command))


def with_judgement(command: Any, found: Judgement | None) -> Any:
    if found is None:
        return command
    told = replace(command, findings=found.findings, edition=found.edition, words=found.words, known=dict(found.known))
    if isinstance(command, DecideForCounty):
        told = replace(told, notices=found.notices, payable_from_on=found.from_on)
        return replace(told, excludes=found.excludes, needs_reason_beside=found.needs_reason_beside)
    return told


def as_known(asking: Asking, command: DecideContinuation) -> DecideContinuation:
    """With what is known by now, and who asks."""
    found = judgement(asking.office, command, command)
    return replace(command, by=asking.caller.user_id, known=dict(found.known) if found else {})


def not_beside(asking: Asking, command: WithdrawExit) -> WithdrawExit:
    """Raises SchemesExcludeEachOther where the person has been confirmed since for what may not be drawn beside it."""
    found = judgement(asking.office, command)
    other = next((each for each in found.findings if each.condition == NOTHING_ELSE), None) if found else None
    if other is not None:
        drawn = preset(other.said)
        raise refusals.SchemesExcludeEachOther(scheme=(drawn.title_zh, drawn.title_en))
    if found is None:
        return command
    return replace(command, excludes=found.excludes, needs_reason_beside=found.needs_reason_beside)


def by_rule(asking: Asking, command: DecideExit) -> DecideExit:
    """With the scheme's rule for the cause, and the last month that is paid."""
    found = judgement(asking.office, command, command)
    told = replace(command, by=asking.caller.user_id)
    if found is None:
        return told
    with asking.office.open_everywhere() as snapshot:
        adopted = editions_of(snapshot, of_application(asking).ledger, found.scheme.scheme)
    until = adopted.last_paid(command.cause, command.on or asking.office.today())
    return replace(told, rule=found.scheme.exit_rule(command.cause), edition=found.edition, paid_until_on=until)


def judgement(office: Office, command: Command, step: Step | None = None) -> Judgement | None:
    """What the register says, for the day of the step; nothing where the scheme is in force no more."""
    on = (step.on if step else None) or office.today()
    from_on = getattr(command, "from_on", None) if isinstance(command, DecideForCounty) else None
    with office.open_everywhere() as snapshot:
        placed = lookup.application(snapshot, command.application_id)
        return judgements(snapshot, [placed], on, from_on).get(command.application_id) if placed else None


def _already(caller: Caller, placed: Placed) -> Conflict:
    """Where the running one is, as far as the caller may know."""
    if is_within(caller, placed.row.division):
        said = {"submitted_on": placed.row.submitted_on, "place": place_of(placed.row.division)}
        return refusals.AlreadyApplied("scheme", **said)
    return refusals.AlreadyAppliedElsewhere("scheme")
