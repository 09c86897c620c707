"""Where a household lives, in the few words people use."""

from typing import Final

from casework.divisions.country import the_divisions

SHORTER: Final = (("村民委员会", "村"), ("村委会", "村"), ("居民委员会", "社区"), ("居委会", "社区"))


def place_of(division: str) -> str:
    """Township and village (西簧乡七棵树村); an unknown code stays as it is."""
    names = the_divisions().path_names(division)[-2:]
    return "".join(short_name(name) for name in names) or division


def short_name(name: str) -> str:
    """七棵树村 for 七棵树村民委员会."""
    for long, short in SHORTER:
        if name.endswith(long):
            stem = name.removesuffix(long)
            return stem if stem.endswith(short) else stem + short
    return name
