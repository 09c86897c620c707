"""How what happens to a county's periods is told."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import REASON

PERIODS: Final[Mapping[str, tuple[str, ...]]] = {
    "PeriodClosed": (N_("%(closed_on)s: the figures of %(period)s were closed (%(division)s)."),),
    "PeriodRestated": (N_("%(restated_on)s: the figures of %(period)s were restated (%(division)s)."), REASON),
    "PeriodReopened": (N_("%(reopened_on)s: the period %(period)s was opened again (%(division)s)."), REASON),
}
