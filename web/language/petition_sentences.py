"""How a petition, and what is done about it, is told (sentence_words.py has all the rest)."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import REASON

PETITIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "PetitionRecorded": (
        N_("%(received_on)s: a petition was received: “%(matter)s”."),
        N_("%(unit)s is responsible, until %(due_on)s."),
    ),
    "PetitionCorrected": (N_("The petition of %(before_on)s was corrected: %(changes)s."), REASON),
    "PetitionWithdrawn": (N_("The petition of %(before_on)s was withdrawn and counts no longer."), REASON),
    "PetitionAnswered": (N_("%(answered_on)s: the petition “%(matter)s” was answered: “%(result)s”."),),
}
PETITIONS_CORRECTED: Final[Mapping[str, str]] = {
    "received_on": N_("day"),
    "matter": N_("matter"),
    "unit": N_("responsible unit"),
}
