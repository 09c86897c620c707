"""How late something is, in bands of days: their codes in addresses, and their words."""

from projections.oversight.overdue import BANDS
from web.language.i18n import gettext


def band_of(days: int) -> str:
    """`8-30`, or `366-` for the last band, which has no end."""
    return band_code(*next((low, high) for low, high in BANDS if high is None or days <= high))


def band_code(low: int, high: int | None) -> str:
    return f"{low}-{high or ''}"


def band_words(low: int, high: int | None) -> str:
    if high is None:
        return gettext("More than %(n)s days") % {"n": low - 1}
    return gettext("%(low)s to %(high)s days") % {"low": low, "high": high}
