"""How call-backs drawn at random are told (sentence_words.py has all the rest)."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import NOTE, REASON

AUTHENTICITY: Final[Mapping[str, tuple[str, ...]]] = {
    "SampleDrawn": (N_("%(drawn_on)s: contacts were drawn at random in %(division)s, to call the families back."),),
    "SpotCheckDrawn": (N_("%(drawn_on)s: a contact was drawn at random, to call the family back."),),
    "SpotCheckAnswered": (N_("%(called_on)s: the family was called back: %(result)s."), NOTE),
    "SpotCheckCorrected": (N_("The call-back of %(before_on)s was corrected: %(changes)s."), REASON),
}
