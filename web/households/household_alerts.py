"""The alerts of one household that are open: how far they have come, who is on them, what they will do."""

from typing import NamedTuple
from uuid import UUID

from projections.engine.snapshot import Snapshot
from projections.oversight.alert_list import ListedAlert, alerts_of
from web.access.caller import Caller
from web.office import Office
from web.staff.names import staff_names
from web.unsealing import unsealed


class ShownAlert(NamedTuple):
    """`by`: who took it on; `plan` and `reason` as the reader may see them."""

    alert: ListedAlert
    by: str
    plan: str
    reason: str


def open_alerts(office: Office, caller: Caller, snapshot: Snapshot, household_id: UUID) -> list[ShownAlert]:
    found = [alert for alert in alerts_of(snapshot, household_id) if alert.stage != "resolved"]
    staff = staff_names(office, snapshot, {alert.staff_id for alert in found})
    texts = unsealed(office, [(text, a.ledger, a.household_id) for a in found for text in (a.plan, a.reason)])
    return [
        ShownAlert(
            alert,
            staff.get(alert.staff_id, "") if alert.staff_id else "",
            texts.said(alert.plan, caller),
            texts.said(alert.reason, caller),
        )
        for alert in found
    ]
