"""Every event is told in a sentence, in both languages, without codes, names masked where they must be."""

import re

import pytest

from casework.common.refusals import by_name
from casework.events import EVENT_TYPES
from projections.households.history import story as events_of
from tests.support.story import Story
from tests.web.language.test_messages import catalogue
from web.households.sentence_amendments import UNTOLD
from web.households.sentences import sentences_of
from web.language.i18n import Language, use_language
from web.language.sentence_words import CORRECTED, TOLD


def test_every_event_has_its_sentence_in_both_languages() -> None:
    assert set(TOLD) == set(EVENT_TYPES)
    for language in ("zh_Hans", "en"):
        known = {message.id for message in catalogue(language)}
        assert {texts[0] for texts in TOLD.values()} <= known


def test_a_sentence_tells_only_what_its_event_or_what_it_refers_to_knows() -> None:
    """A misspelt name would silently leave a text out."""
    fields = {name for kind in EVENT_TYPES.values() for name in kind.__struct_fields__}
    made = {"staff", "supporter", "did", "met", "recorder", "before_on", "changes", "hospital"}
    for texts in TOLD.values():
        assert set(re.findall(r"%\((\w+)\)s", " ".join(texts))) <= fields | made


def test_every_refusal_of_the_rules_has_its_translation() -> None:
    for language in ("zh_Hans", "en"):
        assert {kind.__doc__ for kind in by_name().values()} <= {message.id for message in catalogue(language)}


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_story_is_told(story: Story, language: Language) -> None:
    use_language(language)
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        told = events_of(snapshot, story.household)
    sentences = sentences_of(story.world.office, story.supervisor, told)
    assert len(sentences) == len(told)
    for each, sentence in zip(told, sentences, strict=True):
        assert not re.search(r"%\(|None|home_visit|not_reached|any_contact|[0-9a-f]{8}-", sentence), sentence
        assert sentences_of(story.world.office, story.supervisor, [each]) == [sentence]
    if language == "zh-Hans":
        assert "2026年11月14日，丁青珍入户看望，见到了家人。" in " ".join(sentences)


def test_whatever_a_correction_tells_has_its_word() -> None:
    for kind in EVENT_TYPES.values():
        if kind.corrects:
            assert set(kind.__struct_fields__) - {*UNTOLD, kind.thing} <= set(CORRECTED), kind.__name__
