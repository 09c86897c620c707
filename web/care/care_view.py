"""One person's care made ready to be shown: doctors with what they promised and did, passes, uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from casework.care.promise import Promised, promised
from casework.common.days import holds
from projections.care import tables
from projections.care.contract_tables import CONTRACT, DoctorContract
from projections.care.tables import DoctorService, GreenChannelUse, Pass
from projections.engine.projection import Projection
from projections.engine.snapshot import Snapshot
from web.access.caller import Caller
from web.office import Office
from web.unsealing import Unsealed, sealed_in, unsealed


@dataclass(frozen=True)
class Care:
    """What templates/care/care.html shows, as of `on`; what was written with `said(token)`."""

    on: date
    caller: Caller
    texts: Unsealed
    contracts: Sequence[DoctorContract]
    services: Sequence[DoctorService]
    passes: Sequence[Pass]
    uses: Sequence[GreenChannelUse]

    def said(self, token: str | None) -> str:
        return self.texts.said(token, self.caller)

    def doctor(self, contract: DoctorContract) -> str:
        return self.texts.name(contract.doctor, self.caller)

    def in_force(self, kind: str) -> DoctorContract | None:
        return next((c for c in self.contracts if c.kind == kind and holds(c.from_on, c.until_on, self.on)), None)

    def others(self, kind: str) -> list[DoctorContract]:
        """Those of a kind that hold on other days."""
        return [c for c in self.contracts if c.kind == kind and c is not self.in_force(kind)]

    def under(self, contract: DoctorContract) -> list[DoctorService]:
        """The services given under a contract so far."""
        return [
            s
            for s in self.services
            if s.kind == contract.kind and holds(contract.from_on, contract.until_on, s.served_on)
        ]

    def promised(self, contract: DoctorContract) -> list[Promised]:
        return promised(contract.package, [s.items for s in self.under(contract)])


def care_of(
    office: Office, caller: Caller, snapshot: Snapshot, ledger: str, household_id: UUID, member_id: UUID
) -> Care:
    """Everything that is known of a member's care on the snapshot's day."""

    def mine(model: Projection[Any], order: str) -> list[Any]:
        rows = snapshot.of(model, "household_id", household_id, order)
        return [row for row in rows if row.member_id == member_id]

    contracts = mine(CONTRACT, "from_on desc, contract_id")
    services = [s for s in mine(tables.SERVICE, "served_on desc, service_id") if s.served_on <= snapshot.on]
    passes = mine(tables.PASS, "from_on desc, pass_id")
    uses = [u for u in mine(tables.USE, "used_on desc, use_id") if u.used_on <= snapshot.on]
    rows: list[msgspec.Struct] = [*contracts, *services, *passes, *uses]
    texts = unsealed(office, sealed_in(rows, ledger, household_id))
    return Care(snapshot.on, caller, texts, contracts, services, passes, uses)
