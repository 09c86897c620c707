"""Of two schemes that may not be drawn together a person draws one, also where both are decided on in one instant."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from casework.applications import refusals
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import Request
from casework.ledger.traces import traces
from casework.schemes.editions import preset
from tests.support.applying import applied, checked
from tests.support.markup import value_of
from tests.support.world import COUNTY, World
from web.applications import actions
from web.applications.several import confirm_several
from web.http.action import Action, Asking
from web.http.shape import filled
from web.schemes import actions as schemes

TWO = ("rural_reward", "special_support")


@pytest.fixture
def people(world: World) -> list[tuple[UUID, ...]]:
    """Four who applied for both before the county had one exclude the other; all wait for the county."""
    persons = [person for _ in range(2) for person in world.household()[1]]
    waiting = [tuple(checked(world, applied(world, person, scheme)) for scheme in TWO) for person in persons]
    terms = msgspec.to_builtins(msgspec.structs.replace(preset("special_support"), excludes=("rural_reward",)))
    said: dict[str, Any] = {"division": COUNTY, "edition": terms, "from_on": date(2020, 1, 1), "document_number": "1号"}
    world.ask(schemes.ADOPT, **said)
    return waiting


def at_once(world: World, action: Action, ids: tuple[UUID, ...], **said: Any) -> Counter[str]:
    """Each by an officer of its own. All have looked before the first is recorded."""
    begin = Barrier(len(ids))

    def ask(application_id: UUID) -> str:
        body = msgspec.convert(said, action.shape)
        place = {"application_id": application_id}
        asking = Asking(world.office, world.caller("approver"), place, body, Request(uuid4()))
        command = filled(action.command, body, place, asking.request.make_id)
        complete = action.complete(asking, command)
        begin.wait()
        try:
            action.carry_out(asking, complete, action.reach(asking), action)
        except ClaimConflict as claimed:
            return claimed.kind
        return "recorded"

    with ThreadPoolExecutor(len(ids)) as pool:
        return Counter(pool.map(ask, ids))


def test_two_confirmations_in_one_instant_are_one(world: World, people: list[tuple[UUID, ...]]) -> None:
    for both in people:
        asked = at_once(world, actions.DECIDE, both, decision="confirmed")
        assert asked == {"recorded": 1, "exclusion": 1}
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None
        owner.execute("delete from ledger.claims where kind = 'exclusion'")
        found = traces(owner, COUNTY)
    assert found is not None
    assert found.kind == "claim_missing"


def test_a_confirmation_and_an_exit_withdrawn_in_one_instant_are_one(
    world: World, people: list[tuple[UUID, ...]]
) -> None:
    first, second = people[0]
    approver = world.caller("approver")
    world.ask(actions.DECIDE, approver, application_id=first, decision="confirmed")
    world.ask(actions.EXIT, application_id=first, cause="other")
    looked = [
        (action, Asking(world.office, approver, {"application_id": id_}, msgspec.convert(said, action.shape), Request(uuid4())))
        for action, id_, said in (
            (actions.DECIDE, second, {"decision": "confirmed"}),
            (actions.WITHDRAW_EXIT, first, {"reason": "没有退出"}),
        )
    ]  # fmt: skip
    ready = [
        (
            action,
            asking,
            action.complete(asking, filled(action.command, asking.said, asking.ids, asking.request.make_id)),
        )
        for action, asking in looked
    ]
    (one, asked, command), (other, later, too_late) = ready
    one.carry_out(asked, command, one.reach(asked), one)
    with pytest.raises(ClaimConflict) as claimed:
        other.carry_out(later, too_late, other.reach(later), other)
    assert claimed.value.kind == "exclusion"


def test_of_two_ticked_in_one_form_the_first_is_confirmed_and_the_other_named(
    world: World, people: list[tuple[UUID, ...]]
) -> None:
    ticked = [id_ for both in people for id_ in both]
    done = confirm_several(world.office, world.caller("approver"), ticked, Request(uuid4(), bytes(31) + b"7"))
    assert (done.number, len(done.refused)) == (4, 4)
    assert {type(why) for why in done.refused.values()} == {refusals.AnotherSchemeConfirmed}


def test_of_two_confirmed_in_one_instant_without_a_reason_one_is_asked_for_it(world: World) -> None:
    _, (person, other) = world.household()
    both = tuple(checked(world, applied(world, person, scheme)) for scheme in TWO)
    assert at_once(world, actions.DECIDE, both, decision="confirmed") == {"recorded": 1, "reason": 1}
    ticked = [checked(world, applied(world, other, scheme)) for scheme in TWO]
    done = confirm_several(world.office, world.caller("approver"), ticked, Request(uuid4(), bytes(31) + b"8"))
    assert (done.number, [type(why) for why in done.refused.values()]) == (1, [refusals.ConfirmedBesideMeanwhile])
    (left,) = done.refused
    world.ask(
        actions.DECIDE, world.caller("approver"), application_id=left, decision="confirmed", reason="县文件〔2026〕3号"
    )
    (first,) = {*ticked} - {left}
    world.ask(actions.EXIT, application_id=first, cause="other")
    world.ask(actions.WITHDRAW_EXIT, application_id=first, reason="没有退出")
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None


def test_where_no_document_says_whether_both_are_drawn_the_county_writes_why(world: World) -> None:
    _, (person, *_) = world.household()
    first, second = (checked(world, applied(world, person, scheme)) for scheme in TWO)
    approver = world.caller("approver")
    world.ask(actions.DECIDE, approver, application_id=first, decision="confirmed")
    page, at = world.browser(approver), f"/applications/{second}/county-decision"
    shown = page.get(at).text
    assert "由县级决定，须说明理由" in shown
    form = {name: value_of(shown, name) for name in ("csrf_token", "command_id", "version")}
    refused = page.post(at, data={**form, "decision": "confirmed"})
    assert (refused.status_code, "请写明县级为何同时确认" in refused.text) == (422, True)
    assert confirm_several(world.office, approver, [second], Request(uuid4())).number == 0
    taken = page.post(at, data={**form, "decision": "confirmed", "reason": "县文件〔2026〕3号"}, follow_redirects=False)
    assert taken.status_code == 303
    assert "县文件〔2026〕3号" in page.get(f"/applications/{second}").text
