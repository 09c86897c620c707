"""What the third coverage is called where the reader works: 绿色通道 in most places, 就医便利 in some.

One rule for every text that names it: the catalogues say the usual word, and it is replaced as a text is shown.
"""

from contextvars import ContextVar
from typing import Final, NamedTuple


class Label(NamedTuple):
    """Its name in both languages, as the edition of the policy in force says."""

    zh: str
    en: str


USUAL: Final = Label("绿色通道", "Green channel")
_label: ContextVar[Label] = ContextVar("label of the third coverage", default=USUAL)


def use_label(label: Label) -> None:
    """From here on, for whoever is being answered."""
    _label.set(label)


def called(text: str) -> str:
    """The text with the third coverage called as it is here."""
    label = _label.get()
    if label == USUAL:
        return text
    within = label.en[:1].lower() + label.en[1:]
    text = text.replace(USUAL.zh, label.zh)
    for usual, here in (("Green channel", label.en), ("Green-channel", label.en)):
        text = text.replace(usual, here).replace(usual.lower(), within)
    return text
