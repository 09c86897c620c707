"""Where text enters: what cannot be seen is left out, what cannot be stored is refused."""

import re
from typing import Final

from web.language.i18n import N_

NOT_STORABLE: Final = N_("This text holds a character that cannot be stored.")

# Pasted along without anybody knowing, from telephones and spreadsheets: soft hyphens, blanks without width, marks and
# overrides of the reading direction, byte order marks, tags. Selectors of a rare character's form are kept.
UNSEEN: Final = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Controls but tab and line breaks, half characters, and what is no character at all.
BROKEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def visible(text: str) -> str:
    """The text without what nobody can see in it."""
    return UNSEEN.sub("", text)


def is_storable(text: str) -> bool:
    """Whether a text is made of characters only. PostgreSQL stores no NUL, UTF-8 no half character."""
    return BROKEN.search(text) is None


def storable(text: str) -> str:
    """What is left of a text that is not, to be shown again."""
    return BROKEN.sub("", text)
