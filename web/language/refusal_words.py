"""The refusals of the rules in the reader's language. Their docstrings are collected for translation (babel.cfg)."""

from datetime import date

from casework.common.refusals import Refused
from web.language.i18n import gettext, is_chinese, shown_day


def sentence_of(refused: Refused) -> str:
    """The refusal as the user reads it, with days written their way."""
    return gettext(refused.sentence) % {name: _shown(value) for name, value in refused.values.items()}


def _shown(value: object) -> object:
    """A day their way; of what is said in Chinese and English (a scheme's terms), what they read."""
    if isinstance(value, date):
        return shown_day(value)
    return value[0 if is_chinese() else 1] if isinstance(value, tuple) else value
