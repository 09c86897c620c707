"""Staff members' names by their ids: they act in the office's name, so every reader may know them."""

from collections.abc import Iterable
from uuid import UUID

from projections.engine.snapshot import Snapshot
from projections.staff.lookup import sealed_names
from web.office import Office
from web.unsealing import unsealed


def staff_names(office: Office, snapshot: Snapshot, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names as they are now, as far as the reader's counties go."""
    rows = sealed_names(snapshot, [id_ for id_ in ids if id_ is not None])
    texts = unsealed(office, [(name, ledger, staff_id) for staff_id, name, ledger in rows])
    return {staff_id: texts.text(name) for staff_id, name, _ in rows}
