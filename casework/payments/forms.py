"""A component's money by the month, by the year, or once: what lists have of a time in one form is not due again in another.

A later edition may make yearly what was paid by the month. Then the months that stand on lists cover the year as far as they go, and
only the rest is paid, or was too much.
"""

from collections.abc import Callable, Mapping

from casework.common.months import Month
from casework.payments.on_lists import YEAR_BIT, Slot


def as_listed(
    due: Mapping[Slot, int], stands: Mapping[Slot, int], may_be: Callable[[Month], bool]
) -> Mapping[Slot, int]:
    """What is due, in fen, told in the forms in which it stands on lists: the sum stays, nothing is due in two forms.

    What stands in a form that is due there counts for that form first. `may_be`: whether anything may be due in a month; what stands
    for a month of which that is not so (after an exit, say) covers nothing: it is asked back.
    """
    others = [slot for slot in sorted(stands) if slot not in due and (not _is_month(slot) or may_be(_month(slot)))]
    if not others:
        return due
    told = dict(due)
    for slot in others:
        for each in sorted(other for other in due if of_one_time(slot, other)):
            moved = min(stands[slot] - told.get(slot, 0), told[each] - stands.get(each, 0))
            if moved > 0:
                told[each] -= moved
                told[slot] = told.get(slot, 0) + moved
    return told


def of_one_time(slot: Slot, other: Slot) -> bool:
    """Whether both are of a component in two forms: the year of a month, the months of a year, or what is paid once and all of them."""
    (component, year, _), (same, of, _) = slot, other
    if component != same or slot == other:
        return False
    return 0 in (year, of) or (year == of and not (_is_month(slot) and _is_month(other)))


def _is_month(slot: Slot) -> bool:
    return slot[2] < YEAR_BIT


def _month(slot: Slot) -> Month:
    return slot[1] * 12 + slot[2].bit_length() - 1
