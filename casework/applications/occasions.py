"""Stays and costs: a report is a fact; whether it is paid, somebody else decides."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casework.applications import guards, refusals
from casework.applications.commands import CorrectOccasion, DecideOccasion, ReportOccasion, WithdrawOccasion
from casework.applications.events import (
    ApplicationEvent,
    OccasionCorrected,
    OccasionDecided,
    OccasionReported,
    OccasionWithdrawn,
)
from casework.applications.state import Application, Occasion
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.refusals import EndBeforeStart
from casework.common.said import said
from casework.schemes.occasions import days_of

A_YEAR: Final = 366
"""Days of a stay that are accepted at most, as what is asked may say at most."""


def report_occasion(command: ReportOccasion, application: Application, today: date) -> list[ApplicationEvent]:
    """Whatever became of the application: who has left the scheme may have been in hospital before."""
    if command.occasion_id in application.occasions or command.occasion_id in application.withdrawn:
        return []
    told = OccasionReported(
        occasion_id=command.occasion_id, kind=command.kind, from_on=command.from_on, until_on=command.until_on,
        reported_on=today, number=guards.reason(application, required_text(command.number, "number")),
        cost_fen=command.cost_fen, place=guards.text(application, command.place), by=command.by,
    )  # fmt: skip
    _possible(told, today)
    return [told]


def correct_occasion(command: CorrectOccasion, application: Application, today: date) -> list[ApplicationEvent]:
    """A decision stands; of what it accepted no more counts than there is after the correction."""
    before = _standing(command, application)
    whose = guards.told(application).person_id
    reason = guards.reason(application, required_text(command.reason, "reason"))
    changes = said(command, "from_on", "until_on", "cost_fen", of={"number": whose, "place": whose})
    told = corrected(OccasionCorrected, before, {**changes, "corrected_by": command.by}, reason)
    for after in told:
        _possible(after, today)
    return list(told)


def withdraw_occasion(command: WithdrawOccasion, application: Application, today: date) -> list[ApplicationEvent]:
    if command.occasion_id in application.withdrawn:
        return []
    _standing(command, application)
    reason = guards.reason(application, required_text(command.reason, "reason"))
    return [OccasionWithdrawn(occasion_id=command.occasion_id, reason=reason)]


def decide_occasion(command: DecideOccasion, application: Application, today: date) -> list[ApplicationEvent]:
    """Not by whoever reported or corrected it. Days of two stays that are paid never overlap. The same decision again is nothing."""
    told = _standing(command, application)
    not_in_the_future(command.on, today, "on")
    if application.occasions_told_by.get(command.occasion_id, frozenset()) & {command.by, *command.also}:
        raise refusals.OccasionDecidedByReporter
    days, cost_fen = _accepted(command, told, application) if command.accepted else (0, 0)
    reason = guards.text(application, command.reason if command.accepted else required_text(command.reason, "reason"))
    before = application.occasions_decided.get(command.occasion_id)
    if before and (before.accepted, before.days, before.cost_fen) == (command.accepted, days, cost_fen):
        return []
    return [
        OccasionDecided(
            occasion_id=command.occasion_id, decided_on=command.on or today, accepted=command.accepted, days=days,
            cost_fen=cost_fen, by=command.by, reason=reason,
        )
    ]  # fmt: skip


def _accepted(command: DecideOccasion, told: Occasion, application: Application) -> tuple[int, int]:
    """Days of a stay, or fen of a cost. Raises MoreThanReported, StaysOverlap."""
    if told.kind == "cost":
        cost = told.cost_fen if command.cost_fen is None else command.cost_fen
        if cost > told.cost_fen:
            raise refusals.MoreThanReported("cost_fen")
        return 0, cost
    stayed = days_of(told.from_on, told.until_on)
    if (command.days or 0) > stayed:
        raise refusals.MoreThanReported("days")
    for other in _paid_beside(told, application):
        if told.from_on < other.until_on and other.from_on < told.until_on:
            raise refusals.StaysOverlap("accepted", from_on=other.from_on, until_on=other.until_on)
    return command.days or min(stayed, A_YEAR), 0


def _paid_beside(told: Occasion, application: Application) -> Iterator[Occasion]:
    for id_, decided in application.occasions_decided.items():
        other = application.occasions.get(id_)
        if other and decided.accepted and other.kind == "stay" and id_ != told.occasion_id:
            yield other


def _standing(command: CorrectOccasion | WithdrawOccasion | DecideOccasion, application: Application) -> Occasion:
    """Raises OccasionNotThere."""
    told = application.occasions.get(command.occasion_id)
    if told is None:
        raise refusals.OccasionNotThere
    return told


def _possible(told: Occasion, today: date) -> None:
    """Raises EndBeforeStart, DayInTheFuture, CostMissing."""
    if told.until_on < told.from_on:
        raise EndBeforeStart("until_on", from_on=told.from_on)
    not_in_the_future(told.until_on, today, "until_on")
    if told.kind == "cost" and not told.cost_fen:
        raise refusals.CostMissing("cost_fen")
