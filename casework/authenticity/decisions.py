"""A sample is drawn; each family's answer is recorded, and corrected where it was wrong."""

from datetime import date
from typing import Any, Final

from msgspec import UNSET

from casework.authenticity.commands import AnswerSpotCheck, Command, CorrectSpotCheck, DrawSample
from casework.authenticity.events import (
    SampleDrawn,
    SampleEvent,
    SpotCheckAnswered,
    SpotCheckCorrected,
    SpotCheckDrawn,
)
from casework.authenticity.state import Sample
from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import in_order, not_in_the_future, required_text
from casework.common.private import Private, private

ASKED_AS: Final = {"result": "result", "on": "called_on"}


def decide(command: Command, sample: Sample, today: date) -> list[SampleEvent]:
    """What happens if this is asked of this sample; nothing when it happened already. Raises Refused."""
    match command:
        case DrawSample():
            return draw_sample(command, sample, today)
        case AnswerSpotCheck():
            return answer_spot_check(command, sample, today)
        case CorrectSpotCheck():
            return correct_spot_check(command, sample, today)
    raise TypeError(f"{type(command).__name__} is not asked of a sample")


def draw_sample(command: DrawSample, sample: Sample, today: date) -> list[SampleEvent]:
    if sample.sample is not None:
        return []  # the same form, sent twice
    not_in_the_future(command.from_on, today, "from_on")
    in_order(command.from_on, command.until_on)
    if not command.drawn:
        raise refusals.NothingToDrawFrom("from_on")
    drawn = SampleDrawn(
        division=command.division,
        from_on=command.from_on,
        until_on=command.until_on,
        drawn_on=today,
        frame=command.frame,
        known_position=command.known_position,
        seed=command.seed,
    )
    return [
        drawn,
        *(
            SpotCheckDrawn(
                spot_check_id=each.spot_check_id,
                household_id=each.household_id,
                contact_id=each.contact_id,
                drawn_on=today,
            )
            for each in command.drawn
        ),
    ]


def answer_spot_check(command: AnswerSpotCheck, sample: Sample, today: date) -> list[SampleEvent]:
    drawn = sample.drawn.get(command.spot_check_id)
    if drawn is None:
        raise refusals.SpotCheckNotThere
    on, before = command.on or today, sample.answers.get(command.spot_check_id)
    not_in_the_future(on, today, "on")
    if before is not None:
        if (before.result, before.called_on) == (command.result, on):
            return []
        raise refusals.SpotCheckAlreadyAnswered("result", called_on=before.called_on)
    return [
        SpotCheckAnswered(
            spot_check_id=command.spot_check_id,
            household_id=drawn.household_id,
            result=command.result,
            called_on=on,
            note=private(drawn.household_id, command.note),
        )
    ]


def correct_spot_check(command: CorrectSpotCheck, sample: Sample, today: date) -> list[SampleEvent]:
    before = sample.answers.get(command.spot_check_id)
    if before is None:
        raise refusals.SpotCheckNotThere
    required_text(command.reason, "reason")
    if command.on is not UNSET:
        not_in_the_future(command.on, today, "on")
    changes: dict[str, Any] = {
        name: value for asked, name in ASKED_AS.items() if (value := getattr(command, asked)) is not UNSET
    }
    if command.note is not UNSET:
        changes["note"] = private(before.household_id, command.note)
    return list(corrected(SpotCheckCorrected, before, changes, Private(before.household_id, command.reason)))
