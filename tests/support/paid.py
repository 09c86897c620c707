"""Payment lists for tests: people with confirmed qualifications and accounts, and lists in every state."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from casework.applications.events.deciding import CountyDecided
from casework.applications.events.submitting import ApplicationSubmitted, Declared
from casework.claims import Claim
from casework.divisions.codes import ledger_of
from casework.ledger.append import Append
from casework.ledger.envelope import CLOCK, Request
from projections.payments import lists
from projections.recoveries import doubts
from projections.recoveries.doubts import Doubt
from tests.support.world import COUNTY, VILLAGE, World
from web.access.caller import Caller
from web.http.action import Asking
from web.payments import actions as payments
from web.payments.doubts import doubts_of
from web.payments.returns import take

SCHEME = "special_support"
OTHER_SCHEME = "rural_reward"
LAYOUT = "table"
_COLUMNS = {"list": "批次", "number": "序号", "name": "户名", "account": "账号", "amount": "金额", "result": "状态"}
OWN_LAYOUT: dict[str, Any] = {
    "title_zh": "本县农商行", "title_en": "Rural bank", "format": "csv", "encoding": "gb18030",
    "columns": [{"field": field, "title": title} for field, title in _COLUMNS.items() if field != "result"],
    "returned": [{"field": field, "title": _COLUMNS[field]} for field in ("list", "number", "amount", "result")],
    "results": {"paid": ["0"], "other": ["1"]},
}  # fmt: skip


def confirm(
    world: World,
    person_id: UUID,
    household_id: UUID,
    from_on: date = date(2026, 1, 1),
    scheme: str = SCHEME,
    division: str = VILLAGE,
) -> UUID:
    """The county has confirmed it: the events, without the steps that lead to them."""
    application_id = uuid4()
    events: list[Any] = [
        ApplicationSubmitted(
            application_id=application_id, person_id=person_id, household_id=household_id, scheme=scheme,
            submitted_on=from_on, division=division, declared=Declared(children=1, residency="rural"),
        ),
        CountyDecided(step_id=uuid4(), decision="confirmed", from_on=from_on, decided_on=from_on, by=uuid4()),
    ]  # fmt: skip
    casework = world.office.casework
    claim = Claim("enrolment", f"{person_id}:{scheme}", application_id)
    ledger = ledger_of(division)
    part = casework._part(events, events, 0, ledger, application_id, Append(by=CLOCK, claims=[claim]))
    casework.ledger(ledger).recorder.append(part.stored, part.append)
    return application_id


def confirmed_couple(world: World, **wishes: Any) -> tuple[UUID, list[UUID]]:
    household_id, members = world.household(**wishes)
    for member in members:
        confirm(world, member, household_id)
    return household_id, members


def prepare(world: World, clerk: Caller, period: str = "2026", **wishes: Any) -> UUID:
    said = {"scheme": SCHEME, "division": COUNTY, "period": period, **wishes}
    return world.ask(payments.PREPARE, clerk, **said).id


def approve(world: World, clerk: Caller, approver: Caller, list_id: UUID) -> None:
    world.ask(payments.FREEZE, clerk, list_id=list_id)
    world.ask(payments.APPROVE, approver, list_id=list_id)


def send(world: World, clerk: Caller, approver: Caller, list_id: UUID, layout: str = LAYOUT) -> None:
    approve(world, clerk, approver, list_id)
    world.ask(payments.SEND, clerk, list_id=list_id, layout=layout)


def answer(list_id: UUID, *rows: tuple[int, str, str]) -> bytes:
    """A bank's answer as a table: line number, amount in yuan, result."""
    called = str(list_id).replace("-", "")[:12]
    lines = ["清册编号,明细号,金额,结果", *(f"{called},{number},{yuan},{result}" for number, yuan, result in rows)]
    return "\r\n".join(lines).encode("utf-8-sig")


def bring(world: World, clerk: Caller, list_id: UUID, content: bytes, *, late: bool = False) -> Any:
    """The bank's answer, as page and API take it."""
    asking = Asking(world.office, clerk, {"list_id": list_id}, None, Request(uuid4()))
    return take(asking, content, late=late)


def lists_in_every_state(world: World, household_id: UUID, person_id: UUID) -> dict[str, UUID]:
    """A line each, of one month: drafts, frozen ones, an approved, a sent, a settled one."""
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    confirm(world, person_id, household_id, scheme=OTHER_SCHEME)
    made = {
        f"{name}_list_id": prepare(world, clerk, f"2026-0{month}", scheme=OTHER_SCHEME)
        for month, name in enumerate(("draft", "discarded", "frozen", "thawed", "approved", "sent", "settled"), 1)
    }
    for name in ("frozen", "thawed"):
        world.ask(payments.FREEZE, clerk, list_id=made[f"{name}_list_id"])
    approve(world, clerk, approver, made["approved_list_id"])
    for name in ("sent", "settled"):
        send(world, clerk, approver, made[f"{name}_list_id"])
    bring(world, clerk, made["settled_list_id"], answer(made["settled_list_id"], (1, "80.00", "成功")))
    return {
        **made,
        "list_id": made["settled_list_id"],
        "draft_to_freeze_list_id": prepare(world, clerk, "2026-08", scheme=OTHER_SCHEME),
    }


def in_doubt(world: World, by: Caller, list_id: UUID) -> list[Doubt]:
    """Lines of a list: found by what was recorded since, as by what its people are told of."""
    with world.office.open_snapshot(by) as snapshot:
        listed = lists.one(snapshot, list_id)
    assert listed is not None
    with pytest.MonkeyPatch.context() as patch:
        found = []
        for events in (1_000_000, -1):
            patch.setattr(doubts, "EVENTS_A_LINE", events)
            found.append(doubts_of(world.office, listed))
    assert found[0] == found[1]
    return found[0]
