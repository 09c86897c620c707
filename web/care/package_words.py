"""The items of service packages as choices of a form, and as ticked there."""

from casework.care.packages import items_of
from web.http.form import Form
from web.language.packages import item_name


def package_choices() -> dict[str, list[tuple[str, str]]]:
    """By kind of contract: codes with their names, for a form."""
    return {kind: [(each.item, item_name(each.item)) for each in items_of(kind)] for kind in ("family", "tcm")}


def ticked(form: Form, kind: str) -> list[str]:
    """The items ticked that a contract of the kind can promise; what is ticked for the other kind is not meant."""
    return [each.item for each in items_of(kind) if form.text(each.item)]
