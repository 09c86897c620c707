"""The refusals of the rules in the reader's language. Their docstrings are collected for translation (babel.cfg)."""

from datetime import date

from casework.common.refusals import Refused
from web.language.i18n import gettext, shown_day


def sentence_of(refused: Refused) -> str:
    """The refusal as the user reads it, with days written their way."""
    values = {name: shown_day(v) if isinstance(v, date) else v for name, v in refused.values.items()}
    return gettext(refused.sentence) % values
