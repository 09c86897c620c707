"""What was reckoned of a list, kept while the process runs: the lines of a computed list never change.

Lines are only taken out (excluded), so that a list with so many taken out has always the same sums for a reader. Sums alone are
kept, of nobody by name.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar

from projections.engine.snapshot import Snapshot
from projections.payments.lists import Listed

T = TypeVar("T")
MOST: Final = 500
_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock: Final = Lock()


def kept(snapshot: Snapshot, what: str, reckon: Callable[[], T], *lists: Listed) -> T:
    """Reckoned once for all readers of the same area. A list that is still computed is reckoned each time."""
    if not all(each.list.computed for each in lists):
        return reckon()
    scope = snapshot.scope
    key = (what, scope.division, scope.households, *((each.list.list_id, each.list.excluded) for each in lists))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: T = _kept[key]
            return found
    found = reckon()
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found
