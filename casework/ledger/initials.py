"""Pinyin of a name: its initials, for finding a household by typing them (张建国 → zjg), and its syllables."""


def initials(name: str) -> str:
    """Lower-case initials in the order of the characters; what is not a Chinese character stays as it is."""
    from pypinyin import (
        Style,
        lazy_pinyin,
    )  # its dictionary takes a quarter of a second, which most commands never need

    return "".join(syllable[:1] for syllable in lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()


def syllables(text: str) -> list[str]:
    """One lower-case syllable without its tone for each character; what is no Chinese character stays together."""
    from pypinyin import lazy_pinyin

    return [syllable.lower() for syllable in lazy_pinyin(text)]
