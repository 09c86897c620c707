"""The items of doctors' service packages in the reader's language."""

from casework.care.packages import items
from web.language.i18n import current_language


def item_name(code: str) -> str:
    """The name of an item; an unknown code stays as it is."""
    item = items().get(code)
    if item is None:
        return code
    return item.en if current_language() == "en" else item.zh
