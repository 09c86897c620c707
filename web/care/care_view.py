"""One person's care made ready to be shown: doctors with what they promised and did, check-ups, green channel, signatures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from casework.care.promise import Promised, promised
from casework.common.days import FOREVER, holds
from projections.care.checkup_tables import CHECKUP, Checkup
from projections.care.contract_tables import CONTRACT, DoctorContract
from projections.care.doctor_tables import SERVICE, DoctorService
from projections.care.green_channel_tables import PASS, USE, GreenChannelUse, Pass
from projections.care.signature_tables import AUTHORISATION, Authorisation
from projections.engine.projection import Projection
from projections.engine.snapshot import Snapshot
from projections.hospitals.readiness import Spans, ready_spans, was_ready
from projections.staff.lookup import hospital_names
from web.access.caller import Caller
from web.office import Office
from web.unsealing import Unsealed, sealed_in, unsealed


@dataclass(frozen=True)
class Care:
    """What templates/care/care.html shows, as of `on`; what was written with `said(token)`, names with `name(token)`."""

    on: date
    caller: Caller
    texts: Unsealed
    contracts: Sequence[DoctorContract]
    services: Sequence[DoctorService]
    checkups: Sequence[Checkup]
    passes: Sequence[Pass]
    uses: Sequence[GreenChannelUse]
    authorisations: Sequence[Authorisation]
    hospitals: Mapping[UUID, str]
    ready: Spans

    def said(self, token: str | None) -> str:
        return self.texts.said(token, self.caller)

    def name(self, token: str | None) -> str:
        return self.texts.name(token, self.caller)

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

    @property
    def checkup(self) -> str:
        """How this year's check-up stands: done, declined, offered; nothing where it was not offered yet."""
        stages = [each.stage for each in self.checkups if each.year == self.on.year]
        return "done" if "done" in stages else stages[0] if stages else ""

    @property
    def held_pass(self) -> Pass | None:
        return next((one for one in self.passes if holds(one.from_on, one.until_on, self.on)), None)

    @property
    def may_sign(self) -> list[Authorisation]:
        """Those who may sign on the day."""
        return [one for one in self.authorisations if holds(one.from_on, one.until_on, self.on)]

    def without_pass(self, use: GreenChannelUse) -> bool:
        return not any(holds(one.from_on, one.until_on, use.used_on) for one in self.passes)

    def not_ready(self, use: GreenChannelUse) -> bool:
        return not was_ready(self.ready, use.hospital_id, use.used_on)

    def ends(self, day: date) -> bool:
        return day < FOREVER


def care_of(
    office: Office, caller: Caller, snapshot: Snapshot, ledger: str, household_id: UUID, member_id: UUID
) -> Care:
    """Everything that is known of a member's care on the snapshot's day."""

    def mine(model: Projection[Any], order: str, day: str = "") -> list[Any]:
        rows = (row for row in snapshot.of(model, "household_id", household_id, order, ledger=ledger))
        rows = (row for row in rows if row.member_id == member_id)
        return [row for row in rows if not day or getattr(row, day) <= snapshot.on]

    contracts = mine(CONTRACT, "from_on desc, contract_id")
    services = mine(SERVICE, "served_on desc, service_id", "served_on")
    checkups = mine(CHECKUP, "occurred_on desc, checkup_id", "occurred_on")
    passes = mine(PASS, "from_on desc, pass_id")
    uses = mine(USE, "used_on desc, use_id", "used_on")
    authorisations = mine(AUTHORISATION, "from_on desc, authorisation_id")
    named = _hospitals(uses, authorisations)
    rows: list[msgspec.Struct] = [*contracts, *services, *passes, *uses, *authorisations]
    return Care(
        snapshot.on, caller, unsealed(office, sealed_in(rows, ledger, household_id)), contracts, services, checkups, passes,
        uses, authorisations, hospital_names(snapshot, named), ready_spans(snapshot, named),
    )  # fmt: skip


def _hospitals(uses: Iterable[GreenChannelUse], authorisations: Iterable[Authorisation]) -> set[UUID]:
    return {use.hospital_id for use in uses} | {one.hospital_id for one in authorisations if one.hospital_id}
