"""Families are called back by lot: the lot can be repeated, each is answered once, and an answer can be corrected."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from casework.authenticity.commands import AnswerSpotCheck, CorrectSpotCheck, Drawn, DrawSample
from casework.authenticity.drawing import draw
from casework.authenticity.events import SampleDrawn, SpotCheckAnswered, SpotCheckCorrected, SpotCheckDrawn
from casework.common import refusals
from casework.common.private import Private
from tests.support.spec import TODAY, given

SAMPLE, CHECK, FAMILY, CONTACT = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
FROM, UNTIL = date(2026, 1, 1), date(2026, 2, 1)
DRAW = DrawSample(
    sample_id=SAMPLE, division="411326", from_on=FROM, until_on=UNTIL, frame=40, known_position=7, seed=9,
    drawn=(Drawn(spot_check_id=CHECK, household_id=FAMILY, contact_id=CONTACT),),
)  # fmt: skip
SAMPLED = SampleDrawn(
    division="411326", from_on=FROM, until_on=UNTIL, drawn_on=TODAY, frame=40, known_position=7, seed=9
)
DRAWN = SpotCheckDrawn(spot_check_id=CHECK, household_id=FAMILY, contact_id=CONTACT, drawn_on=TODAY)
ANSWER = AnswerSpotCheck(sample_id=SAMPLE, spot_check_id=CHECK, result="confirmed", note="来过，还带了药")
ANSWERED = SpotCheckAnswered(
    spot_check_id=CHECK,
    household_id=FAMILY,
    result="confirmed",
    called_on=TODAY,
    note=Private(FAMILY, "来过，还带了药"),
)
CORRECT = CorrectSpotCheck(sample_id=SAMPLE, spot_check_id=CHECK, reason="记到别家了", result="not_reached", note=None)
CORRECTED = SpotCheckCorrected(
    spot_check_id=CHECK,
    household_id=FAMILY,
    result="not_reached",
    called_on=TODAY,
    reason=Private(FAMILY, "记到别家了"),
)


def test_a_sample_says_from_how_many_and_how_it_was_drawn() -> None:
    given().when(DRAW).then(SAMPLED, DRAWN)
    given(SAMPLED, DRAWN).when(DRAW).then()


def test_where_nothing_was_recorded_nothing_is_drawn() -> None:
    with pytest.raises(refusals.NothingToDrawFrom):
        given().when(DrawSample(sample_id=SAMPLE, division="411326", from_on=FROM, until_on=UNTIL)).then()


def test_a_family_answers_once_and_the_answer_can_be_corrected() -> None:
    given(SAMPLED, DRAWN).when(ANSWER).then(ANSWERED)
    given(SAMPLED, DRAWN, ANSWERED).when(ANSWER).then()
    given(SAMPLED, DRAWN, ANSWERED).when(CORRECT).then(CORRECTED)
    given(SAMPLED, DRAWN, ANSWERED, CORRECTED).when(CORRECT).then()
    other = AnswerSpotCheck(sample_id=SAMPLE, spot_check_id=CHECK, result="declined")
    with pytest.raises(refusals.SpotCheckAlreadyAnswered):
        given(SAMPLED, DRAWN, ANSWERED).when(other).then()


def test_what_was_not_drawn_is_not_answered() -> None:
    with pytest.raises(refusals.SpotCheckNotThere):
        given(SAMPLED).when(ANSWER).then()


def test_the_same_seed_draws_the_same_and_everybody_may_be_drawn() -> None:
    contacts = [uuid4() for _ in range(50)]
    assert draw(contacts, 10, 7) == draw(reversed(contacts), 10, 7)
    assert len(set(draw(contacts, 10, 7))) == 10
    assert {contact for seed in range(100) for contact in draw(contacts, 10, seed)} == set(contacts)
    assert sorted(draw(contacts, 80, 7)) == sorted(contacts)
