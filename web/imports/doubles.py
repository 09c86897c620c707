"""Persons and household numbers that stand in several rows of one sheet."""

from collections.abc import Iterable, Sequence

from web.imports.faults import fault
from web.imports.household import Draft

Key = tuple[str, str]
"""What may stand in one row only: ("person", identity number) or ("number", household number)."""


def mark_doubles(drafts: Sequence[Draft]) -> None:
    """Adds a fault to every row that repeats another one's person or household number.

    The first row that has them keeps them.
    """
    owners = _owners(drafts)
    for draft in drafts:
        for header, key in _keys(draft):
            owner = owners[key]
            if owner != draft.number:
                sentence = "same_person" if key[0] == "person" else "same_household_no"
                draft.faults.append(fault(draft.number, header, sentence, other=owner))


def _owners(drafts: Sequence[Draft]) -> dict[Key, int]:
    """The first row that has each key, also where it is refused for something else: somebody must look at both."""
    owners: dict[Key, int] = {}
    for draft in drafts:
        for _, key in _keys(draft):
            owners.setdefault(key, draft.number)
    return owners


def _keys(draft: Draft) -> Iterable[tuple[str, Key]]:
    """Header and key."""
    yield from ((header, ("person", id_number)) for header, id_number in draft.persons)
    if draft.household_no:
        header, number = draft.household_no
        yield header, ("number", number)
